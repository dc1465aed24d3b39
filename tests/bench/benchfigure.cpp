// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchfigure.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace remit::bench {

namespace {

double statusMb(QByteArrayView key)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith(key))
            return double(line.mid(key.size()).simplified().split(' ').first().toLongLong()) * 1024 / 1e6;
    }
    return 0;
}

} // namespace

QByteArray toJsonLine(const Figure& figure)
{
    QJsonObject object{{u"name"_s, figure.name}, {u"value"_s, figure.value}, {u"unit"_s, figure.unit}};
    object[u"goal"_s] = figure.goal.isEmpty() ? QJsonValue() : QJsonValue(figure.goal);
    object[u"holds"_s] = figure.goal.isEmpty() ? QJsonValue() : QJsonValue(figure.holds);
    object[u"anchor"_s] = figure.anchor.isEmpty() ? QJsonValue() : QJsonValue(figure.anchor);
    object[u"anchor_value"_s] = figure.anchorValue ? QJsonValue(*figure.anchorValue) : QJsonValue();
    const bool compares = figure.anchorValue && *figure.anchorValue > 0;
    object[u"ratio"_s] = compares ? QJsonValue(figure.value / *figure.anchorValue) : QJsonValue();
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

void print(const Figure& figure)
{
    const QByteArray line = toJsonLine(figure);
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

double percentile(QList<double> values, double share)
{
    std::ranges::sort(values);
    const auto rank = qsizetype(std::ceil(share * double(values.size())));
    return values[std::clamp<qsizetype>(rank - 1, 0, values.size() - 1)];
}

double residentMb()
{
    return statusMb("VmRSS:");
}

double residentPeakMb()
{
    return statusMb("VmHWM:");
}

} // namespace remit::bench
