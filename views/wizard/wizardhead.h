// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace remit {

class Button;
class ElidedLabel;

/** The page's head: what is being written for which repository, where to start from, the draft. */
class WizardHead : public QWidget {
    Q_OBJECT

public:
    explicit WizardHead(QMenu* startFrom, QWidget* parent = nullptr);

    void setWords(const QString& words);
    [[nodiscard]] Button* contractButton() const { return m_contract; } ///< shows the panel where there is no room

Q_SIGNALS:
    void saveRequested();
    void contractToggled(bool shown);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ElidedLabel* m_words;
    Button* m_contract;
};

/** The page's foot: what stands in the way, then back and on. */
class WizardFoot : public QWidget {
    Q_OBJECT

public:
    explicit WizardFoot(QWidget* parent = nullptr);

    void setWords(const QString& words);
    void setError(const QString& words);
    /** Start instead of Next at the last step; not empty: why it cannot. */
    void setPlace(int step, int steps, const QString& startProblem);
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void backRequested();
    void nextRequested();
    void startRequested();
    void templateRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* m_mark;
    ElidedLabel* m_words;
    Button* m_template;
    Button* m_back;
    Button* m_next;
    Button* m_start;
};

} // namespace remit
