// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/scopebutton.h"

#include "views/review/rowtext.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QMenu>
#include <QPainter>

namespace remit {

namespace {

constexpr int kIcon = 16;
constexpr int kMostSnapshots = 30; ///< of the newest, in a menu

} // namespace

ScopeButton::ScopeButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QAbstractButton::clicked, this, &ScopeButton::openMenu);
    setScope({});
}

void ScopeButton::setChoices(int snapshots, Rounds rounds)
{
    m_snapshots = snapshots;
    m_rounds = rounds;
}

void ScopeButton::setScope(const ChangeScope& scope)
{
    m_scope = scope;
    setText(words(scope));
    setAccessibleName(tr("Compared: %1").arg(text()));
    updateGeometry();
    update();
}

QString ScopeButton::words(const ChangeScope& scope) const
{
    switch (scope.kind) {
    case ChangeScope::Kind::WholeRun:
        return tr("Base to result");
    case ChangeScope::Kind::SinceMyReview:
        return tr("Since my last review");
    case ChangeScope::Kind::Snapshots:
        break;
    }
    const QString from = scope.fromSnapshot == 0 ? tr("Base") : tr("Snapshot %1").arg(scope.fromSnapshot);
    return tr("%1 to snapshot %2").arg(from).arg(scope.toSnapshot);
}

void ScopeButton::openMenu()
{
    auto* open = new QMenu(this);
    open->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this](QMenu* to, const QString& text, const ChangeScope& scope) {
        QAction* action = to->addAction(text);
        action->setCheckable(true);
        action->setChecked(scope == m_scope);
        connect(action, &QAction::triggered, this, [this, scope] { Q_EMIT scopeChosen(scope); });
    };
    add(open, words({}), {});
    const ChangeScope since{ChangeScope::Kind::SinceMyReview, 0, 0};
    if (m_rounds == Rounds::Later)
        add(open, words(since), since);
    if (m_snapshots > 1) {
        const bool snapshots = m_scope.kind == ChangeScope::Kind::Snapshots;
        const int to = snapshots ? m_scope.toSnapshot : m_snapshots;
        const int from = snapshots ? m_scope.fromSnapshot : 0;
        QMenu* first = open->addMenu(tr("From"));
        QMenu* last = open->addMenu(tr("To"));
        add(first, tr("Base"), {ChangeScope::Kind::Snapshots, 0, to});
        for (int n = std::max(1, m_snapshots - kMostSnapshots); n <= m_snapshots; ++n) {
            if (n < to)
                add(first, tr("Snapshot %1").arg(n), {ChangeScope::Kind::Snapshots, n, to});
            if (n > from)
                add(last, tr("Snapshot %1").arg(n), {ChangeScope::Kind::Snapshots, from, n});
        }
    }
    open->popup(mapToGlobal(QPoint(0, height())));
}

QSize ScopeButton::sizeHint() const
{
    return {RowText::width(text(), TypeScale::current().small) + 4 + kIcon, TypeScale::current().smallButton()};
}

void ScopeButton::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    const QColor color = underMouse() || isDown() ? tokens.text1 : tokens.text2;
    RowText line(&painter, rect(), rect(), layoutDirection());
    line.left(text(), TypeScale::current().small, color);
    line.gap(4);
    line.icon(Icon::ChevronDown, kIcon, color);
    if (hasFocus())
        paint::focusRing(&painter, rect(), tokens.focus, 3);
}

} // namespace remit
