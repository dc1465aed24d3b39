// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/keynames.h"

#include <QAction>
#include <QStringList>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

QString chordName(QKeyCombination chord)
{
    QStringList parts;
    const Qt::KeyboardModifiers modifiers = chord.keyboardModifiers();
    if (modifiers.testFlag(Qt::ControlModifier))
        parts.append(u"Ctrl"_s);
    if (modifiers.testFlag(Qt::AltModifier))
        parts.append(u"Alt"_s);
    if (modifiers.testFlag(Qt::MetaModifier))
        parts.append(u"Meta"_s);
    const bool plain = parts.isEmpty();
    if (modifiers.testFlag(Qt::ShiftModifier))
        parts.append(u"Shift"_s);
    switch (chord.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        parts.append(u"Enter"_s);
        break;
    case Qt::Key_Left:
        parts.append(u"←"_s);
        break;
    case Qt::Key_Right:
        parts.append(u"→"_s);
        break;
    case Qt::Key_Up:
        parts.append(u"↑"_s);
        break;
    case Qt::Key_Down:
        parts.append(u"↓"_s);
        break;
    default: {
        const QString key = QKeySequence(chord.key()).toString(QKeySequence::PortableText);
        parts.append(plain && key.size() == 1 ? key.toLower() : key);
    }
    }
    return parts.join(u' ');
}

} // namespace

QString keyName(const QKeySequence& sequence)
{
    QStringList chords;
    for (int i = 0; i < sequence.count(); ++i)
        chords.append(chordName(sequence[static_cast<uint>(i)]));
    return chords.join(u' ');
}

bool isSingleKey(const QKeySequence& sequence)
{
    if (sequence.isEmpty())
        return false;
    const QKeyCombination first = sequence[0];
    const Qt::KeyboardModifiers modifiers = first.keyboardModifiers();
    const bool held = modifiers.testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    return !held && first.key() >= Qt::Key_Space && first.key() < Qt::Key_Escape;
}

QList<KeyHint> hintsOf(const QList<QAction*>& actions)
{
    QList<KeyHint> hints;
    for (const QAction* action : actions) {
        if (action->isSeparator() || action->shortcut().isEmpty() || action->text().isEmpty())
            continue;
        QString text = action->text();
        text.remove(u'&');
        hints.append({keyName(action->shortcut()), text});
    }
    return hints;
}

} // namespace remit
