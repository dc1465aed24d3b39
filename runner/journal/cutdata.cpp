// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/cutdata.h"

#include <QJsonArray>

#include <array>

namespace remit {
namespace {

struct Measure {
    qsizetype characters; // of a string
    qsizetype members; // of a list or an object below the first level
};

constexpr int kDeepest = 64;
constexpr std::array kMeasures{Measure{1 << 20, 1 << 20}, Measure{16384, 4096}, Measure{8192, 4096},
    Measure{2048, 1024}, Measure{512, 256}, Measure{128, 64}, Measure{64, 16}, Measure{32, 4}, Measure{16, 0}};

QString cutText(const QString& text, qsizetype characters)
{
    if (text.size() <= characters)
        return text;
    qsizetype end = characters;
    if (end > 0 && text.at(end - 1).isHighSurrogate())
        --end;
    return text.first(end) + QStringLiteral("…[cut, %1 characters]").arg(text.size());
}

QJsonValue cutValue(const QJsonValue& value, const Measure& measure, int depth);

QJsonObject cutObject(const QJsonObject& object, const Measure& measure, int depth)
{
    QJsonObject result;
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (depth > 0 && result.size() >= measure.members)
            break;
        result.insert(cutText(member.key(), measure.characters), cutValue(member.value(), measure, depth + 1));
    }
    return result;
}

QJsonValue cutValue(const QJsonValue& value, const Measure& measure, int depth)
{
    if (value.isString())
        return cutText(value.toString(), measure.characters);
    if (!value.isArray() && !value.isObject())
        return value;
    if (depth > kDeepest)
        return QStringLiteral("…[cut]");
    if (value.isObject())
        return cutObject(value.toObject(), measure, depth);
    QJsonArray result;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& member : array) {
        if (result.size() >= measure.members)
            break;
        result.append(cutValue(member, measure, depth + 1));
    }
    return result;
}

} // namespace

QByteArray cutData(const QJsonObject& data, const std::function<std::optional<QByteArray>(const QJsonObject&)>& fit)
{
    for (const Measure& measure : kMeasures) {
        QJsonObject candidate = cutObject(data, measure, 0);
        candidate.insert(QLatin1String("cut"), true);
        if (const auto bytes = fit(candidate))
            return *bytes;
    }
    return QByteArrayLiteral("{\"cut\":true}"); // thousands of keys on the first level
}

} // namespace remit
