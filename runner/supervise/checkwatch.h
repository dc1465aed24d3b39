// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QSet>
#include <QString>

namespace remit {

/**
 * Sees in an agent's events when it runs the success command itself and that fails: what [stop] failures counts. Only a
 * command that ended with an exit code counts, not one that was refused.
 */
class CheckWatch {
public:
    explicit CheckWatch(const QString& successCommand);
    /** Does this event tell of a failing success command? */
    [[nodiscard]] bool failed(const char* eventType, const QJsonObject& data);
    /** Is it, or does it hold as a step of its own, the success command? */
    [[nodiscard]] bool runs(const QString& commandLine) const;

private:
    QString m_command; ///< empty: nothing to watch
    QSet<QString> m_open; ///< ids of calls that run it
};

} // namespace remit
