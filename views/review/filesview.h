// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QTreeView;
QT_END_NAMESPACE

namespace remit {

class ChangedFiles;
class CountPill;
class Label;

/** The changed files with their head: how many are reviewed, and the totals. The model outlives it. */
class FilesView : public QWidget {
    Q_OBJECT

public:
    explicit FilesView(ChangedFiles& files, QWidget* parent = nullptr);

    void setCurrentFile(const QString& path);

Q_SIGNALS:
    /** A person went to a file (again). */
    void fileChosen(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHead();
    void makeTree();
    void describe();
    void take(const QModelIndex& index);

    ChangedFiles& m_files;
    QString m_current;
    CountPill* m_reviewed = nullptr;
    Label* m_added = nullptr;
    Label* m_removed = nullptr;
    QLineEdit* m_filter = nullptr;
    QTreeView* m_tree = nullptr;
};

} // namespace remit
