// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/queuefilter.h"

#include "models/queuewords.h"
#include "models/statuswords.h"

#include <algorithm>

namespace remit {

namespace {

bool isAscii(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
}

char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

/** The answer of `ask` for this key, asked once. */
template <typename Ask>
bool remembered(QHash<QByteArray, bool>& known, QByteArrayView key, Ask ask)
{
    const auto found = known.constFind(QByteArray::fromRawData(key.data(), key.size()));
    if (found != known.cend())
        return *found;
    const bool answer = ask(QString::fromUtf8(key));
    known.insert(key.toByteArray(), answer);
    return answer;
}

} // namespace

QueueFilter::QueueFilter(const QString& text, const QHash<QString, QString>& agentNames)
    : m_text(text)
    , m_agentNames(agentNames)
{
    if (const QByteArray bytes = text.toUtf8(); isAscii(bytes))
        m_folded = bytes.toLower();
}

bool QueueFilter::matches(const RowHead& run)
{
    return isInTitle(run.title) || isInRepository(run.repository) || isInAgent(run.agent) || isInStatus(run);
}

bool QueueFilter::isIn(const QString& text) const
{
    return text.contains(m_text, Qt::CaseInsensitive);
}

bool QueueFilter::isInTitle(QByteArrayView title) const
{
    if (m_folded.isEmpty() || !isAscii(title))
        return isIn(QString::fromUtf8(title));
    const auto found = std::ranges::search(title, m_folded, {}, folded);
    return !found.empty();
}

bool QueueFilter::isInRepository(QByteArrayView path)
{
    return remembered(m_repositories, path, [this](const QString& text) { return isIn(repositoryName(text)); });
}

bool QueueFilter::isInAgent(QByteArrayView id)
{
    return remembered(
        m_agents, id, [this](const QString& text) { return isIn(text) || isIn(m_agentNames.value(text)); });
}

bool QueueFilter::isInStatus(const RowHead& run)
{
    const int key = (run.status ? int(*run.status) + 1 : 0) * 64 + (run.limit ? int(*run.limit) + 1 : 0);
    const auto found = m_statuses.constFind(key);
    if (found != m_statuses.cend())
        return *found;
    const bool answer = isIn(statusWord(run.status, run.limit));
    m_statuses.insert(key, answer);
    return answer;
}

} // namespace remit
