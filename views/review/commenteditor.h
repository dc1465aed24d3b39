// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace remit {

/** Lies over a painted comment while it is written. Ctrl+Enter saves, Esc keeps what was written as unsaved. */
class CommentEditor : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit CommentEditor(QWidget* parent);

    /** Height that shows all of the text, within reason. */
    [[nodiscard]] int wantedHeight() const;

Q_SIGNALS:
    void saved();
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace remit
