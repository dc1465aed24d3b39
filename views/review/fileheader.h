// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffplace.h"
#include "runner/git/changes.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
QT_END_NAMESPACE

namespace remit {

class IconButton;
class Label;
class MetaLine;
class SegmentedControl;

/** The head of the file that is shown: letter, path, counts; which change; layout; reviewed. */
class FileHeader : public QWidget {
    Q_OBJECT

public:
    explicit FileHeader(QWidget* parent = nullptr);

    void setChange(const FileChange& change);
    void clear();
    void setCurrentChange(int change, int count); ///< change from 0, -1: none
    void setDiffLayout(DiffLayout layout);
    enum class Reviewed { No, Yes };
    void setReviewed(Reviewed reviewed);

Q_SIGNALS:
    void previousChange();
    void nextChange();
    void layoutChosen(remit::DiffLayout layout);
    void reviewedToggled();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    FileChange m_change;
    bool m_hasChange = false;
    QWidget* m_path;
    Label* m_position;
    IconButton* m_previous;
    IconButton* m_next;
    SegmentedControl* m_layout;
    QCheckBox* m_reviewed;
};

} // namespace remit
