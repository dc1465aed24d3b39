// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace remit {

/** The tabs of an open run: words with an underline and counts beside them. Left and right arrow keys move. */
class ReviewTabs : public QWidget {
    Q_OBJECT

public:
    explicit ReviewTabs(const QStringList& names, QWidget* parent = nullptr);

    void setCount(int tab, const QString& count); ///< empty: none
    void setCurrent(int tab);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] int count() const { return int(m_tabs.size()); }
    /** Stands at the right end. */
    void setTrailing(QWidget* widget);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int tab);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Tab {
        QString name;
        QString count;
    };

    [[nodiscard]] QRect rectOf(int tab) const;
    [[nodiscard]] int tabAt(const QPoint& place) const;
    [[nodiscard]] int widthOf(const Tab& tab) const;
    void paintTab(QPainter* painter, int tab) const;
    void describe();
    void placeTrailing();

    QList<Tab> m_tabs;
    QWidget* m_trailing = nullptr;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace remit
