// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"

#include <QObject>

namespace remit {

/** What a person decided, carried out through the backend, one verdict at a time; the last one can be taken back. */
class VerdictDesk : public QObject {
    Q_OBJECT

public:
    explicit VerdictDesk(Backend& backend, QObject* parent = nullptr);

    void accept(const QString& runId, LandingWay way, const QStringList& leaveOut, const QString& message);
    void reject(const QString& runId, const QString& reason);
    void sendBack(const QString& runId, const QString& intro, const QList<ReviewComment>& comments);
    void answer(const QString& runId, const QString& text);
    void defer(const QString& runId, qint64 untilMs);
    void undo();

    [[nodiscard]] bool isAccepting() const { return isBusy() && m_accepting; }
    [[nodiscard]] bool isBusy() const { return !m_busyWith.isEmpty(); }
    [[nodiscard]] bool canUndo() const { return !m_lastRun.isEmpty() && !isBusy(); }

Q_SIGNALS:
    /** `sentence` says what was done: "Accepted as 1 commit on main (9b07d11)." */
    void given(const QString& runId, const QString& sentence);
    void undone(const QString& runId, const QString& sentence);
    /** These comments went out; given() follows. */
    void sentBack(const QString& runId, const QStringList& commentIds);
    /** Nothing was changed. */
    void failed(const QString& runId, const QString& sentence);
    /** The run was accepted as a patch that a person wants to put somewhere. */
    void patchMade(const QString& runId, const QByteArray& patch);
    void busyChanged();

private:
    template <typename T, typename Say>
    void carryOut(const QString& runId, const QString& refusal, QFuture<Result<T>> answer, const Say& say);
    [[nodiscard]] bool begin(const QString& runId);
    void setBusy(const QString& runId);
    [[nodiscard]] static QString landedSentence(LandingWay way, const Landing& landing);

    Backend& m_backend;
    QString m_busyWith;
    QString m_lastRun;
    bool m_accepting = false;
};

} // namespace remit
