// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/findbar.h"

#include "models/formats.h"
#include "views/review/diffview.h"
#include "views/widgets/iconbutton.h"
#include "views/widgets/label.h"
#include "views/widgets/tokens.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace remit {

FindBar::FindBar(DiffView& diff, QWidget* parent)
    : QWidget(parent)
    , m_diff(diff)
    , m_text(new QLineEdit)
    , m_count(new Label({}, TextRole::Small, IconTone::Text2))
{
    setObjectName(u"findBar"_s);
    m_text->setObjectName(u"findText"_s);
    m_text->setPlaceholderText(tr("Find in this file"));
    m_text->setAccessibleName(tr("Find in this file"));
    m_text->setMaximumWidth(TypeScale::current().scaled(320));
    m_text->installEventFilter(this);
    auto* previous = new IconButton(Icon::ChevronUp, tr("Previous place (Shift Enter)"));
    auto* next = new IconButton(Icon::ChevronDown, tr("Next place (Enter)"));
    auto* close = new IconButton(Icon::Cross, tr("Close (Esc)"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 5);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_count);
    row->addWidget(previous);
    row->addWidget(next);
    row->addStretch(1);
    row->addWidget(close);
    connect(m_text, &QLineEdit::textChanged, &diff, &DiffView::find);
    connect(previous, &IconButton::clicked, &diff, &DiffView::findPrevious);
    connect(next, &IconButton::clicked, &diff, &DiffView::findNext);
    connect(close, &IconButton::clicked, this, &FindBar::close);
    connect(&diff, &DiffView::found, this, [this](int current, int total) {
        m_count->setText(m_text->text().isEmpty() ? QString()
                : total == 0                      ? tr("Nothing found")
                                                  : format::countOf(current, total));
    });
    hide();
}

void FindBar::open()
{
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    m_diff.find(m_text->text());
}

void FindBar::close()
{
    m_diff.find({});
    hide();
    m_diff.setFocus(Qt::OtherFocusReason);
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return false;
    if (key->modifiers().testFlag(Qt::ShiftModifier))
        m_diff.findPrevious();
    else
        m_diff.findNext();
    return true;
}

void FindBar::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.sunken);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.border);
}

} // namespace remit
