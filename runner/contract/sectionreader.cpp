// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/sectionreader.h"

#include "runner/contract/nearest.h"

#include <QStringDecoder>

#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMostUsd = 1e6;

/// All of it: QString::fromUtf8() would take a leading U+FEFF for a byte order mark and drop it.
QString decoded(std::string_view text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder.decode(QByteArrayView(text.data(), qsizetype(text.size())));
}

QString typeText(const toml::node& node)
{
    switch (node.type()) {
    case toml::node_type::table:
        return u"a table"_s;
    case toml::node_type::array:
        return u"a list"_s;
    case toml::node_type::string:
        return u"a text"_s;
    case toml::node_type::integer:
        return u"a whole number"_s;
    case toml::node_type::floating_point:
        return u"a decimal number"_s;
    case toml::node_type::boolean:
        return u"true or false"_s;
    default:
        return u"a date or time"_s;
    }
}

} // namespace

QString notOneOf(const QString& text, const QStringList& words)
{
    if (words.contains(text))
        return {};
    const QString nearest = nearestWord(text, words);
    const QString mend = nearest.isEmpty() ? QString() : u" Did you mean \"%1\"?"_s.arg(nearest);
    return u"\"%1\" is none of %2.%3"_s.arg(printable(text), words.join(u", "_s), mend);
}

SectionReader::SectionReader(const toml::table* table, QString name, QList<ContractProblem>& problems)
    : m_table(table)
    , m_name(std::move(name))
    , m_problems(problems)
{
}

bool SectionReader::has(QLatin1StringView key) const
{
    return m_table != nullptr && m_table->contains(std::string_view(key.data(), size_t(key.size())));
}

const toml::node* SectionReader::find(QLatin1StringView key)
{
    m_asked.append(key);
    return m_table == nullptr ? nullptr : m_table->get(std::string_view(key.data(), size_t(key.size())));
}

QString SectionReader::path(const QString& key) const
{
    return m_name.isEmpty() ? key : m_name + u'.' + key;
}

void SectionReader::add(const toml::source_region& where, const QString& key, const QString& message)
{
    m_problems.append({int(where.begin.line), int(where.begin.column), key, message});
}

void SectionReader::wrongType(const toml::node& node, QLatin1StringView key, const QString& wanted)
{
    add(node.source(), path(key), u"%1 needs %2; here is %3."_s.arg(path(key), wanted, typeText(node)));
}

void SectionReader::problem(QLatin1StringView key, const QString& message)
{
    const toml::node* node = find(key);
    if (node == nullptr)
        node = m_table;
    if (node != nullptr && node->source().begin.line > 0)
        add(node->source(), path(key), message);
    else
        m_problems.append({1, 1, path(key), message});
}

std::optional<QString> SectionReader::text(QLatin1StringView key, const Check& check)
{
    const toml::node* node = find(key);
    if (node == nullptr)
        return std::nullopt;
    if (!node->is_string()) {
        wrongType(*node, key, u"a text in quotes"_s);
        return std::nullopt;
    }
    QString value = decoded(node->as_string()->get());
    if (const QString why = check ? check(value) : QString(); !why.isEmpty()) {
        add(node->source(), path(key), path(key) + u": "_s + why);
        return std::nullopt;
    }
    return value;
}

std::optional<QStringList> SectionReader::texts(QLatin1StringView key, const QString& example, const Check& check)
{
    const toml::node* node = find(key);
    if (node == nullptr)
        return std::nullopt;
    const QString wanted = u"a list of texts, for example %1"_s.arg(example);
    if (!node->is_array()) {
        wrongType(*node, key, wanted);
        return std::nullopt;
    }
    QStringList values;
    bool right = true;
    for (const toml::node& element : *node->as_array()) {
        if (!element.is_string()) {
            wrongType(element, key, wanted);
            right = false;
            continue;
        }
        values.append(decoded(element.as_string()->get()));
        if (const QString why = check(values.last()); !why.isEmpty()) {
            add(element.source(), path(key), path(key) + u": "_s + why);
            right = false;
        }
    }
    return right ? std::optional(values) : std::nullopt;
}

std::optional<bool> SectionReader::truth(QLatin1StringView key)
{
    const toml::node* node = find(key);
    if (node == nullptr)
        return std::nullopt;
    if (!node->is_boolean()) {
        wrongType(*node, key, u"true or false, without quotes"_s);
        return std::nullopt;
    }
    return node->as_boolean()->get();
}

