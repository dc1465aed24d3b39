// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/event.h"

#include <QList>

namespace remit {

/** How often the stream was noticed for one kind of thing, in words, and what it was the first time. */
struct Notices {
    QString howOften; ///< "once", "3 times"; empty: never
    QString first;
};
[[nodiscard]] Notices noticesOf(const QList<Event>& events, QStringView kind);

} // namespace remit
