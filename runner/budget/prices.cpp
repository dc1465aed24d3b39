// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/budget/prices.h"

#include <QFile>
#include <QRegularExpression>

#include <toml++/toml.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace remit {

/*
 * The file: one table a model, [models."NAME"], in US dollars a million tokens: input and output (needed), cache_read
 * and cache_write (left out: cached tokens cost as much as input), cache_write_1h (left out: unknown), web_search
 * (dollars a thousand, left out: unknown), source and as_of (text, needed). A model that charges long prompts otherwise
 * has [[models."NAME".long_prompt]] tables with `above` (tokens) and the same five prices.
 */
namespace {

constexpr double kLargestDollars = 100'000;

class PriceReader {
public:
    explicit PriceReader(QString fileName)
        : m_fileName(std::move(fileName))
    {
    }

    Result<PriceTable::Price> price(const toml::table& table)
    {
        PriceTable::Price price;
        static_cast<PriceTable::Rates&>(price) = rates(table);
        price.source = text(table, "source");
        price.asOf = text(table, "as_of");
        price.webSearches = optionalDollars(table, "web_search");
        refuseUnknown(table,
            {"input", "output", "cache_read", "cache_write", "cache_write_1h", "web_search", "source", "as_of",
                "long_prompt"});
        if (const toml::node* node = table.get("long_prompt"))
            longPrompts(*node, price.longPrompts);
        if (!m_problem.isEmpty())
            return failure(ErrorCode::InvalidInput, m_problem);
        return price;
    }

    [[nodiscard]] QString at(const toml::source_region& where, const QString& what) const
    {
        return QStringLiteral("%1:%2:%3: %4").arg(m_fileName).arg(where.begin.line).arg(where.begin.column).arg(what);
    }

private:
    void problem(const toml::node& node, const QString& what)
    {
        if (m_problem.isEmpty())
            m_problem = at(node.source(), what);
    }

    void refuseUnknown(const toml::table& table, std::initializer_list<std::string_view> known)
    {
        for (const auto& [key, node] : table) {
            if (std::ranges::find(known, key.str()) == known.end())
                problem(node, QStringLiteral("unknown key \"%1\"").arg(QString::fromStdString(std::string(key.str()))));
        }
    }

    qint64 dollars(const toml::table& table, std::string_view key, std::optional<qint64> otherwise)
    {
        const QString name = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
        const toml::node* node = table.get(key);
        if (!node) {
            if (!otherwise)
                problem(table, QStringLiteral("\"%1\" is missing: give dollars a million tokens").arg(name));
            return otherwise.value_or(0);
        }
        const auto value = node->value<double>();
        if (!node->is_number() || !value || !std::isfinite(*value) || *value < 0 || *value > kLargestDollars) {
            problem(*node, QStringLiteral("\"%1\" is not a price: give dollars a million tokens").arg(name));
            return 0;
        }
        return std::llround(*value * 1e6);
    }

    std::optional<qint64> optionalDollars(const toml::table& table, std::string_view key)
    {
        return table.contains(key) ? std::optional<qint64>(dollars(table, key, 0)) : std::nullopt;
    }

    QString text(const toml::table& table, std::string_view key)
    {
        const auto value = table[key].value<std::string>();
        if (!value || value->empty()) {
            problem(table,
                QStringLiteral("\"%1\" is missing: say where and when the price was read")
                    .arg(QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()))));
            return {};
        }
        return QString::fromStdString(*value);
    }

    PriceTable::Rates rates(const toml::table& table)
    {
        PriceTable::Rates rates;
        rates.input = dollars(table, "input", std::nullopt);
        rates.output = dollars(table, "output", std::nullopt);
        rates.cacheRead = dollars(table, "cache_read", rates.input);
        rates.cacheWrite = dollars(table, "cache_write", rates.input);
        rates.cacheWriteHour = optionalDollars(table, "cache_write_1h");
        return rates;
    }

    void longPrompts(const toml::node& node, QList<PriceTable::LongPrompt>& into)
    {
        const toml::array* list = node.as_array();
        if (!list)
            return problem(node, QStringLiteral("\"long_prompt\" is a list of tables"));
        for (const toml::node& entry : *list) {
            const toml::table* table = entry.as_table();
            if (!table)
                return problem(entry, QStringLiteral("\"long_prompt\" is a list of tables"));
            refuseUnknown(*table, {"above", "input", "output", "cache_read", "cache_write", "cache_write_1h"});
            const qint64 above = (*table)["above"].value<qint64>().value_or(0);
            if (above <= (into.isEmpty() ? 0 : into.last().above))
                return problem(entry, QStringLiteral("\"above\" is a number of tokens, rising from table to table"));
            into.append({above, rates(*table)});
        }
    }

    QString m_fileName;
    QString m_problem;
};

