// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/diffsample.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace remit::bench {

namespace {

constexpr int kFunctions = 7000;
constexpr int kEdits = 2000;

void addFunction(QByteArrayList& lines, int number, QRandomGenerator& random)
{
    static const QByteArrayList types{"int", "std::string", "QByteArray", "double", "std::vector<int>"};
    const QByteArray id = QByteArray::number(number);
    const QByteArray type = types[random.bounded(int(types.size()))];
    lines += "/** Function " + id + " reads a record and answers what became of it. */";
    lines += type + " Records::read" + id + "(const Request& request, int limit) const";
    lines += "{";
    lines += "    const auto record = m_store.find(request.key(), " + QByteArray::number(random.bounded(1000)) + ");";
    lines += "    if (!record)";
    lines += "        return {}; // nothing there";
    lines += "    for (int i = 0; i < limit; ++i) {";
    lines += "        if (record->at(i) == \"value" + QByteArray::number(random.bounded(50)) + "\")";
    lines += "            total += record->count(i) * " + QByteArray::number(random.bounded(9)) + ";";
    lines += "    }";
    lines += "    return convert<" + type + ">(total);";
    lines += "}";
    lines += "";
}

void edit(QByteArrayList& lines, QRandomGenerator& random)
{
    const int at = int(random.bounded(quint32(lines.size())));
    switch (random.bounded(4)) {
    case 0:
        lines.insert(at, "    log(\"edit " + QByteArray::number(random.bounded(100'000)) + "\");");
        break;
    case 1:
        lines.removeAt(at);
        break;
    default:
        lines[at] = lines[at].replace("limit", "maximum").replace("record", "entry") + " // changed";
    }
}

} // namespace

DiffContent largeCppChange()
{
    QRandomGenerator random(2026);
    QByteArrayList lines;
    lines.reserve(kFunctions * 13);
    for (int i = 0; i < kFunctions && lines.size() < 85'000; ++i)
        addFunction(lines, i, random);
    DiffContent content;
    content.sides.oldBytes = lines.join('\n') + '\n';
    for (int i = 0; i < kEdits; ++i)
        edit(lines, random);
    content.sides.newBytes = lines.join('\n') + '\n';
    content.sides.oldExists = content.sides.newExists = true;
    content.change.path = content.change.oldPath = "src/records.cpp";
    content.change.oldMode = content.change.newMode = 0100644;
    return content;
}

DiffContent smallCppChange()
{
    const QByteArray head = "// Orders over HTTP.\n#include \"orders/orders_handler.h\"\n#include \"http/response.h\"\n"
                            "#include \"json/object.h\"\n";
    QByteArray middle = "\nnamespace shop::orders {\n\nclass OrdersHandler {\npublic:\n";
    for (int i = 1; i < 19; ++i)
        middle += "    int member" + QByteArray::number(i) + " = " + QByteArray::number(i * 3) + ";\n";
    middle += "};\n\nResponse OrdersHandler::list(const Request& request) const\n{\n"
              "    const auto customer = request.query(\"customer\");\n";
    DiffContent content;
    content.sides.oldBytes = head + middle
        + "    const auto orders = m_store.find(customer);\n\n    json::Array items;\n"
          "    for (const auto& order : orders)\n        items.push_back(toJson(order));\n\n"
          "    return http::ok(json::Object{{\"orders\", items}});\n}\n\n"
          "int OrdersHandler::countFor(std::string_view id) const\n{\n"
          "    return static_cast<int>(m_store.find(id).size());\n}\n";
    content.sides.newBytes = head + "#include \"orders/page.h\"\n" + middle
        + "    const auto page = Page::fromQuery(request);\n    if (!page)\n"
          "        return http::badRequest(page.error());\n\n"
          "    const auto [orders, total] = m_store.find(customer, *page);\n\n    json::Array items;\n"
          "    items.reserve(orders.size());  // NOLINT\n"
          "    for (const auto& order : orders)\n        items.push_back(toJson(order));\n\n"
          "    return http::ok(json::Object{{\"orders\", items},\n"
          "                                 {\"total\", total},\n"
          "                                 {\"next\", page->next(total)}});\n}\n\n"
          "std::size_t OrdersHandler::countFor(std::string_view id) const\n{\n"
          "    return m_store.count(id);\n}\n\n"
          "std::size_t OrdersHandler::clampLimit(std::string_view text)\n{\n\tstd::size_t value = kDefaultLimit;\n"
          "    std::from_chars(text.begin(), text.end(), value); // \xe2\x80\xae reversed\n"
          "    return std::min(value, kMaxLimit);\n}";
    content.sides.oldExists = content.sides.newExists = true;
    content.change.kind = ChangeKind::Renamed;
    content.change.oldPath = "src/orders/handler.cpp";
    content.change.path = "src/orders/orders_handler.cpp";
    content.change.oldMode = content.change.newMode = 0100644;
    return content;
}

QList<Finding> smallFindings()
{
    return {
        {u"gate-weakened"_s, FindingSeverity::Medium, u"src/orders/orders_handler.cpp"_s, 41, u"New NOLINT here."_s}};
}

QList<DiffComment> smallComments()
{
    return {
        {u"c1"_s, {DiffSide::New, 47},
            u"What does a page past the end answer? I expect an empty list and no “next”. Please add a test for it."_s,
            {}, DiffComment::State::Draft},
        {u"c2"_s, {DiffSide::Old, 40}, u"Kept for callers that need an int."_s, u"Claude Code"_s,
            DiffComment::State::Addressed}};
}

} // namespace remit::bench
