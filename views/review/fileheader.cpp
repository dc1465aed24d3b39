// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/fileheader.h"

#include "models/formats.h"
#include "views/review/filesdelegate.h"
#include "views/review/rowtext.h"
#include "views/widgets/iconbutton.h"
#include "views/widgets/keycap.h"
#include "views/widgets/label.h"
#include "views/widgets/segmentedcontrol.h"
#include "views/widgets/tokens.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace remit {

FileHeader::FileHeader(QWidget* parent)
    : QWidget(parent)
    , m_path(new QWidget)
    , m_position(new Label({}, TextRole::Small, IconTone::Text2))
    , m_previous(new IconButton(Icon::ChevronUp, tr("Previous change (p)")))
    , m_next(new IconButton(Icon::ChevronDown, tr("Next change (n)")))
    , m_layout(new SegmentedControl({tr("Side by side"), tr("Unified")}, SegmentedControl::Size::Small))
    , m_reviewed(new QCheckBox(tr("Reviewed")))
{
    setObjectName(u"fileHeader"_s);
    setFixedHeight(TypeScale::current().tabs());
    m_position->setObjectName(u"changePosition"_s);
    m_reviewed->setObjectName(u"reviewed"_s);
    m_reviewed->setFont(TypeScale::current().small);
    m_reviewed->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(10);
    m_path->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    row->addWidget(m_path, 1); // its place: the words are painted there
    auto* change = new QHBoxLayout;
    change->setSpacing(4);
    change->addWidget(m_position);
    change->addWidget(m_previous);
    change->addWidget(m_next);
    row->addLayout(change);
    row->addWidget(m_layout);
    auto* reviewed = new QHBoxLayout;
    reviewed->setSpacing(8);
    reviewed->addWidget(m_reviewed);
    reviewed->addWidget(new KeyCap(u"r"_s));
    row->addLayout(reviewed);
    m_path->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(m_previous, &IconButton::clicked, this, &FileHeader::previousChange);
    connect(m_next, &IconButton::clicked, this, &FileHeader::nextChange);
    connect(m_layout, &SegmentedControl::currentChanged, this,
        [this](int index) { Q_EMIT layoutChosen(index == 0 ? DiffLayout::SideBySide : DiffLayout::Unified); });
    connect(m_reviewed, &QCheckBox::clicked, this, &FileHeader::reviewedToggled);
    clear();
}

void FileHeader::setChange(const FileChange& change)
{
    m_change = change;
    m_hasChange = true;
    const QString path = displayPath(change.path);
    m_path->setAccessibleName(path);
    setToolTip(plainTip(path));
    m_reviewed->setEnabled(true);
    update();
}

void FileHeader::clear()
{
    m_hasChange = false;
    m_path->setAccessibleName({});
    setToolTip({});
    m_reviewed->setEnabled(false);
    m_reviewed->setChecked(false);
    setCurrentChange(-1, 0);
    update();
}

void FileHeader::setCurrentChange(int change, int count)
{
    m_position->setText(count == 0 ? QString() : tr("Change %1 of %2").arg(change + 1).arg(count));
    m_previous->setVisible(count > 0);
    m_next->setVisible(count > 0);
}

void FileHeader::setDiffLayout(DiffLayout layout)
{
    m_layout->setCurrentIndex(layout == DiffLayout::SideBySide ? 0 : 1);
}

void FileHeader::setReviewed(Reviewed reviewed)
{
    m_reviewed->setChecked(reviewed == Reviewed::Yes);
}

void FileHeader::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    const TypeScale& type = TypeScale::current();
    painter.fillRect(rect(), tokens.sunken);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.border);
    if (!m_hasChange)
        return;
    // a path is read from left to right in any language
    RowText line(
        &painter, rect(), QStyle::visualRect(layoutDirection(), rect(), m_path->geometry()), layoutDirection());
    const QString letter = toText(m_change.kind);
    line.left(letter, letterFont(), letterColor(letter, palette()));
    line.gap(10);
    const QString path = displayPath(m_change.path);
    const qsizetype slash = path.lastIndexOf(u'/') + 1;
    const QString name = path.sliced(slash);
    const QString added = format::added(m_change.added);
    const QString removed = format::removed(m_change.removed);
    const int tail = RowText::width(name, type.strong) + RowText::width(added, type.small)
        + RowText::width(removed, type.small) + 18;
    const QString folder
        = QFontMetrics(type.base).elidedText(path.left(slash), Qt::ElideMiddle, std::max(0, line.room() - tail));
    line.left(folder, type.base, tokens.text3);
    line.left(name, type.strong, tokens.text1, Qt::ElideMiddle);
    line.gap(10);
    if (m_change.added > 0)
        line.left(added, type.small, tokens.toneOk.text);
    line.gap(4);
    if (m_change.removed > 0)
        line.left(removed, type.small, tokens.toneBad.text);
}

} // namespace remit
