// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"

#include <QMenu>

namespace remit {

/** "Start from…": a template, an earlier run, a contract file, the text of an issue. */
class StartFrom : public QMenu {
    Q_OBJECT

public:
    /** The backend outlives the menu. */
    explicit StartFrom(Backend& backend, QWidget* parent = nullptr);

    void openFile(); ///< asks for a contract file
    void pasteIssue(); ///< asks for the text of an issue

Q_SIGNALS:
    void fileChosen(const QString& path);
    void runChosen(const QString& runId);
    void issueGiven(const QString& title, const QString& task);
    void emptyChosen();

private:
    void fill();
    void fillTemplates();
    void fillRuns();

    Backend& m_backend;
    QMenu* m_runs = nullptr;
};

} // namespace remit
