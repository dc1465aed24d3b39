// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "runner/contract/pricewords.h"
#include "runner/launch/preflightfacts.h"

#include <QJsonArray>

namespace remit::ctl {

namespace {

double dollars(qint64 microUsd)
{
    return static_cast<double>(microUsd) / 1e6;
}

QJsonValue dollars(std::optional<qint64> microUsd)
{
    return microUsd ? QJsonValue(dollars(*microUsd)) : QJsonValue();
}

QJsonObject toJson(const PriceTable::Rates& rates)
{
    return {{QStringLiteral("input"), dollars(rates.input)}, {QStringLiteral("output"), dollars(rates.output)},
        {QStringLiteral("cache_read"), dollars(rates.cacheRead)},
        {QStringLiteral("cache_write"), dollars(rates.cacheWrite)},
        {QStringLiteral("cache_write_1h"), dollars(rates.cacheWriteHour)}};
}

QJsonObject toJson(const QString& model, const PriceTable::Price& price)
{
    QJsonObject json = toJson(static_cast<const PriceTable::Rates&>(price));
    json.insert(QStringLiteral("model"), model);
    json.insert(QStringLiteral("web_search"), dollars(price.webSearches));
    json.insert(QStringLiteral("source"), price.source);
    json.insert(QStringLiteral("as_of"), price.asOf);
    QJsonArray longPrompts;
    for (const PriceTable::LongPrompt& longer : price.longPrompts) {
        QJsonObject step = toJson(longer.rates);
        step.insert(QStringLiteral("above"), longer.above);
        longPrompts.append(step);
    }
    json.insert(QStringLiteral("long_prompt"), longPrompts);
    return json;
}

QStringList row(const QString& model, const PriceTable::Rates& rates, const QString& from)
{
    QStringList cells{model};
    for (const qint64 rate : {rates.input, rates.output, rates.cacheRead, rates.cacheWrite})
        cells.append(QString::number(dollars(rate)));
    cells.append(rates.cacheWriteHour ? QString::number(dollars(*rates.cacheWriteHour)) : QStringLiteral("unknown"));
    cells.append(from);
    return cells;
}

} // namespace

std::optional<int> showPrices(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "What models cost, in US dollars a million tokens, your own prices.toml included. Ends with 3 where the price "
        "of MODEL is unknown, with 2 where prices.toml has an error."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOption(json);
    parser.addPositionalArgument(
        QStringLiteral("MODEL"), QStringLiteral("One model alone."), QStringLiteral("[MODEL]"));
    if (const auto code = parse(parser, session, 0, 1))
        return code;
    QString problem;
    const PriceTable prices = pricesFor(session.paths, &problem);
    if (!problem.isEmpty()) {
        printError(problem);
        return UsageError;
    }
    const QStringList models = parser.positionalArguments().isEmpty() ? prices.models() : parser.positionalArguments();
    QJsonArray array;
    QList<QStringList> table;
    for (const QString& model : models) {
        const auto price = prices.priceOf(model);
        if (!price) {
            printError(QStringLiteral("The price of %1 is unknown. %2")
                    .arg(modelInWords(model), howToPrice(model, pricesFile(session.paths))));
            return NotOk;
        }
        array.append(toJson(model, *price));
        table.append(row(model, *price, price->asOf + u' ' + price->source));
        for (const PriceTable::LongPrompt& longer : price->longPrompts)
            table.append(row(QStringLiteral("  prompts above %1").arg(longer.above), longer.rates, {}));
    }
    if (parser.isSet(json))
        print(array);
    else
        printTable(
            {QStringLiteral("MODEL"), QStringLiteral("INPUT"), QStringLiteral("OUTPUT"), QStringLiteral("CACHED"),
                QStringLiteral("WRITTEN"), QStringLiteral("FOR 1 H"), QStringLiteral("READ ON, AT")},
            table);
    return Done;
}

} // namespace remit::ctl
