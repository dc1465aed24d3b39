// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/packedrow.h"

#include <QHash>
#include <QString>

namespace remit {

/**
 * Whether a run has a text in its title, its repository's name, its agent or its status word; letter case does not
 * count. Made for one pass over a hundred thousand rows: what many share is looked at once.
 */
class QueueFilter {
public:
    /** `agentNames`: id → what people call it. It must outlive the filter. */
    QueueFilter(const QString& text, const QHash<QString, QString>& agentNames);

    [[nodiscard]] bool matches(const RowHead& run);

private:
    [[nodiscard]] bool isIn(const QString& text) const;
    [[nodiscard]] bool isInTitle(QByteArrayView title) const;
    [[nodiscard]] bool isInRepository(QByteArrayView path);
    [[nodiscard]] bool isInAgent(QByteArrayView id);
    [[nodiscard]] bool isInStatus(const RowHead& run);

    QString m_text;
    QByteArray m_folded; ///< the text in small letters if it is plain ASCII, else empty
    const QHash<QString, QString>& m_agentNames;
    QHash<QByteArray, bool> m_repositories;
    QHash<QByteArray, bool> m_agents;
    QHash<int, bool> m_statuses;
};

} // namespace remit
