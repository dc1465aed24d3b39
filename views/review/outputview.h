// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ansitext.h"

#include <QPlainTextEdit>

namespace remit {

/** Read-only output of a program in the code font, its colours mapped to tones. */
class OutputView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit OutputView(QWidget* parent = nullptr);

    void setOutput(const AnsiText& output);
    void setNotice(const QString& sentence); ///< instead of an output

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColours();

    AnsiText m_output;
};

} // namespace remit
