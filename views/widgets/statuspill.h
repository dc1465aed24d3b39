// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/statuslook.h"

#include <QWidget>

namespace remit {

/** Icon and word on the tint of their tone, 20 high. Stands in headers only; rows use the plain icon and word. */
class StatusPill : public QWidget {
    Q_OBJECT

public:
    explicit StatusPill(QWidget* parent = nullptr);
    StatusPill(const StatusLook& look, const QString& text, QWidget* parent = nullptr);

    void setLook(const StatusLook& look, const QString& text);
    void setStatus(std::optional<RunStatus> status, std::optional<LimitName> limit = {});
    void setState(RunState state);
    [[nodiscard]] QString text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StatusLook m_look;
    QString m_text;
};

} // namespace remit
