// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace remit {

/** How much of a limit is used: name left, "6:12 of 10:00" right, a 4 px bar below. */
class Meter : public QWidget {
    Q_OBJECT

public:
    enum class Tone { Live, Still }; ///< still: of a run that is frozen

    explicit Meter(QString name = {}, QWidget* parent = nullptr);

    void setName(const QString& name);
    /** `share` 0 to 1 and above; `text` says it in words. */
    void setUse(const QString& text, double share);
    void setTone(Tone tone);
    [[nodiscard]] double share() const { return m_share; }
    [[nodiscard]] QString text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /** Only the bar, 4 high, centred in `rect`. */
    static void paintBar(QPainter* painter, const QRect& rect, double share, Tone tone, const QPalette& palette);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    QString m_name;
    QString m_text;
    double m_share = 0;
    Tone m_tone = Tone::Live;
};

} // namespace remit
