// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace remit {

/** One time to which a run can be put off. */
struct DeferChoice {
    QString words; ///< "Until tomorrow, 9:00"
    QDateTime until; ///< local
    friend bool operator==(const DeferChoice&, const DeferChoice&) = default;
};

/** An hour, this evening (before 17:00), tomorrow morning, Monday (if that is not tomorrow). Pure. */
[[nodiscard]] QList<DeferChoice> deferChoices(const QDateTime& now);

} // namespace remit
