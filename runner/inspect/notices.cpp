// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/notices.h"

namespace remit {

using namespace Qt::StringLiterals;

Notices noticesOf(const QList<Event>& events, QStringView kind)
{
    qsizetype times = 0;
    Notices notices;
    for (const Event& event : events) {
        if (event.type != QLatin1StringView(event::agentNotice) || event.data.value(u"kind"_s).toString() != kind)
            continue;
        if (times++ == 0)
            notices.first = event.data.value(u"text"_s).toString();
    }
    if (times > 0)
        notices.howOften = times == 1 ? u"once"_s : u"%1 times"_s.arg(times);
    return notices;
}

} // namespace remit
