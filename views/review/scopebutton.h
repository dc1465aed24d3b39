// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"

#include <QAbstractButton>

namespace remit {

/** Which two states the diff compares: "Base to result", since the last review, any two snapshots. */
class ScopeButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit ScopeButton(QWidget* parent = nullptr);

    enum class Rounds { First, Later };
    void setChoices(int snapshots, Rounds rounds);
    void setScope(const ChangeScope& scope);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void scopeChosen(const remit::ChangeScope& scope);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void openMenu();
    [[nodiscard]] QString words(const ChangeScope& scope) const;

    ChangeScope m_scope;
    int m_snapshots = 0;
    Rounds m_rounds = Rounds::First;
};

} // namespace remit
