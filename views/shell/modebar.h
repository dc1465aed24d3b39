// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/icons.h"

#include <QAbstractButton>
#include <QHash>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QVBoxLayout;
QT_END_NAMESPACE

namespace remit {

/** One item of the mode bar: icon over a tiny label, a badge, and the mark of the page that is shown. */
class ModeButton : public QAbstractButton {
    Q_OBJECT

public:
    enum class BadgeTone { Fill, Warn };

    ModeButton(Icon icon, const QString& text, QWidget* parent = nullptr);

    void setBadge(int count, BadgeTone tone);
    [[nodiscard]] int badge() const { return m_badge; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintLabel(QPainter* painter, const QRect& area) const;
    void paintBadge(QPainter* painter) const;

    Icon m_icon;
    int m_badge = 0;
    BadgeTone m_badgeTone = BadgeTone::Fill;
};

/** The navigation at the left: 76 wide. */
class ModeBar : public QWidget {
    Q_OBJECT

public:
    enum class Place { Top, Bottom };

    explicit ModeBar(QWidget* parent = nullptr);

    ModeButton* addMode(const QString& id, Icon icon, const QString& text, Place place);
    void setCurrent(const QString& id);
    [[nodiscard]] ModeButton* button(const QString& id) const { return m_buttons.value(id); }

Q_SIGNALS:
    void chosen(const QString& id);
    void menuRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_top;
    QVBoxLayout* m_bottom;
    QButtonGroup* m_group;
    QHash<QString, ModeButton*> m_buttons;
};

} // namespace remit
