// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/metaline.h"

#include "views/review/rowtext.h"
#include "views/widgets/typescale.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr int kDotSpace = 8;
constexpr int kBeforeTrailing = 24;

const QFont& fontOf(MetaLine::Face face)
{
    const TypeScale& type = TypeScale::current();
    return face == MetaLine::Face::Code ? type.code : type.small;
}

QString dot()
{
    return u"\u00b7"_s;
}

} // namespace

MetaLine::MetaLine(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void MetaLine::setFacts(const QList<Fact>& facts, const QString& trailing, const QString& note)
{
    m_facts = facts;
    m_trailing = trailing;
    setAccessibleName(text());
    setToolTip(plainTip(note.isEmpty() ? text() : text() + u'\n' + note));
    update();
}

QString MetaLine::text() const
{
    QStringList parts;
    for (const Fact& fact : m_facts) {
        QString part;
        for (const Piece& piece : fact)
            part += piece.text;
        parts.append(part);
    }
    if (!m_trailing.isEmpty())
        parts.append(m_trailing);
    return parts.join(u" \u00b7 "_s);
}

QSize MetaLine::sizeHint() const
{
    return {320, QFontMetrics(TypeScale::current().small).height()};
}

QSize MetaLine::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

int MetaLine::widthOf(const Fact& fact)
{
    int width = 0;
    for (const Piece& piece : fact)
        width += RowText::width(piece.text, fontOf(piece.face));
    return width;
}

void MetaLine::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const QFont& small = TypeScale::current().small;
    const int separator = RowText::width(dot(), small) + 2 * kDotSpace;
    int needed = -separator;
    for (const Fact& fact : std::as_const(m_facts))
        needed += widthOf(fact) + separator;
    RowText line(&painter, rect(), rect(), layoutDirection());
    if (needed + kBeforeTrailing + RowText::width(m_trailing, small) <= width())
        line.right(m_trailing, small, icons::color(IconTone::Text3, palette()));
    bool first = true;
    for (const Fact& fact : std::as_const(m_facts)) {
        if (!first) {
            if (separator + widthOf(fact) > line.room())
                return;
            line.gap(kDotSpace);
            line.left(dot(), small, icons::color(IconTone::Text3, palette()));
            line.gap(kDotSpace);
        }
        first = false;
        for (const Piece& piece : fact)
            line.left(piece.text, fontOf(piece.face), icons::color(piece.tone, palette()));
    }
}

} // namespace remit
