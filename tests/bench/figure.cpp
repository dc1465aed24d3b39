// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figure.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

#include <sys/resource.h>

namespace remit::bench {

void print(const Figure& figure)
{
    const bool anchored = !figure.anchor.isEmpty();
    const QJsonObject object{{QStringLiteral("name"), figure.name}, {QStringLiteral("value"), figure.value},
        {QStringLiteral("unit"), figure.unit},
        {QStringLiteral("anchor"), anchored ? QJsonValue(figure.anchor) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("anchor_value"), anchored ? QJsonValue(figure.anchorValue) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("ratio"),
            anchored && figure.anchorValue > 0 ? QJsonValue(figure.value / figure.anchorValue)
                                               : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("goal"), figure.goal.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(figure.goal)},
        {QStringLiteral("holds"), figure.holds ? QJsonValue(*figure.holds) : QJsonValue(QJsonValue::Null)}};
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

qint64 peakResidentBytes()
{
    rusage use{};
    ::getrusage(RUSAGE_SELF, &use);
    return qint64(use.ru_maxrss) * 1024;
}

} // namespace remit::bench
