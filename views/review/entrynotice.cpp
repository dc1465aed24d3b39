// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/entrynotice.h"

#include "models/formats.h"
#include "models/visibletext.h"
#include "views/review/diffview.h"
#include "views/review/entryform.h"
#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QFontMetrics>
#include <QPainter>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 640;
constexpr qsizetype kTargetAtMost = 500; // characters of a link's target

QString shown(const QByteArray& bytes)
{
    return VisibleText(QString::fromUtf8(bytes).left(kTargetAtMost), 1).text();
}

/** "Subproject commit 1234…" is how the content of a submodule is written. */
QString commitOf(const QByteArray& bytes, const QString& id)
{
    const QByteArray last = bytes.simplified().split(' ').last();
    return last.isEmpty() ? id.left(12) : QString::fromLatin1(last.left(12));
}

} // namespace

EntryNotice::EntryNotice(const DiffContent& content, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"entryNotice"_s);
    setFocusPolicy(Qt::StrongFocus);
    describe(content);
    addFacts(content);
    QStringList spoken{m_title, m_sentence};
    for (const Fact& fact : std::as_const(m_facts))
        spoken.append(tr("%1: %2, then %3").arg(fact.name, fact.before, fact.after));
    setAccessibleName(spoken.join(u' '));
}

void EntryNotice::describe(const DiffContent& content)
{
    const FileChange& change = content.change;
    const FileSides& sides = content.sides;
    const QString none = tr("none");
    switch (entryFormOf(content)) {
    case EntryForm::SymbolicLink:
        m_icon = Icon::External;
        m_title = change.kind == ChangeKind::Added ? tr("New symbolic link")
            : change.kind == ChangeKind::Deleted   ? tr("Symbolic link deleted")
                                                   : tr("Symbolic link changed");
        m_sentence = tr("A link leads elsewhere. Look where it points before you accept it.");
        m_facts.append({tr("Target"), sides.oldExists ? shown(sides.oldBytes) : none,
            sides.newExists ? shown(sides.newBytes) : none});
        break;
    case EntryForm::Submodule:
        m_icon = Icon::Branch;
        m_title = change.kind == ChangeKind::Added ? tr("New submodule")
            : change.kind == ChangeKind::Deleted   ? tr("Submodule removed")
                                                   : tr("Submodule moved to another commit");
        m_sentence = tr("The commits are in another repository and are not part of this review.");
        m_facts.append({tr("Commit"), change.oldMode ? commitOf(sides.oldBytes, change.oldBlob) : none,
            change.newMode ? commitOf(sides.newBytes, change.newBlob) : none});
        break;
    case EntryForm::TooLarge:
        m_icon = Icon::TooLarge;
        m_title = tr("Too large to show");
        m_sentence = tr("Compare it in a terminal: open one from the page's menu.");
        break;
    case EntryForm::NoContent:
        m_icon = Icon::File;
        m_title = change.kind == ChangeKind::Renamed ? tr("Renamed, content unchanged")
            : change.kind == ChangeKind::Added       ? tr("New empty file")
            : change.kind == ChangeKind::Deleted     ? tr("Empty file deleted")
                                                     : tr("Content unchanged");
        m_sentence = modeNotice(change.oldMode, change.newMode);
        break;
    case EntryForm::Unreadable:
        m_icon = Icon::Error;
        m_title = tr("This file cannot be shown");
        m_sentence = content.problem.isEmpty() ? sides.problem : content.problem;
        break;
    default:
        m_icon = Icon::File;
        m_title = change.kind == ChangeKind::Added ? tr("New binary file")
            : change.kind == ChangeKind::Deleted   ? tr("Binary file deleted")
                                                   : tr("Binary file changed");
        m_sentence = tr("It is not text, so there are no lines to compare.");
        break;
    }
}

void EntryNotice::addFacts(const DiffContent& content)
{
    const FileChange& change = content.change;
    const QString none = tr("none");
    const auto octal = [&none](quint32 mode) { return mode == 0 ? none : QString::number(mode, 8); };
    if (change.oldPath != change.path && !change.oldPath.isEmpty())
        m_facts.append({tr("Name"), shown(change.oldPath), shown(change.path)});
    const bool sized = entryFormOf(content) != EntryForm::Submodule && entryFormOf(content) != EntryForm::SymbolicLink;
    const auto size = [&none](quint32 mode, qint64 stated, const QByteArray& bytes) {
        return mode == 0 && bytes.isEmpty() ? none : format::size(std::max<qint64>(stated, bytes.size()));
    };
    if (sized && (change.oldMode != 0 || change.newMode != 0))
        m_facts.append({tr("Size"), size(change.oldMode, change.oldSize, content.sides.oldBytes),
            size(change.newMode, change.newSize, content.sides.newBytes)});
    if (change.oldMode != change.newMode)
        m_facts.append({tr("Mode"), octal(change.oldMode), octal(change.newMode)});
}

void EntryNotice::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    const TypeScale& scale = TypeScale::current();
    painter.fillRect(rect(), tokens.surface);
    const int icon = scale.scaled(48);
    const int titleHeight = QFontMetrics(scale.title).height() + 8;
    const int lineHeight = QFontMetrics(scale.base).lineSpacing() + 4;
    const int total = icon + 12 + titleHeight + lineHeight + 12 + int(m_facts.size()) * lineHeight;
    const int width = std::min(scale.scaled(kWidth), this->width() - 48);
    const int left = std::max(24, (this->width() - width) / 2);
    int y = std::max(24, (height() - total) / 2 - 48);
    icons::paint(&painter, QRect(left, y, icon, icon), m_icon, tokens.text3);
    y += icon + 12;
    const auto line = [&](const QFont& font, const QColor& color, const QString& text, int height) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QRect(left, y, width, height), Qt::AlignVCenter | Qt::AlignLeft,
            QFontMetrics(font).elidedText(text, Qt::ElideRight, width));
        y += height;
    };
    line(scale.title, tokens.text1, m_title, titleHeight);
    if (!m_sentence.isEmpty())
        line(scale.base, tokens.text2, m_sentence, lineHeight);
    y += 12;
    for (const Fact& fact : std::as_const(m_facts)) {
        const int name = scale.scaled(72);
        painter.setFont(scale.base);
        painter.setPen(tokens.text2);
        painter.drawText(QRect(left, y, name, lineHeight), Qt::AlignVCenter | Qt::AlignLeft, fact.name);
        const int side = (width - name - 32) / 2;
        painter.setFont(scale.code);
        painter.setPen(tokens.text1);
        const auto value = [&](int x, const QString& text) {
            painter.drawText(QRect(x, y, side, lineHeight), Qt::AlignVCenter | Qt::AlignLeft,
                QFontMetrics(scale.code).elidedText(text, Qt::ElideMiddle, side));
            return x + std::min(side, QFontMetrics(scale.code).horizontalAdvance(text)) + 8;
        };
        const int arrow = value(left + name, fact.before);
        icons::paint(&painter, QRect(arrow, y + (lineHeight - 16) / 2, 16, 16), Icon::ArrowRight, tokens.text3);
        value(arrow + 24, fact.after);
        y += lineHeight;
    }
}

} // namespace remit
