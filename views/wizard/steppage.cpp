// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/steppage.h"

#include "views/widgets/label.h"
#include "views/widgets/sectionheading.h"
#include "views/widgets/tokens.h"
#include "views/wizard/entrylist.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** The ground of a step. Painted, not a background role: that would change what its labels take for their colour. */
class Ground : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), ColorTokens::of(palette()).surface);
    }
};

} // namespace

StepPage::StepPage(ContractDraft& draft, const QString& heading, const QString& sentence, QWidget* parent)
    : QScrollArea(parent)
    , m_draft(draft)
    , m_page(new QWidget)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* middle = new Ground;
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(32, 24, 32, 24);
    row->setSpacing(0);
    m_page->setMaximumWidth(TypeScale::current().scaled(kWidth));
    row->addWidget(m_page, 1);
    row->addStretch(0);
    auto* outer = new QVBoxLayout(m_page);
    outer->setContentsMargins({});
    outer->setSpacing(0);
    m_column = new QVBoxLayout;
    m_column->setSpacing(8);
    outer->addLayout(m_column);
    outer->addStretch(1);
    m_heading = new Label(heading, TextRole::Title, IconTone::Text1, m_page);
    m_sentence = new Label(sentence, TextRole::Base, IconTone::Text2, m_page);
    m_sentence->setWordWrap(true);
    m_column->addWidget(m_heading);
    m_column->addWidget(m_sentence);
    setAccessibleName(heading);
    setWidget(middle);
}

void StepPage::setHeading(const QString& heading, const QString& sentence)
{
    m_heading->setText(heading);
    m_sentence->setText(sentence);
    setAccessibleName(heading);
}

SectionHeading* StepPage::addSection(const QString& name, const QString& note)
{
    auto* heading = new SectionHeading(name, m_page);
    heading->setNote(note);
    m_column->addSpacing(12);
    m_column->addWidget(heading);
    return heading;
}

void StepPage::showField(const QString& key, const QString& value)
{
    auto* field = findChild<QWidget*>(key);
    if (field == nullptr) {
        focusFirst();
        return;
    }
    if (auto* list = qobject_cast<EntryList*>(field); list != nullptr && list->entries().contains(value))
        list->editEntry(value);
    field->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(field);
}

void StepPage::focusFirst()
{
    if (m_first != nullptr)
        m_first->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

bool StepPage::focusNextPrevChild(bool next)
{
    const bool moved = QScrollArea::focusNextPrevChild(next);
    if (QWidget* now = QApplication::focusWidget(); moved && now != nullptr && m_page->isAncestorOf(now))
        ensureWidgetVisible(now);
    return moved;
}

} // namespace remit
