// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/statuslook.h"

#include <QWidget>

namespace remit {

class Label;

/** An icon of its tone and a sentence that wraps. Hidden while nothing is said. */
class SaidLine : public QWidget {
    Q_OBJECT

public:
    explicit SaidLine(QWidget* parent = nullptr);

    void say(const StatusLook& look, const QString& sentence);
    void clear();
    [[nodiscard]] QString sentence() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StatusLook m_look;
    Label* m_words;
};

} // namespace remit
