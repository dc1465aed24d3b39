// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/diffbubble.h"

#include "models/findingwords.h"
#include "models/visibletext.h"

#include <QFontMetrics>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMargin = 12; // right of the bubble
constexpr int kButtonGap = 12;

/** Height of the text at this width, breaking where it must. */
int wrappedHeight(const QString& text, const QFont& font, int width, int lineHeight)
{
    const int plain = QFontMetrics(font)
                          .boundingRect(QRect(0, 0, std::max(width, 40), 100'000),
                              Qt::AlignLeft | Qt::TextWrapAnywhere | Qt::TextWordWrap, text)
                          .height();
    const int lines = std::max(1, int(std::lround(double(plain) / QFontMetrics(font).lineSpacing())));
    return lines * lineHeight;
}

/** Text of agents and people with nothing hidden in it; line breaks stay. */
QString shown(const QString& text)
{
    QStringList lines = text.split(u'\n');
    for (QString& line : lines)
        line = VisibleText(line, 4).text();
    return lines.join(u'\n');
}

} // namespace

DiffBubble DiffBubble::notice(const QString& text)
{
    DiffBubble bubble;
    bubble.m_text = text;
    return bubble;
}

DiffBubble DiffBubble::of(const Finding& finding)
{
    DiffBubble bubble;
    bubble.m_kind = Kind::Finding;
    bubble.m_finding = finding;
    bubble.m_place = {DiffSide::New, finding.line.value_or(0)};
    return bubble;
}

DiffBubble DiffBubble::of(const DiffComment& comment)
{
    DiffBubble bubble;
    bubble.m_kind = Kind::Comment;
    bubble.m_comment = comment;
    bubble.m_place = comment.place;
    return bubble;
}

void DiffBubble::setUnsaved(const QString& text)
{
    m_comment.text = text;
    m_unsaved = true;
}

QString DiffBubble::head() const
{
    if (m_kind == Kind::Finding)
        return u"%1: %2."_s.arg(severityWord(m_finding.severity), findingTitle(m_finding.kind));
    QString place = m_place.line == 0   ? tr("whole file")
        : m_place.side == DiffSide::Old ? tr("old line %1").arg(m_place.line)
                                        : tr("line %1").arg(m_place.line);
    if (m_unsaved)
        return tr("%1, not saved", "place of a comment").arg(place);
    switch (m_comment.state) {
    case DiffComment::State::Draft:
        return tr("%1, draft", "place of a comment").arg(place);
    case DiffComment::State::Sent:
        return tr("%1, sent", "place of a comment").arg(place);
    case DiffComment::State::Addressed:
        return tr("%1, addressed", "place of a comment").arg(place);
    case DiffComment::State::Stale:
        return tr("%1, line has changed", "place of a comment").arg(place);
    }
    return place;
}

QString DiffBubble::body() const
{
    switch (m_kind) {
    case Kind::Notice:
        return m_text;
    case Kind::Finding:
        return head() + u' ' + shown(m_finding.detail);
    case Kind::Comment:
        return shown(m_comment.text);
    }
    return {};
}

QString DiffBubble::accessibleText() const
{
    if (m_kind != Kind::Comment)
        return body();
    const QString author = m_comment.author.isEmpty() ? tr("You") : m_comment.author;
    return tr("Comment, %1, %2: %3").arg(author, head(), body());
}

QRect DiffBubble::frame(const QRect& row) const
{
    const int margin = m_kind == Kind::Comment ? 6 : 4;
    return row.adjusted(kIndent, margin, -kMargin, -margin);
}

QList<DiffBubble::Action> DiffBubble::actions() const
{
    if (m_kind == Kind::Finding)
        return {Action::Comment, Action::Dismiss};
    if (m_kind == Kind::Comment && m_comment.author.isEmpty() && m_comment.state == DiffComment::State::Draft)
        return {Action::Edit, Action::Delete};
    return {};
}

QList<DiffBubble::Button> DiffBubble::buttons(const QRect& row, const DiffMetrics& metrics) const
{
    QList<Button> buttons;
    if (isEditing())
        return buttons;
    const QRect inside = frame(row);
    int right = inside.right() + 1 - (m_kind == Kind::Finding ? 8 : kMargin);
    const int top = inside.top() + (m_kind == Kind::Finding ? (metrics.notice - 24) / 2 : 4);
    const QFontMetrics font(metrics.smallMedium);
    const QList<Action> wanted = actions();
    for (qsizetype i = wanted.size(); i-- > 0;) {
        const QString text = wanted[i] == Action::Comment ? tr("Comment")
            : wanted[i] == Action::Dismiss                ? tr("Dismiss")
            : wanted[i] == Action::Edit                   ? tr("Edit")
                                                          : tr("Delete");
        const int width = font.horizontalAdvance(text);
        // The target is higher and wider than the word.
        buttons.prepend({wanted[i], text, QRect(right - width - 4, top, width + 8, std::max(24, font.height() + 4))});
        right -= width + kButtonGap;
    }
    return buttons;
}

DiffBubble::Action DiffBubble::actionAt(const QPoint& point, const QRect& row, const DiffMetrics& metrics) const
{
    const QList<Button> all = buttons(row, metrics);
    for (const Button& button : all) {
        if (button.rect.contains(point))
            return button.action;
    }
    return Action::None;
}

int DiffBubble::textWidth(const QRect& row, const DiffMetrics& metrics) const
{
    const QRect inside = frame(row);
    if (m_kind == Kind::Comment)
        return inside.width() - 24;
    const QList<Button> all = buttons(row, metrics);
    const int right = all.isEmpty() ? inside.right() - 8 : all.first().rect.left() - 8;
    return right - inside.left() - 10 - metrics.icon - 8;
}

int DiffBubble::heightFor(int rowWidth, const DiffMetrics& metrics) const
{
    if (m_kind == Kind::Notice)
        return metrics.notice;
    const QRect row(0, 0, rowWidth, 100);
    const QFontMetrics small(metrics.small);
    if (m_kind == Kind::Finding) {
        const int lineHeight = std::max(18, small.lineSpacing());
        const int text = wrappedHeight(body(), metrics.smallMedium, textWidth(row, metrics), lineHeight);
        return std::max(metrics.notice, text + 10) + 8;
    }
    if (isEditing())
        return m_editorHeight + 12;
    const int lineHeight = std::max(20, QFontMetrics(metrics.base).lineSpacing());
    const int headHeight = std::max(16, small.height());
    return 12 + 2 + 16 + headHeight + 4 + wrappedHeight(body(), metrics.base, textWidth(row, metrics), lineHeight);
}

} // namespace remit
