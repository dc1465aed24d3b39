// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
QT_END_NAMESPACE

namespace remit {

class CountPill;
class Label;

/** The head of a section: words in semibold, a count beside them, a quiet note; more may be added at the right. */
class SectionHeading : public QWidget {
    Q_OBJECT

public:
    explicit SectionHeading(const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    void setCount(const QString& count); ///< empty: none
    void setNote(const QString& note);
    void addTrailing(QWidget* widget);

private:
    QHBoxLayout* m_row;
    Label* m_text;
    CountPill* m_count;
    Label* m_note;
};

} // namespace remit
