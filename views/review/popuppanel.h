// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QVBoxLayout;
QT_END_NAMESPACE

namespace remit {

class Button;
class Label;

/** A panel that opens under a button, 440 wide: title, content, a foot of buttons. Enter confirms, Esc closes. */
class PopupPanel : public QFrame {
    Q_OBJECT

public:
    PopupPanel(const QString& title, const QString& confirmText, QWidget* parent);

    void openBelow(const QWidget* anchor);

Q_SIGNALS:
    void confirmed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    [[nodiscard]] QVBoxLayout* content() const { return m_content; }
    [[nodiscard]] QHBoxLayout* foot() const { return m_foot; }
    [[nodiscard]] Button* confirmButton() const { return m_confirm; }
    void setTitle(const QString& title);
    /** A text field whose Ctrl+Enter confirms. */
    void confirmFrom(QWidget* field);
    void confirm();
    /** Content that appeared or went: the panel takes the height that it needs now. */
    void fit();

private:
    Label* m_title;
    QVBoxLayout* m_content;
    QHBoxLayout* m_foot;
    Button* m_confirm;
};

} // namespace remit