bool isVersionOnly(QStringView rest)
{
    static const QRegularExpression version(QStringLiteral(
        "\\A(?:@.*|(?:-(?:latest|preview|[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}-[0-9]{2,4}|[0-9]{3,4}))+)\\z"));
    return version.matchView(rest).hasMatch();
}

qint64 part(qint64 tokens, qint64 rate, bool& overflow)
{
    qint64 product = 0;
    overflow = overflow || tokens < 0 || qMulOverflow(tokens, rate, &product);
    return product;
}

} // namespace

Result<PriceTable> PriceTable::read(const QByteArray& toml, const QString& fileName)
{
    PriceReader reader(fileName);
    PriceTable prices;
    try {
        const toml::table file = toml::parse(
            std::string_view(toml.constData(), static_cast<std::size_t>(toml.size())), fileName.toStdString());
        for (const auto& [key, node] : file) {
            const toml::table* models = node.as_table();
            if (key.str() != "models" || !models)
                return failure(ErrorCode::InvalidInput,
                    reader.at(node.source(), QStringLiteral("only [models.\"NAME\"] tables belong here")));
            for (const auto& [name, entry] : *models) {
                const toml::table* table = entry.as_table();
                if (!table)
                    return failure(ErrorCode::InvalidInput,
                        reader.at(entry.source(), QStringLiteral("a model's price is a table")));
                auto price = reader.price(*table);
                if (!price)
                    return std::unexpected(price.error());
                prices.m_prices.insert(QString::fromStdString(std::string(name.str())), *price);
            }
        }
    } catch (const toml::parse_error& error) {
        return failure(ErrorCode::InvalidInput, reader.at(error.source(), QString::fromUtf8(error.what())));
    }
    return prices;
}

void PriceTable::override(const PriceTable& other)
{
    m_prices.insert(other.m_prices);
}

std::optional<PriceTable::Price> PriceTable::priceOf(const QString& model) const
{
    QStringView name(model);
    if (name.startsWith(u"models/"))
        name = name.sliced(7);
    if (name.endsWith(u']'))
        name = name.first(std::max<qsizetype>(name.lastIndexOf(u'['), 0));
    if (const auto exact = m_prices.constFind(name.toString()); exact != m_prices.constEnd())
        return *exact;
    for (qsizetype end = name.size() - 1; end > 0; --end) {
        if (name[end] != u'-' && name[end] != u'@')
            continue;
        const auto found = m_prices.constFind(name.first(end).toString());
        if (found != m_prices.constEnd())
            return isVersionOnly(name.sliced(end)) ? std::optional<Price>(*found) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<qint64> PriceTable::costMicroUsd(const QString& model, const Tokens& tokens) const
{
    return costMicroUsd(model, tokens, {});
}

std::optional<qint64> PriceTable::costMicroUsd(const QString& model, const Tokens& tokens, const Extras& extras) const
{
    const std::optional<Price> price = priceOf(model);
    if (!price)
        return std::nullopt;
    bool overflow = extras.cacheWriteHour > tokens.cacheWrite;
    const qint64 prompt = tokens.input + tokens.cacheRead + tokens.cacheWrite;
    Rates rates = *price;
    for (const LongPrompt& longer : price->longPrompts) {
        if (prompt > longer.above)
            rates = longer.rates;
    }
    if ((extras.cacheWriteHour > 0 && !rates.cacheWriteHour) || (extras.webSearches > 0 && !price->webSearches))
        return std::nullopt;
    qint64 sum = 0;
    for (const qint64 share : {part(tokens.input, rates.input, overflow), part(tokens.output, rates.output, overflow),
             part(tokens.cacheRead, rates.cacheRead, overflow),
             part(tokens.cacheWrite - extras.cacheWriteHour, rates.cacheWrite, overflow),
             part(extras.cacheWriteHour, rates.cacheWriteHour.value_or(0), overflow),
             part(extras.webSearches, price->webSearches.value_or(0) * 1000, overflow)})
        overflow = overflow || qAddOverflow(sum, share, &sum);
    if (overflow)
        return std::nullopt;
    constexpr qint64 kMillion = 1'000'000;
    return sum / kMillion + (sum % kMillion != 0 ? 1 : 0);
}

QStringList PriceTable::models() const
{
    QStringList names = m_prices.keys();
    names.sort();
    return names;
}

PriceTable PriceTable::builtIn()
{
    QFile file(QStringLiteral(":/remit/prices.toml"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return read(file.readAll(), QStringLiteral("prices.toml")).value_or(PriceTable{});
}

} // namespace remit