std::optional<qint64> SectionReader::count(QLatin1StringView key, qint64 least, qint64 most)
{
    const toml::node* node = find(key);
    if (node == nullptr)
        return std::nullopt;
    const QString wanted = u"a whole number from %1 to %2"_s.arg(least).arg(most);
    if (!node->is_integer()) {
        wrongType(*node, key, wanted);
        return std::nullopt;
    }
    const qint64 value = node->as_integer()->get();
    if (value < least || value > most) {
        add(node->source(), path(key), u"%1 needs %2; here is %3."_s.arg(path(key), wanted).arg(value));
        return std::nullopt;
    }
    return value;
}

template <typename T>
std::optional<T> SectionReader::measured(
    QLatin1StringView key, Result<T> (*parse)(const QString&), const QString& wanted)
{
    const toml::node* node = find(key);
    if (node == nullptr)
        return std::nullopt;
    if (!node->is_string()) {
        wrongType(*node, key, wanted);
        return std::nullopt;
    }
    const QString text = decoded(node->as_string()->get());
    const Result<T> value = parse(text);
    if (!value) {
        add(node->source(), path(key),
            u"%1: \"%2\" does not do. %3"_s.arg(path(key), printable(text), value.error().detail));
        return std::nullopt;
    }
    if (*value <= T{}) {
        add(node->source(), path(key), u"%1 must be more than zero."_s.arg(path(key)));
        return std::nullopt;
    }
    return *value;
}

std::optional<std::chrono::milliseconds> SectionReader::duration(QLatin1StringView key)
{
    return measured<std::chrono::milliseconds>(key, &parseDuration, u"a duration in quotes, for example \"10m\""_s);
}

std::optional<qint64> SectionReader::size(QLatin1StringView key)
{
    return measured<qint64>(key, &parseSize, u"a size in quotes, for example \"4 GB\""_s);
}

std::optional<qint64> SectionReader::microUsd(QLatin1StringView key)
{
    const toml::node* node = find(key);
    if (node == nullptr)
        return std::nullopt;
    const QString wanted = u"an amount in US dollars, for example 2.00"_s;
    const auto dollars = node->is_number() ? node->value<double>() : std::nullopt;
    if (!dollars) {
        wrongType(*node, key, wanted);
        return std::nullopt;
    }
    if (!std::isfinite(*dollars) || *dollars < 0 || *dollars > kMostUsd) {
        add(node->source(), path(key), u"%1 needs an amount from 0 to 1000000."_s.arg(path(key)));
        return std::nullopt;
    }
    const double micro = *dollars * 1e6;
    const double whole = std::round(micro);
    if (std::abs(micro - whole) > 1e-3) {
        add(node->source(), path(key),
            u"%1 counts in millionths of a dollar; write at most six decimals."_s.arg(path(key)));
        return std::nullopt;
    }
    return qint64(whole);
}

std::optional<qsizetype> SectionReader::choice(QLatin1StringView key, const QStringList& words)
{
    const auto word = text(key, [&words](const QString& value) { return notOneOf(value, words); });
    return word ? std::optional(words.indexOf(*word)) : std::nullopt;
}

const toml::table* SectionReader::table(QLatin1StringView key)
{
    const toml::node* node = find(key);
    if (node != nullptr && !node->is_table()) {
        wrongType(*node, key, u"a section, written [%1]"_s.arg(path(key)));
        return nullptr;
    }
    return node == nullptr ? nullptr : node->as_table();
}

void SectionReader::unknown(const toml::key& key, const QStringList& everyKey)
{
    const QString name = decoded(key.str());
    const QString place = m_name.isEmpty() ? u"A contract"_s : u"[%1]"_s.arg(m_name);
    QString mend = u"Its keys are %1."_s.arg(m_asked.join(u", "_s));
    QStringList homes;
    for (const QString& known : everyKey)
        if (known.section(u'.', -1) == name && known != path(name))
            homes.append(
                known.contains(u'.') ? u"[%1]"_s.arg(known.section(u'.', 0, 0)) : u"the top, before any section"_s);
    if (const QString nearest = nearestWord(name, m_asked); !nearest.isEmpty() && nearest != name)
        mend = u"Did you mean %1?"_s.arg(nearest);
    else if (!homes.isEmpty())
        mend = u"It belongs under %1."_s.arg(homes.join(u" or "_s));
    add(key.source(), printable(path(name)), u"%1 has no key %2. %3"_s.arg(place, printable(name), mend));
}

void SectionReader::finish(const QStringList& everyKey)
{
    if (m_table == nullptr)
        return;
    m_asked.removeDuplicates();
    for (auto&& [key, node] : *m_table)
        if (!m_asked.contains(decoded(key.str())))
            unknown(key, everyKey);
}

} // namespace remit
