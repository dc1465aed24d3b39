// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
QT_END_NAMESPACE

namespace remit {

class CodeHighlighter;
class ReviewSession;

/** The contract as it was given, and the brief that was made of it; to be read, not changed. */
class ContractPage : public QWidget {
    Q_OBJECT

public:
    explicit ContractPage(ReviewSession& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makePane(const QString& title, QPlainTextEdit* text);
    void show();

    ReviewSession& m_session;
    QPlainTextEdit* m_contract;
    QPlainTextEdit* m_brief;
    CodeHighlighter* m_toml;
    CodeHighlighter* m_markdown;
};

} // namespace remit
