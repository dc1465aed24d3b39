// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/statuslook.h"

#include <QWidget>

namespace remit {

class Button;
class ElidedLabel;

/** A 36 px band at a pane's top: what happened, why, and one action. Hidden until something is said. */
class ErrorBanner : public QWidget {
    Q_OBJECT

public:
    explicit ErrorBanner(QWidget* parent = nullptr);

    /** `action` empty: no button. */
    void say(const QString& sentence, const QString& action = {}, ToneName tone = ToneName::Bad);
    void clear();
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ToneName m_tone = ToneName::Bad;
    ElidedLabel* m_sentence;
    Button* m_action;
};

} // namespace remit
