// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace remit {

/**
 * An agent's last message, gathered from texts or pieces in bounded space. Of a long one its end is kept: STATUS and
 * END_OF_RUN stand there.
 */
class FinalMessage {
public:
    /** Another message begins, or the agent does something: what was said before is not the last word. */
    void clear();
    /** A piece that goes on where the last one ended. */
    void append(const QString& piece);
    /** A whole text on a line of its own. */
    void appendLine(const QString& text);
    [[nodiscard]] QString text() const;

private:
    QString m_text; ///< longer than what is kept only until the next cut
};

} // namespace remit
