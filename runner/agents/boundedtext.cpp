// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/boundedtext.h"

#include <QJsonArray>

namespace remit {

namespace {

constexpr qsizetype kLongestText = 4096;
constexpr qsizetype kLongestWord = 200;
constexpr qsizetype kLongestKey = 128;
constexpr qsizetype kMostEntries = 32;

QJsonArray boundedArray(const QJsonArray& array, int levels)
{
    QJsonArray bounded;
    for (const QJsonValue& entry : array) {
        if (bounded.size() == kMostEntries) {
            bounded.append(QStringLiteral("…"));
            break;
        }
        bounded.append(boundedJson(entry, levels));
    }
    return bounded;
}

QJsonObject boundedObject(const QJsonObject& object, int levels)
{
    QJsonObject bounded;
    for (auto it = object.begin(); it != object.end() && bounded.size() < kMostEntries; ++it)
        bounded.insert(cutText(it.key(), kLongestKey), boundedJson(it.value(), levels));
    return bounded;
}

} // namespace

QString cutText(const QString& text, qsizetype longest)
{
    if (text.size() <= longest)
        return text;
    const bool splitsPair = longest > 0 && text[longest - 1].isHighSurrogate();
    return text.first(splitsPair ? longest - 1 : longest) + u'…';
}

QString firstLine(const QString& text, qsizetype longest)
{
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QStringView trimmed = line.trimmed();
        if (!trimmed.isEmpty())
            return cutText(trimmed.toString(), longest);
    }
    return {};
}

QJsonValue boundedJson(const QJsonValue& value, int levels)
{
    if (value.isString())
        return cutText(value.toString(), kLongestText);
    if (!value.isArray() && !value.isObject())
        return value;
    if (levels <= 0)
        return QStringLiteral("…");
    if (value.isArray())
        return boundedArray(value.toArray(), levels - 1);
    return boundedObject(value.toObject(), levels - 1);
}

QString shortWord(const QJsonObject& object, QLatin1StringView name)
{
    return object.value(name).toString().left(kLongestWord);
}

QJsonObject textData(const QString& text)
{
    QJsonObject data{{QStringLiteral("text"), cutText(text, kLongestMessage)}};
    if (text.size() > kLongestMessage)
        data.insert(QStringLiteral("truncated"), true);
    return data;
}

} // namespace remit
