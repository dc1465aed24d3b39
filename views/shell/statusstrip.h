// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"
#include "views/shell/keynames.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QAbstractButton;
QT_END_NAMESPACE

namespace remit {

/** The page's keys as caps with a word each: as many as fit, "All keys" always. */
class KeyHints : public QWidget {
    Q_OBJECT

public:
    explicit KeyHints(QWidget* parent = nullptr);
    void setHints(const QList<KeyHint>& hints);
    /** How many of the hints fit into the width, without "All keys". */
    [[nodiscard]] int shown() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void allKeysRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int widthOf(const KeyHint& hint) const;

    QList<KeyHint> m_hints;
    KeyHint m_all;
};

/** The bottom line: slots, queue and spend today left (a click opens the page), keys right. */
class StatusStrip : public QWidget {
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);

    void setOccupancy(const Occupancy& occupancy);
    void setHints(const QList<KeyHint>& hints);

Q_SIGNALS:
    void pageRequested(const QString& id);
    void allKeysRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QAbstractButton* m_slots;
    QAbstractButton* m_queued;
    QAbstractButton* m_spent;
    KeyHints* m_hints;
};

} // namespace remit
