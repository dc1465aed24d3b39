// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/consentpanel.h"

#include "views/widgets/label.h"
#include "views/widgets/sectionheading.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace remit {

using namespace Qt::StringLiterals;

ConsentPanel::ConsentPanel(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"consent"_s);
    auto* panel = new RowPanel(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(new SectionHeading(tr("No box on this machine"), this));
    column->addWidget(panel);
    QHBoxLayout* row = panel->newRow();
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    m_glyph = new Glyph(Icon::Warning, IconTone::Warn, row->parentWidget());
    m_title = new Label({}, TextRole::Medium, IconTone::Text1, row->parentWidget());
    m_why = new Label({}, TextRole::Small, IconTone::Text2, row->parentWidget());
    m_title->setWordWrap(true);
    m_why->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_why);
    row->addWidget(m_glyph, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    panel->addRow(row->parentWidget());

    QHBoxLayout* last = panel->newRow();
    m_fieldRow = last->parentWidget();
    last->setContentsMargins(12, 4, 12, 4);
    last->setSpacing(8);
    m_ask = new Label({}, TextRole::Base, IconTone::Text1, m_fieldRow);
    m_field = new QLineEdit(m_fieldRow);
    m_field->setObjectName(u"consentWords"_s);
    m_field->setFixedWidth(TypeScale::current().scaled(160));
    last->addWidget(m_ask);
    last->addWidget(m_field);
    last->addStretch(1);
    panel->addRow(m_fieldRow);
    connect(m_field, &QLineEdit::textChanged, this, &ConsentPanel::typed);
}

QString ConsentPanel::heldAt(const QString& level)
{
    if (level == u"B")
        return tr(
            "Level B: the kernel still holds files and network, Remit its limits and its end. Paths of the do-not "
            "list are checked afterwards, not held; a test that opens a port of its own fails.");
    if (level == u"C")
        return tr(
            "Level C: Remit holds its limits and its end, nothing else. The agent can read and write what you can, "
            "and reach every host.");
    return tr("Nothing can be held here, so no run starts.");
}

void ConsentPanel::setStanding(const BoxStanding& standing)
{
    const bool isBad = standing.level != u"B";
    m_glyph->setGlyph(isBad ? Icon::Error : Icon::Warning, isBad ? IconTone::Bad : IconTone::Warn);
    m_title->setText(standing.problem);
    m_why->setText(u"%1 %2"_s.arg(standing.mend, heldAt(standing.level)));
    m_ask->setText(tr("To start it all the same, type: %1").arg(standing.consent));
    m_field->setPlaceholderText(standing.consent);
    m_field->setAccessibleName(m_ask->text());
    m_fieldRow->setVisible(!standing.consent.isEmpty());
    updateGeometry();
}

} // namespace remit
