// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace remit {

/** A key as it is written ("j k", "Ctrl Enter") and what it does. */
struct KeyHint {
    QString keys;
    QString text;
    friend bool operator==(const KeyHint&, const KeyHint&) = default;
};

/** Keys that belong together, under one heading of the sheet. */
struct KeyGroup {
    QString name;
    QList<KeyHint> keys;
    friend bool operator==(const KeyGroup&, const KeyGroup&) = default;
};

/** As typed: "a", "Ctrl Enter", "Shift Del", "g r". */
[[nodiscard]] QString keyName(const QKeySequence& sequence);
/** A key without Ctrl, Alt or Meta that would type a character. */
[[nodiscard]] bool isSingleKey(const QKeySequence& sequence);
/** What the actions with a shortcut do, in their order; an action without words or keys is left out. */
[[nodiscard]] QList<KeyHint> hintsOf(const QList<QAction*>& actions);

} // namespace remit
