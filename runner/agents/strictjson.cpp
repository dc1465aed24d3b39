// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/strictjson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <vector>

namespace remit {

namespace {

constexpr std::size_t kDeepest = 64;

/** Walks over the brackets and keys of a line; QJsonDocument judges the rest of the grammar. */
class KeyScan {
public:
    /** What is wrong, or null. */
    const char* problemOf(QByteArrayView line)
    {
        for (qsizetype i = 0; i < line.size(); ++i) {
            switch (line[i]) {
            case '{':
            case '[':
                if (m_levels.size() >= kDeepest)
                    return "nested too deeply";
                m_levels.push_back({m_keys.size(), line[i] == '{'});
                m_keyNext = line[i] == '{';
                break;
            case '}':
            case ']':
                if (m_levels.empty())
                    return "not JSON";
                if (!closeLevel())
                    return "the same key twice in one object";
                break;
            case ',':
                m_keyNext = !m_levels.empty() && m_levels.back().object;
                break;
            case ':':
                m_keyNext = false;
                break;
            case '"': {
                const qsizetype end = endOfString(line, i);
                if (end < 0)
                    return "not JSON";
                if (m_keyNext)
                    m_keys.push_back(plainKey(line.sliced(i + 1, end - i - 1)));
                i = end;
                break;
            }
            default:
                break;
            }
        }
        return nullptr;
    }

private:
    struct Level {
        std::size_t firstKey;
        bool object;
    };

    static qsizetype endOfString(QByteArrayView line, qsizetype quote)
    {
        for (qsizetype i = quote + 1; i < line.size(); ++i) {
            if (line[i] == '\\')
                ++i;
            else if (line[i] == '"')
                return i;
        }
        return -1;
    }

    /** A key with its escapes resolved: "\u0061" is "a". */
    static QByteArray plainKey(QByteArrayView raw)
    {
        if (!raw.contains('\\'))
            return QByteArray::fromRawData(raw.data(), raw.size());
        const auto list = QJsonDocument::fromJson("[\"" + raw.toByteArray() + "\"]").array();
        return list.at(0).toString().toUtf8();
    }

    bool closeLevel()
    {
        const auto first = m_keys.begin() + static_cast<std::ptrdiff_t>(m_levels.back().firstKey);
        std::sort(first, m_keys.end());
        const bool unique = std::adjacent_find(first, m_keys.end()) == m_keys.end();
        m_keys.erase(first, m_keys.end());
        m_levels.pop_back();
        m_keyNext = false;
        return unique;
    }

    std::vector<Level> m_levels;
    std::vector<QByteArray> m_keys;
    bool m_keyNext = false;
};

} // namespace

Result<QJsonObject> readJsonLine(QByteArrayView line)
{
    if (const char* problem = KeyScan().problemOf(line))
        return failure(ErrorCode::InvalidInput, QString::fromLatin1(problem));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), line.size()), &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::InvalidInput, QStringLiteral("not JSON (%1)").arg(error.errorString()));
    if (!document.isObject())
        return failure(ErrorCode::InvalidInput, QStringLiteral("not a JSON object"));
    return document.object();
}

} // namespace remit
