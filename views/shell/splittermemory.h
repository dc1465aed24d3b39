// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/page.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QSettings;
class QSplitter;
QT_END_NAMESPACE

namespace remit {

/** Remembers where a person put the splitters, for each size class of the window. A splitter needs an objectName. */
class SplitterMemory : public QObject {
    Q_OBJECT

public:
    /** `settings` outlives this. */
    explicit SplitterMemory(QSettings& settings, QObject* parent = nullptr);

    /** All named splitters below `root`, now and not later. */
    void watch(QWidget* root);
    void setSizeClass(SizeClass sizeClass);

private:
    [[nodiscard]] QString key(const QSplitter* splitter) const;
    void restore(QSplitter* splitter) const;

    QSettings& m_settings;
    QList<QSplitter*> m_splitters;
    SizeClass m_sizeClass = SizeClass::Normal;
};

} // namespace remit
