// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace remit {

class DiffView;
class Label;

/** Finds text in the file that is shown: Enter goes on, Shift+Enter back, Esc closes. Hidden until it is wanted. */
class FindBar : public QWidget {
    Q_OBJECT

public:
    explicit FindBar(DiffView& diff, QWidget* parent = nullptr);

    void open();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void close();

    DiffView& m_diff;
    QLineEdit* m_text;
    Label* m_count;
};

} // namespace remit
