// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/aiderusage.h"

#include "runner/budget/figures.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression& reportForm()
{
    static const QRegularExpression form(
        u"\\ATokens: (\\S{1,24}) sent(?:, (\\S{1,24}) cache write)?(?:, (\\S{1,24}) cache hit)?"
        u", (\\S{1,24}) received\\.(?: Cost: \\$(\\S{1,24}) message, \\$(\\S{1,24}) session\\.)?\\z"_s);
    return form;
}

/** "340", "2.1k", "12k"; unset: no count. */
std::optional<qint64> roundedCount(const QString& text)
{
    static const QRegularExpression form(u"\\A([0-9]{1,9}(?:\\.[0-9]{1,3})?)([kM]?)\\z"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const double factor = match.captured(2) == u"k" ? 1e3 : match.captured(2) == u"M" ? 1e6 : 1;
    return countFrom(std::round(match.captured(1).toDouble() * factor));
}

std::optional<qint64> dollars(const QString& text)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok ? microUsdFrom(value) : std::nullopt;
}

/** "sent" holds the cached tokens too, unless an old library counted them apart: then it is less than they are. */
qint64 uncached(qint64 sent, qint64 cacheWrite, qint64 cacheRead)
{
    return sent >= cacheWrite + cacheRead ? sent - cacheWrite - cacheRead : sent;
}

} // namespace

AiderReport readAiderReport(const QString& text, AiderUsage& usage)
{
    const auto match = reportForm().match(text, 0, QRegularExpression::PartialPreferCompleteMatch);
    if (!match.hasMatch())
        return match.hasPartialMatch() ? AiderReport::Part : AiderReport::None;
    usage = {};
    const auto countAt = [&](int group) {
        return match.captured(group).isEmpty() ? std::optional<qint64>(0) : roundedCount(match.captured(group));
    };
    const auto sent = countAt(1);
    const auto cacheWrite = countAt(2);
    const auto cacheRead = countAt(3);
    const auto received = countAt(4);
    if (sent && cacheWrite && cacheRead && received)
        usage.tokens = Tokens{uncached(*sent, *cacheWrite, *cacheRead), *received, *cacheRead, *cacheWrite};
    usage.badFigures = !usage.tokens;
    usage.hasCost = !match.captured(5).isEmpty();
    if (usage.hasCost) {
        usage.microUsd = dollars(match.captured(5));
        usage.sessionMicroUsd = dollars(match.captured(6));
        usage.badFigures = usage.badFigures || !usage.microUsd || !usage.sessionMicroUsd;
    }
    return AiderReport::Whole;
}

bool refineAiderUsage(const QJsonObject& analytics, AiderUsage& usage)
{
    if (analytics.value("event"_L1).toString() != "message_send"_L1)
        return false;
    const QJsonObject properties = analytics.value("properties"_L1).toObject();
    const auto sent = countFrom(properties.value("prompt_tokens"_L1));
    const auto received = countFrom(properties.value("completion_tokens"_L1));
    const auto cost = microUsdFrom(properties.value("cost"_L1));
    const auto session = microUsdFrom(properties.value("total_cost"_L1));
    if (!sent || !received || !cost || !session || !usage.tokens) {
        usage.badFigures = true;
        return true;
    }
    usage.tokens->input = uncached(*sent, usage.tokens->cacheWrite, usage.tokens->cacheRead);
    usage.tokens->output = *received;
    usage.exact = usage.tokens->cacheWrite == 0 && usage.tokens->cacheRead == 0;
    if (usage.hasCost) { // without a price it says zero
        usage.microUsd = cost;
        usage.sessionMicroUsd = session;
    }
    return true;
}

} // namespace remit
