// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
QT_END_NAMESPACE

namespace remit {

class Button;
class Label;

/** The question that a run ended with, and a field for the answer: Ctrl+Enter sends it. Hidden while there is none. */
class QuestionCard : public QWidget {
    Q_OBJECT

public:
    explicit QuestionCard(QWidget* parent = nullptr);

    /** Another run's answer is not kept. Empty: it asks nothing, or is decided already. */
    void ask(const QString& runId, const QString& question);
    /** Why nothing can be sent now; empty: it can. */
    void setDisabledReason(const QString& reason);
    [[nodiscard]] QString answer() const;

Q_SIGNALS:
    void answered(const QString& runId, const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void send();
    void showPossible();

    QString m_runId;
    QString m_disabled;
    Label* m_question;
    QPlainTextEdit* m_answer;
    Button* m_send;
};

} // namespace remit
