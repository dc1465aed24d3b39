// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/sectionheading.h"

#include "views/widgets/countpill.h"
#include "views/widgets/label.h"

#include <QHBoxLayout>

namespace remit {

SectionHeading::SectionHeading(const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_text(new Label(text, TextRole::Strong, IconTone::Text1, this))
    , m_count(new CountPill({}, this))
    , m_note(new Label({}, TextRole::Small, IconTone::Text2, this))
{
    m_row->setContentsMargins({});
    m_row->setSpacing(8);
    m_row->addWidget(m_text);
    m_row->addWidget(m_count);
    m_row->addWidget(m_note);
    m_row->addStretch(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SectionHeading::setText(const QString& text)
{
    m_text->setText(text);
}

void SectionHeading::setCount(const QString& count)
{
    m_count->setText(count);
}

void SectionHeading::setNote(const QString& note)
{
    m_note->setText(note);
}

void SectionHeading::addTrailing(QWidget* widget)
{
    m_row->addWidget(widget);
}

} // namespace remit
