// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/statuslook.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace remit {

/** A card of lines: icon, name, what is so, and below it what to do. */
class FactsCard : public QWidget {
    Q_OBJECT

public:
    explicit FactsCard(QWidget* parent = nullptr);

    void clear();
    void addFact(const StatusLook& look, const QString& name, const QString& words, const QString& advice);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_column;
};

} // namespace remit
