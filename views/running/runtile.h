// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/liverun.h"

#include <QWidget>

namespace remit {

class Button;
class IconButton;

/** One run that is going on: large with activity, four meters and the last action, or small with its fullest meter. */
class RunTile : public QWidget {
    Q_OBJECT

public:
    enum class Size { Large, Small };

    explicit RunTile(const QString& runId, Size size, QWidget* parent = nullptr);

    [[nodiscard]] const QString& runId() const { return m_runId; }
    [[nodiscard]] Size tileSize() const { return m_size; }
    void setTileSize(Size size);
    /** What it shows; nowMs is the time that clocks and ages are told against. */
    void setRun(const LiveRun& run, qint64 nowMs);
    /** Its contract or its first events have not come yet. */
    [[nodiscard]] bool isBare() const { return m_run.lastSeq == 0 || m_run.contract.title.isEmpty(); }
    [[nodiscard]] bool isNear() const { return m_near.has_value(); }
    /** Holds its run in place, or lets it go on; nothing where neither is possible now. */
    void toggleFreeze();

    [[nodiscard]] static int minimumWidthOf(Size size); ///< 360 or 240
    [[nodiscard]] static int minimumHeightOf(Size size); ///< 212 or 112, more with a bigger font

Q_SIGNALS:
    void openRequested(const QString& runId);
    void terminalRequested(const QString& runId);
    void stopRequested(const QString& runId);
    void freezeRequested(const QString& runId);
    void thawRequested(const QString& runId);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void placeButtons();
    void describe();
    [[nodiscard]] QString stateText() const;
    void askStop();
    void showPossible();
    void paintHead(QPainter* painter, QRect area) const;
    void paintLarge(QPainter* painter, QRect area) const;
    void paintSmall(QPainter* painter, QRect area) const;
    void paintMeter(QPainter* painter, const QRect& area, const LimitUse& use) const;
    void paintPair(QPainter* painter, const QRect& area, const QString& left, const QString& right) const;

    QString m_runId;
    Size m_size;
    LiveRun m_run;
    qint64 m_nowMs = 0;
    std::optional<NearLimit> m_near;
    Button* m_terminal;
    Button* m_freeze; ///< or thaw
    Button* m_stop;
    IconButton* m_smallStop;
};

} // namespace remit
