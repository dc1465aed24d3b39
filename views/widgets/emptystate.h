// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/button.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QVBoxLayout;
QT_END_NAMESPACE

namespace remit {

class Label;

/** Says that nothing is here, why, and what to do: icon, title, one sentence, what goes on meanwhile, buttons. */
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(Icon icon, const QString& title, const QString& sentence, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSentence(const QString& sentence);
    /** Between the sentence and the buttons. */
    void setMiddle(QWidget* widget);
    Button* addButton(const QString& text, Button::Kind kind = Button::Kind::Normal);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_block;
    QHBoxLayout* m_buttons;
    Label* m_title;
    Label* m_sentence;
};

} // namespace remit
