// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace remit {

/** Nothing for 200 ms, then a 2 px bar over its parent's top with a line of words. The old content stays below it. */
class LoadingBar : public QWidget {
    Q_OBJECT

public:
    explicit LoadingBar(QWidget* parent);

    /** "Reading 85,000 lines". */
    void start(const QString& words);
    void setShare(double share); ///< 0 to 1; below 0: not known
    void stop();
    [[nodiscard]] bool isLoading() const { return m_loading; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QString m_words;
    QTimer m_delay;
    double m_share = -1;
    bool m_loading = false;
};

} // namespace remit
