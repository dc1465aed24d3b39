// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/landing.h"
#include "runner/run/run.h"
#include "views/review/metaline.h"

#include <QWidget>

namespace remit {

class Button;
class ElidedLabel;
class SplitButton;
class StatusPill;

/** The head of the open run: title, status, the verdicts, and a line of facts. */
class ReviewHeader : public QWidget {
    Q_OBJECT

public:
    explicit ReviewHeader(QWidget* parent = nullptr);

    struct Facts {
        AuditRecord record;
        QString agentName;
        std::optional<LandingPreview> preview;
        qsizetype drafts = 0;
        LandingWay way = LandingWay::Squash;
        qint64 nowMs = 0;
    };

    void setFacts(const Facts& facts);
    /** Not empty: no verdict can be given now, and why. */
    void setVerdictsDisabled(const QString& reason);

    [[nodiscard]] Button* deferButton() const { return m_defer; }
    [[nodiscard]] Button* rejectButton() const { return m_reject; }
    [[nodiscard]] Button* sendBackButton() const { return m_sendBack; }
    [[nodiscard]] SplitButton* acceptButton() const { return m_accept; }

Q_SIGNALS:
    void deferRequested();
    void rejectRequested();
    void sendBackRequested();
    void acceptRequested();
    void wayChosen(remit::LandingWay way);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void makeButtons();
    void sayReason(const AuditRecord& record);
    [[nodiscard]] static QList<MetaLine::Fact> factsOf(const Facts& facts);

    ElidedLabel* m_title;
    StatusPill* m_status;
    MetaLine* m_meta;
    ElidedLabel* m_reason;
    Button* m_defer = nullptr;
    Button* m_reject = nullptr;
    Button* m_sendBack = nullptr;
    SplitButton* m_accept = nullptr;
};

} // namespace remit
