// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QWidget>

namespace remit {

class Button;
class ElidedLabel;
class Fact;
class IconButton;

/** What the harness measured, in one line below the diff: the check, before and after, findings, scope. Never the
 * claim. A failed check puts the whole strip on the bad tint. */
class EvidenceStrip : public QWidget {
    Q_OBJECT

public:
    explicit EvidenceStrip(QWidget* parent = nullptr);

    void setRecord(const AuditRecord& record);
    /** The check runs again: its button says so. */
    void setChecking(const QString& words);

Q_SIGNALS:
    void runAgainRequested();
    void evidenceWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void sayCheck(const AuditRecord& record);
    void sayFindings(const AuditRecord& record);

    bool m_failed = false;
    ElidedLabel* m_command;
    Fact* m_before;
    Fact* m_after;
    Fact* m_high;
    Fact* m_warnings;
    Fact* m_notes;
    Fact* m_scope;
    Button* m_runAgain;
    IconButton* m_runAgainIcon;
};

} // namespace remit
