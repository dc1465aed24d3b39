// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace remit {

class AcceptPanel;
class RejectPanel;
class ReviewHeader;
class ReviewSession;
class SendBackPanel;
class VerdictDesk;

/** The panels in which a verdict is given, under the header's buttons: fills them from the session and hands what was
 * decided to the desk. */
class VerdictPanels : public QObject {
    Q_OBJECT

public:
    VerdictPanels(Backend& backend, ReviewSession& session, VerdictDesk& desk, ReviewHeader& header, QWidget* parent);

    void accept();
    void acceptBy(LandingWay way);
    void sendBack(const QString& intro = {});
    void reject();
    void defer();
    [[nodiscard]] LandingWay way() const { return m_way; }

Q_SIGNALS:
    void wayChanged();

private:
    void askPreview(LandingWay way, const QStringList& leaveOut);
    void showGate();
    void askRace();
    void acknowledgeAll();
    [[nodiscard]] bool canDecide() const;
    [[nodiscard]] QString defaultMessage() const;

    Backend& m_backend;
    ReviewSession& m_session;
    VerdictDesk& m_desk;
    ReviewHeader& m_header;
    AcceptPanel* m_accept;
    SendBackPanel* m_sendBack;
    RejectPanel* m_reject;
    LandingWay m_way = LandingWay::Squash;
    int m_previewGeneration = 0;
};

} // namespace remit
