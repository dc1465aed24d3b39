// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/queuedelegate.h"

#include "models/formats.h"
#include "models/reviewqueue.h"
#include "views/review/rowtext.h"
#include "views/widgets/statuslook.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr int kPadding = 12;
constexpr int kIcon = 16;
constexpr int kIndent = 16; ///< of a run under its race
constexpr int kNarrow = 264; ///< below, the agent's name goes
constexpr int kVeryNarrow = 220; ///< below, the repository too

struct Colors {
    const ColorTokens& tokens;
    QColor quiet; ///< text3, on a selected row text2
};

QString origin(const QModelIndex& index, int width)
{
    const QString repository = index.data(ReviewQueue::RepositoryNameRole).toString();
    const QString agent = index.data(ReviewQueue::AgentNameRole).toString();
    if (width < kVeryNarrow)
        return {};
    return width < kNarrow || agent.isEmpty() ? repository : u"%1 \u00b7 %2"_s.arg(repository, agent);
}

void paintTitle(RowText line, const QModelIndex& index, const RunRow& run, const Colors& colors)
{
    const TypeScale& type = TypeScale::current();
    const bool decided = index.data(ReviewQueue::GroupRole).toInt() == int(ReviewQueue::Group::Done);
    line.right(index.data(ReviewQueue::AgeRole).toString(), type.small, colors.quiet);
    line.gapRight(8);
    const bool isNew = run.review == ReviewState::New && !index.data(ReviewQueue::IsRaceRole).toBool();
    const QFont& font = isNew ? type.strong : decided ? type.base : type.medium;
    const bool twins = index.data(ReviewQueue::TitleSharesPrefixRole).toBool();
    line.left(index.data().toString(), font, decided ? colors.tokens.text2 : colors.tokens.text1,
        twins ? Qt::ElideMiddle : Qt::ElideRight);
}

void paintCounts(RowText& line, const RunRow& run, const Colors& colors)
{
    const TypeScale& type = TypeScale::current();
    if (run.added == 0 && run.removed == 0) {
        line.right(QCoreApplication::translate("remit::QueueDelegate", "no change"), type.small, colors.quiet);
    } else {
        if (run.removed > 0) {
            line.right(format::removed(run.removed), type.small, colors.tokens.toneBad.text);
            line.gapRight(4);
        }
        if (run.added > 0)
            line.right(format::added(run.added), type.small, colors.tokens.toneOk.text);
    }
    line.gapRight(6);
}

void paintFacts(RowText line, const QModelIndex& index, const RunRow& run, const StatusLook& look, const Colors& colors,
    int rowWidth)
{
    const TypeScale& type = TypeScale::current();
    const auto group = ReviewQueue::Group(index.data(ReviewQueue::GroupRole).toInt());
    const bool decided = group == ReviewQueue::Group::Done;
    const bool race = index.data(ReviewQueue::IsRaceRole).toBool(); // its runs have sizes, it has none
    const QString note = index.data(ReviewQueue::NoteRole).toString();
    if (!decided && !race)
        paintCounts(line, run, colors);
    line.left(index.data(ReviewQueue::StatusWordRole).toString(), type.smallMedium,
        decided ? colors.tokens.text2 : colors.tokens.tone(look.tone).text);
    line.gap(8);
    line.left(note.isEmpty() ? origin(index, rowWidth) : note, type.small, colors.quiet);
}

} // namespace

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    if (index.data(ReviewQueue::IsGroupRole).toBool())
        paintGroup(painter, option, index);
    else
        paintRun(painter, option, index);
    painter->restore();
}

void QueueDelegate::paintGroup(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const ColorTokens& tokens = ColorTokens::of(option.palette);
    const TypeScale& type = TypeScale::current();
    RowText line(painter, option.rect, option.rect.adjusted(kPadding, 0, -kPadding, 0), option.direction);
    line.right(format::number(index.data(ReviewQueue::CountRole).toInt()), type.tiny, tokens.text3);
    line.gapRight(8);
    line.left(index.data().toString(), type.tinyStrong, tokens.text3);
}

void QueueDelegate::paintRun(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const ColorTokens& tokens = ColorTokens::of(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const Colors colors{tokens, selected ? tokens.text2 : tokens.text3};
    const auto run = index.data(ReviewQueue::RunRole).value<RunRow>();
    const bool decided = index.data(ReviewQueue::GroupRole).toInt() == int(ReviewQueue::Group::Done);
    const StatusLook look = decided ? lookOf(run.review) : lookOf(run.status);
    paint::row(painter, option, tokens);

    const int half = (option.rect.height() - 8) / 2;
    const int indent = index.data(ReviewQueue::IsRacerRole).toBool() ? kIndent : 0;
    const bool isRace = index.data(ReviewQueue::IsRaceRole).toBool();
    const QRect top(option.rect.left() + kPadding + indent, option.rect.top() + 4,
        option.rect.width() - 2 * kPadding - indent, half);
    const QRect iconRect(top.left(), top.top() + (half - kIcon) / 2, kIcon, kIcon);
    icons::paint(painter, QStyle::visualRect(option.direction, option.rect, iconRect), look.icon,
        decided ? tokens.text2 : tokens.tone(look.tone).text);
    if (run.review == ReviewState::New && !isRace) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.fill);
        const QRect dot(option.rect.left() + 3 + indent, top.top() + (half - 6) / 2, 6, 6);
        painter->drawEllipse(QStyle::visualRect(option.direction, option.rect, dot));
    }
    const QRect title = top.adjusted(kIcon + 8, 0, 0, 0);
    paintTitle({painter, option.rect, title, option.direction}, index, run, colors);
    paintFacts({painter, option.rect, title.translated(0, half), option.direction}, index, run, look, colors,
        option.rect.width());
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(option)
    const TypeScale& type = TypeScale::current();
    return {160, index.data(ReviewQueue::IsGroupRole).toBool() ? type.groupHead() : type.queueRow()};
}

bool QueueDelegate::helpEvent(
    QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainTip(index.data(Qt::ToolTipRole).toString()), view);
    return true;
}

} // namespace remit
