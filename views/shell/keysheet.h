// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/keynames.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QVBoxLayout;
QT_END_NAMESPACE

namespace remit {

/** All keys by group, with a field that narrows them by key or by word. Esc closes it. */
class KeySheet : public QDialog {
    Q_OBJECT

public:
    explicit KeySheet(const QList<KeyGroup>& groups, QWidget* parent = nullptr);

    /** The rows that are shown now, as "keys: words". */
    [[nodiscard]] QStringList shownKeys() const;

private:
    struct Row {
        QWidget* widget;
        KeyHint hint;
    };
    struct Group {
        QWidget* head;
        QList<Row> rows;
    };

    void addGroup(const KeyGroup& group, QVBoxLayout* column);
    void filter(const QString& text);

    QLineEdit* m_search;
    QWidget* m_nothing;
    QList<Group> m_groups;
};

} // namespace remit
