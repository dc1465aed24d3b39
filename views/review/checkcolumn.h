// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QWidget>

namespace remit {

class ElidedLabel;
class Fact;
class Label;
class OutputView;

/** One check: its name, how it ended, its command and what it printed. */
class CheckColumn : public QWidget {
    Q_OBJECT

public:
    explicit CheckColumn(const QString& title, QWidget* parent = nullptr);

    void setCheck(const std::optional<CheckResult>& check);
    [[nodiscard]] OutputView* output() const { return m_output; }
    [[nodiscard]] QString file() const { return m_file; } ///< whose content is wanted

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_file;
    Fact* m_outcome;
    ElidedLabel* m_command;
    OutputView* m_output;
};

} // namespace remit
