// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/diffaccess.h"

#include "models/visibletext.h"
#include "views/review/diffscene.h"
#include "views/review/diffview.h"
#include "views/review/diffviewprivate.h"

namespace remit {

namespace {

constexpr qsizetype kSpokenAtMost = 500; // characters of a line

QAccessibleInterface* diffViewFactory(const QString&, QObject* object)
{
    auto* view = qobject_cast<DiffView*>(object);
    return view ? new DiffViewAccess(view) : nullptr;
}

QString spokenLine(const DiffScene& scene, DiffSide side, int line, bool changed)
{
    QString text = VisibleText(scene.document->decoded(side, line).left(kSpokenAtMost), 4).text().trimmed();
    if (text.isEmpty())
        text = DiffRowAccess::tr("blank");
    if (!changed)
        return DiffRowAccess::tr("line %1: %2").arg(line + 1).arg(text);
    return side == DiffSide::Old ? DiffRowAccess::tr("line %1 removed: %2").arg(line + 1).arg(text)
                                 : DiffRowAccess::tr("line %1 added: %2").arg(line + 1).arg(text);
}

} // namespace

QString spokenRow(const DiffScene& scene, int row)
{
    if (!scene.document || row < 0 || row >= scene.rows.count())
        return {};
    const DisplayRow& shown = scene.rows.at(row);
    if (shown.kind == DisplayRow::Kind::Fold)
        return DiffRowAccess::tr("%n unchanged lines, folded", nullptr, scene.rows.fold(shown.index).count);
    if (shown.kind == DisplayRow::Kind::Block)
        return scene.bubbles[shown.index].accessibleText();
    const bool changed = scene.rows.aligned()[shown.index].changed;
    const int oldLine = scene.rows.lineAt(row, DiffSide::Old);
    const int newLine = scene.rows.lineAt(row, DiffSide::New);
    if (!changed)
        return spokenLine(scene, DiffSide::New, newLine, false);
    QStringList parts;
    if (oldLine >= 0)
        parts.append(spokenLine(scene, DiffSide::Old, oldLine, true));
    if (newLine >= 0)
        parts.append(spokenLine(scene, DiffSide::New, newLine, true));
    return parts.join(QStringLiteral("; "));
}

void DiffViewAccess::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(diffViewFactory);
        return true;
    }();
    Q_UNUSED(installed)
}

DiffViewAccess::DiffViewAccess(DiffView* view)
    : QAccessibleWidget(view, QAccessible::List)
{
}

DiffViewAccess::~DiffViewAccess()
{
    for (const QAccessible::Id id : std::as_const(m_rows))
        QAccessible::deleteAccessibleInterface(id);
}

const DiffScene* DiffViewAccess::scene() const
{
    const auto* view = qobject_cast<const DiffView*>(object());
    return view ? &view->d->scene : nullptr;
}

QRect DiffViewAccess::screenRect(int row) const
{
    const auto* view = qobject_cast<const DiffView*>(object());
    if (!view)
        return {};
    const QRect rect = view->d->scene.rowRect(row);
    return {view->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

int DiffViewAccess::childCount() const
{
    return scene() ? scene()->rows.count() : 0;
}

QAccessibleInterface* DiffViewAccess::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const auto known = m_rows.constFind(index);
    if (known != m_rows.cend())
        return QAccessible::accessibleInterface(*known);
    auto* row = new DiffRowAccess(this, index);
    m_rows.insert(index, QAccessible::registerAccessibleInterface(row));
    return row;
}

QAccessibleInterface* DiffViewAccess::childAt(int x, int y) const
{
    const auto* view = qobject_cast<const DiffView*>(object());
    if (!view)
        return nullptr;
    const QPoint point = view->viewport()->mapFromGlobal(QPoint(x, y));
    if (!view->viewport()->rect().contains(point))
        return nullptr;
    return child(view->d->scene.index.rowAt(point.y() + view->d->scene.scrollY));
}

int DiffViewAccess::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* row = dynamic_cast<const DiffRowAccess*>(child);
    return row ? row->row() : -1;
}

QAccessibleInterface* DiffViewAccess::focusChild() const
{
    return scene() ? child(scene()->currentRow) : nullptr;
}

bool DiffRowAccess::isValid() const
{
    return m_view->scene() && m_row < m_view->scene()->rows.count();
}

QAccessibleInterface* DiffRowAccess::parent() const
{
    return const_cast<DiffViewAccess*>(m_view);
}

QString DiffRowAccess::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Name && isValid() ? spokenRow(*m_view->scene(), m_row) : QString();
}

QRect DiffRowAccess::rect() const
{
    return isValid() ? m_view->screenRect(m_row) : QRect();
}

QAccessible::State DiffRowAccess::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.focusable = true;
    state.readOnly = true;
    state.focused = m_view->scene()->focused && m_view->scene()->currentRow == m_row;
    return state;
}

} // namespace remit
