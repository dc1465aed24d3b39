// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/findingmends.h"

#include <QPlainTextEdit>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QStackedWidget;
class QSyntaxHighlighter;
QT_END_NAMESPACE

namespace remit {

class Label;

/** The contract's text with the lines marked that are being edited. */
class TomlView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit TomlView(QWidget* parent = nullptr);

    void setToml(const QString& toml);
    void setMarked(const QStringList& sections);
    [[nodiscard]] int markedFrom() const { return m_from; } ///< first marked line, from 0; -1: none
    [[nodiscard]] int markedTo() const { return m_to; } ///< last one

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void findMarked();

    QSyntaxHighlighter* m_colors = nullptr;
    QStringList m_sections;
    int m_from = -1;
    int m_to = -1;
};

/** At the right: the contract as it is written to the file, or at the preflight the brief. */
class ContractPanel : public QWidget {
    Q_OBJECT

public:
    explicit ContractPanel(QWidget* parent = nullptr);

    void setStep(WizardStep step);
    void setContract(const QString& toml);
    void setBrief(const QString& brief);
    [[nodiscard]] TomlView* toml() const { return m_toml; }
    [[nodiscard]] QPlainTextEdit* brief() const { return m_brief; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void copy();

    Label* m_title;
    Label* m_note;
    QStackedWidget* m_texts;
    TomlView* m_toml;
    QWidget* m_briefPart;
    QPlainTextEdit* m_brief;
    Label* m_size;
};

} // namespace remit
