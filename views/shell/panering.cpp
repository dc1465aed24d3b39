// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/panering.h"

namespace remit {

namespace {

bool takesFocus(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

QWidget* firstInside(QWidget* pane)
{
    if (takesFocus(pane))
        return pane;
    // the focus chain is the reading order
    for (QWidget* next = pane->nextInFocusChain(); next != nullptr && next != pane; next = next->nextInFocusChain()) {
        if (pane->isAncestorOf(next) && takesFocus(next))
            return next;
    }
    return nullptr;
}

} // namespace

QWidget* nextPane(const QList<QWidget*>& panes, const QWidget* focus, int step)
{
    const auto count = static_cast<int>(panes.size());
    int at = step > 0 ? -1 : count;
    for (int i = 0; i < count; ++i) {
        if (focus != nullptr && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            at = i;
    }
    for (int tried = 0; tried < count; ++tried) {
        at = ((at + step) % count + count) % count;
        if (firstInside(panes.at(at)) != nullptr)
            return panes.at(at);
    }
    return nullptr;
}

void focusPane(QWidget* pane)
{
    QWidget* last = pane->focusWidget();
    QWidget* target = last != nullptr && last != pane && takesFocus(last) ? last : firstInside(pane);
    if (target != nullptr)
        target->setFocus(Qt::TabFocusReason);
}

} // namespace remit
