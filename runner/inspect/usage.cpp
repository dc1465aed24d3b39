// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/inspections.h"
#include "runner/inspect/notices.h"
#include "runner/run/selfreport.h"

#include <QLocale>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr double kFewTokens = 20; ///< rounding
constexpr double kLittleMoney = 0.0005;

/// What the gateway saw go by. A call that was cut may or may not be in the agent's own books.
struct Span {
    double least = 0; ///< of the calls that were answered whole
    double most = 0; ///< of all
    bool isOpen = false; ///< more than `most` is possible: some call did not tell
    void add(const QJsonValue& value, bool whole)
    {
        const double figure = value.toDouble(0);
        most += figure;
        least += whole ? figure : 0;
        isOpen = isOpen || !whole || !value.isDouble();
    }
    [[nodiscard]] bool holds(double reported, double floor) const
    {
        if (reported < least)
            return !differs(reported, least, floor);
        return isOpen || reported <= most || !differs(reported, most, floor);
    }
};

struct Counted {
    Span calls;
    Span input; ///< with what was cached
    Span output;
    Span usd;
};

Counted counted(const QList<Event>& events)
{
    Counted total;
    for (const Event& event : events) {
        const QJsonObject& data = event.data;
        if (event.type != QLatin1StringView(event::llmCall) || data.value(u"source"_s) != u"gateway"_s
            || data.value(u"side"_s).toBool())
            continue;
        const bool whole = !data.value(u"partial"_s).toBool();
        const double cached = data.value(u"cache_read"_s).toDouble() + data.value(u"cache_write"_s).toDouble();
        const QJsonValue input = data.value(u"input"_s);
        total.calls.least += whole ? 1 : 0;
        total.calls.most += 1;
        total.input.add(input.isDouble() ? QJsonValue(input.toDouble() + cached) : input, whole);
        total.output.add(data.value(u"output"_s), whole);
        total.usd.add(data.value(u"cost_usd"_s), whole);
    }
    return total;
}

/// The agent's own figures, if it had the time to tell them all.
UsageReport reported(const InspectionInput& input)
{
    SelfReport told;
    std::optional<UsageReport> summedUp;
    bool cleanExit = true;
    for (const Event& event : input.events) {
        told.take(event.type, event.data);
        if (event.type == QLatin1StringView(event::agentUsage))
            summedUp = usageReportFrom(event.data);
        else if (event.type == QLatin1StringView(event::runEnded))
            cleanExit = event.data.value(u"exit"_s).toInt(-1) == 0;
    }
    const bool byItself = input.record.endedBy.value_or(EndedBy::Agent) == EndedBy::Agent;
    if (!byItself || (!told.saidItsEnd() && !cleanExit))
        return {};
    return summedUp ? *summedUp : told.usage();
}

QString text(double figure)
{
    return QLocale::c().toString(qint64(figure));
}

/// Both sides of what differs.
class Difference {
public:
    void compare(const Span& gateway, const std::optional<double>& agent, double floor, const QString& form,
        QString (*words)(double) = text)
    {
        if (!agent || gateway.holds(*agent, floor))
            return;
        m_gateway.append(form.arg(words(gateway.most)));
        m_agent.append(form.arg(words(*agent)));
        m_agentSaysLess = m_agentSaysLess || *agent < gateway.least;
    }

    void tellTo(QList<Finding>& findings) const
    {
        if (m_gateway.isEmpty())
            return;
        findings.append(
            {u"usage-disagrees"_s, m_agentSaysLess ? FindingSeverity::Medium : FindingSeverity::Low, {}, std::nullopt,
                u"The gateway counted %1; the agent reports %2. The gateway's figures hold."_s.arg(
                    m_gateway.join(u", "_s), m_agent.join(u", "_s))});
    }

private:
    QStringList m_gateway;
    QStringList m_agent;
    bool m_agentSaysLess = false;
};

std::optional<double> number(const std::optional<qint64>& value, double unit = 1)
{
    return value ? std::optional(double(*value) / unit) : std::nullopt;
}

} // namespace

QList<Finding> inspections::usage(const InspectionInput& input, const ChangedFiles&)
{
    Findings findings;
    if (const Notices lies = noticesOf(input.events, u"unbelievable"); !lies.howOften.isEmpty())
        findings.append({u"usage-disagrees"_s, FindingSeverity::Medium, {}, std::nullopt,
            u"The agent reported figures that cannot be true, %1: %2"_s.arg(lies.howOften, lies.first)});
    const Counted gateway = counted(input.events);
    if (gateway.calls.most == 0 && input.record.metering != Metering::Gateway)
        return findings;
    const UsageReport agent = reported(input);
    std::optional<double> in;
    std::optional<double> out;
    if (agent.tokens) {
        in = double(agent.tokens->input + agent.tokens->cacheRead + agent.tokens->cacheWrite);
        out = double(agent.tokens->output);
    }
    Difference difference;
    difference.compare(gateway.calls, number(agent.llmCalls), 0, u"%1"_s,
        [](double calls) { return text(calls) + (calls == 1 ? u" call"_s : u" calls"_s); });
    difference.compare(gateway.input, in, kFewTokens, u"%1 tokens in"_s);
    difference.compare(gateway.output, out, kFewTokens, u"%1 tokens out"_s);
    difference.compare(gateway.usd, number(agent.costMicroUsd, 1e6), kLittleMoney, u"$%1"_s,
        [](double usd) { return QLocale::c().toString(usd, 'f', 4); });
    difference.tellTo(findings);
    return findings;
}

} // namespace remit
