// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
class QVBoxLayout;
QT_END_NAMESPACE

namespace remit {

class Label;
class ReviewSession;

/** What the agent says of its own work, last on purpose. What the evidence contradicts is marked and leads there. */
class ClaimPage : public QWidget {
    Q_OBJECT

public:
    explicit ClaimPage(ReviewSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void evidenceWanted();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void show();
    void showContradictions();
    void markText();

    ReviewSession& m_session;
    Label* m_status;
    QVBoxLayout* m_contradictions;
    QPlainTextEdit* m_text;
};

} // namespace remit
