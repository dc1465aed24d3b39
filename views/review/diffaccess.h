// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QHash>

namespace remit {

class DiffScene;
class DiffView;

/** The diff for screen readers: a list of rows, each with its line number, what became of it and its text. */
class DiffViewAccess : public QAccessibleWidget {
public:
    explicit DiffViewAccess(DiffView* view);
    ~DiffViewAccess() override;

    /** Makes Qt ask here for diff views. Harmless to call again. */
    static void install();

    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* focusChild() const override;

    [[nodiscard]] const DiffScene* scene() const; ///< null: the view is gone
    [[nodiscard]] QRect screenRect(int row) const;

private:
    mutable QHash<int, QAccessible::Id> m_rows;
};

/** "line 37 added: …" */
class DiffRowAccess : public QAccessibleInterface {
    Q_DECLARE_TR_FUNCTIONS(DiffRowAccess)

public:
    DiffRowAccess(const DiffViewAccess* view, int row)
        : m_view(view)
        , m_row(row)
    {
    }

    [[nodiscard]] int row() const { return m_row; }
    bool isValid() const override;
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString&) override { }
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;

private:
    const DiffViewAccess* m_view; ///< owns this
    int m_row;
};

/** What a screen reader says of a row. */
[[nodiscard]] QString spokenRow(const DiffScene& scene, int row);

} // namespace remit
