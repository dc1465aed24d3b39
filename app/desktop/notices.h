// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/endings.h"

#include <QList>
#include <QStringList>

namespace remit {

/** What a notification says. */
struct Notice {
    enum class Action { Review, Answer, Defer, Terminal };
    QString title; ///< "OK: Paginate GET /orders"
    QString text; ///< one line of facts, plain text
    QString eventId; ///< of remit.notifyrc: finished, question, limit, failed
    QStringList runIds; ///< that it is about, the first is opened by a click
    QList<Action> actions; ///< for one run only
    std::optional<RunStatus> status; ///< of one run
    friend bool operator==(const Notice&, const Notice&) = default;
};

/** Of one run that has ended. */
[[nodiscard]] Notice noticeOf(const EndedRun& run);
/** Of several: "3 runs ended: 2 OK, 1 limit". */
[[nodiscard]] Notice noticeOf(const QList<EndedRun>& runs);
/** Its contract asks for a notification of such an end (`notify.on`). */
[[nodiscard]] bool isWanted(const EndedRun& run);

/** Makes one notice of all runs that end within 30 seconds of the one before. No clock is read. */
class NoticeGatherer {
public:
    static constexpr qint64 kTogetherMs = 30'000;

    /** What to show now; it takes the place of the one before if that is still of the same bundle. */
    struct Shown {
        Notice notice;
        bool replacesLast = false;
    };
    [[nodiscard]] Shown add(const EndedRun& run, qint64 nowMs);
    /** A person acted on what was shown: the next run begins a new bundle. */
    void forget() { m_bundle.clear(); }

private:
    QList<EndedRun> m_bundle;
    qint64 m_lastMs = 0;
};

} // namespace remit
