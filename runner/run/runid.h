// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace remit {

/** `paginate-get-orders-20261121-0253-k3f9`: slug of the title, UTC time, four random characters. A safe folder name.
 */
class RunId {
public:
    RunId() = default;

    [[nodiscard]] static RunId create(const QString& title, const QDateTime& utcNow);
    /** Invalid (isValid() false) unless the text has the form above. */
    [[nodiscard]] static RunId fromText(const QString& text);

    [[nodiscard]] bool isValid() const { return !m_text.isEmpty(); }
    [[nodiscard]] const QString& text() const { return m_text; }
    friend bool operator==(const RunId&, const RunId&) = default;
    friend auto operator<=>(const RunId& a, const RunId& b) { return a.m_text.compare(b.m_text) <=> 0; }

private:
    QString m_text;
};

} // namespace remit
