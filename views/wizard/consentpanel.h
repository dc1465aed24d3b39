// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"
#include "views/wizard/rowpanel.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace remit {

class Label;

/** Where no box can be made: what is held all the same, how to mend it, and a field for the words that accept it. */
class ConsentPanel : public QWidget {
    Q_OBJECT

public:
    explicit ConsentPanel(QWidget* parent = nullptr);

    void setStanding(const BoxStanding& standing);

Q_SIGNALS:
    void typed(const QString& words);

private:
    [[nodiscard]] static QString heldAt(const QString& level);

    Glyph* m_glyph;
    Label* m_title;
    Label* m_why;
    Label* m_ask;
    QLineEdit* m_field;
    QWidget* m_fieldRow;
};

} // namespace remit
