// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/jsonmembers.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cctype>

namespace remit {

namespace {

constexpr qsizetype kMostMembers = 200;
constexpr qsizetype kLongestTold = 40;
constexpr int kDeepest = 500;

class Scanner {
public:
    Scanner(QByteArrayView text, const JsonMembers::Told& told)
        : m_text(text)
        , m_told(told)
    {
    }

    bool object(QList<JsonMembers::Member>& members)
    {
        if (!take('{'))
            return false;
        if (take('}'))
            return atEnd();
        do {
            JsonMembers::Member member;
            QByteArrayView name;
            if (members.size() >= kMostMembers || !string(name) || !take(':'))
                return false;
            member.name = plain(name);
            skipSpace();
            const qsizetype from = m_at;
            if (!value())
                return false;
            member.value = m_text.sliced(from, m_at - from);
            members.append(member);
        } while (take(','));
        return take('}') && atEnd();
    }

private:
    [[nodiscard]] bool has() const { return m_at < m_text.size(); }
    void skipSpace()
    {
        while (has() && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t'))
            ++m_at;
    }
    bool atEnd()
    {
        skipSpace();
        return !has();
    }
    bool take(char c)
    {
        skipSpace();
        if (!has() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    /** The content between the quotes, escapes as they stand. */
    bool string(QByteArrayView& content)
    {
        if (!take('"'))
            return false;
        const qsizetype from = m_at;
        for (;;) {
            const qsizetype quote = m_text.indexOf('"', m_at);
            if (quote < 0)
                return false;
            qsizetype slashes = 0;
            while (quote - slashes > from && m_text[quote - slashes - 1] == '\\')
                ++slashes;
            m_at = quote + 1;
            if (slashes % 2 == 0) {
                content = m_text.sliced(from, quote - from);
                return true;
            }
        }
    }

    /** One value of any kind, without recursion. */
    bool value()
    {
        int depth = 0;
        QByteArrayView name;
        do {
            skipSpace();
            if (!has())
                return false;
            const char c = m_text[m_at];
            if (c == '"') {
                QByteArrayView text;
                if (!string(text))
                    return false;
                skipSpace();
                const bool isName = depth > 0 && has() && m_text[m_at] == ':';
                if (depth > 0 && text.size() <= kLongestTold && m_told)
                    m_told(isName ? text : name, isName ? QByteArrayView() : text);
                name = isName ? text : QByteArrayView();
            } else if (c == '{' || c == '[') {
                ++depth;
                ++m_at;
                name = {};
            } else if (c == '}' || c == ']') {
                if (depth == 0)
                    return false;
                --depth;
                ++m_at;
            } else if (depth > 0 && (c == ',' || c == ':')) {
                ++m_at;
            } else if (!literal()) {
                return false;
            }
        } while (depth > 0 && depth <= kDeepest);
        return depth == 0;
    }

    bool literal()
    {
        const qsizetype from = m_at;
        while (has()
            && (std::isalnum(static_cast<unsigned char>(m_text[m_at])) != 0 || m_text[m_at] == '-'
                || m_text[m_at] == '+' || m_text[m_at] == '.'))
            ++m_at;
        return m_at > from;
    }

    static QByteArray plain(QByteArrayView name)
    {
        if (!name.contains('\\'))
            return name.toByteArray();
        return QJsonDocument::fromJson("[\"" + name.toByteArray() + "\"]").array().at(0).toString().toUtf8();
    }

    QByteArrayView m_text;
    const JsonMembers::Told& m_told;
    qsizetype m_at = 0;
};

} // namespace

std::optional<JsonMembers> JsonMembers::of(QByteArrayView text, const Told& told)
{
    JsonMembers found;
    if (!Scanner(text, told).object(found.m_members))
        return std::nullopt;
    QByteArrayList names;
    for (const Member& member : std::as_const(found.m_members))
        names.append(member.name);
    std::ranges::sort(names);
    if (std::ranges::adjacent_find(names) != names.end())
        return std::nullopt;
    return found;
}

QByteArrayView JsonMembers::raw(QByteArrayView name) const
{
    const auto found = std::ranges::find(m_members, name, &Member::name);
    return found == m_members.end() ? QByteArrayView() : found->value;
}

QJsonValue JsonMembers::value(QByteArrayView name) const
{
    const QByteArrayView text = raw(name);
    if (text.isEmpty())
        return QJsonValue::Undefined;
    const QJsonArray list = QJsonDocument::fromJson("[" + text.toByteArray() + "]").array();
    return list.isEmpty() ? QJsonValue(QJsonValue::Undefined) : list.at(0);
}

} // namespace remit
