// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/claimpage.h"

#include "models/claimmarks.h"
#include "views/review/fact.h"
#include "views/review/reviewsession.h"
#include "views/widgets/button.h"
#include "views/widgets/label.h"
#include "views/widgets/tokens.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace remit {

ClaimPage::ClaimPage(ReviewSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_status(new Label({}, TextRole::Base, IconTone::Text2))
    , m_contradictions(new QVBoxLayout)
    , m_text(new QPlainTextEdit)
{
    setObjectName(u"claimPage"_s);
    m_text->setObjectName(u"claimText"_s);
    m_text->setAccessibleName(tr("What the agent says"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->document()->setDocumentMargin(0);
    m_contradictions->setSpacing(8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(new Label(tr("What the agent says"), TextRole::Title));
    column->addWidget(m_status);
    column->addLayout(m_contradictions);
    column->addSpacing(4);
    column->addWidget(m_text, 1);
    connect(&session, &ReviewSession::opened, this, &ClaimPage::show);
    connect(&session, &ReviewSession::recordChanged, this, &ClaimPage::show);
}

void ClaimPage::show()
{
    const AuditRecord& record = m_session.record();
    m_status->setText(record.claimStatus.isEmpty()
            ? tr("It gave no status.")
            : tr("Its status: %1. This is its word; what was measured stands under Evidence.").arg(record.claimStatus));
    m_text->setPlainText(record.claimText.isEmpty() ? tr("It said nothing.") : record.claimText);
    showContradictions();
    markText();
}

void ClaimPage::showContradictions()
{
    while (QLayoutItem* item = m_contradictions->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Finding& finding : contradictions(m_session.record().findings)) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        row->addWidget(Fact::still(Icon::Warning, IconTone::Warn), 0, Qt::AlignTop);
        auto* sentence = new Label(finding.detail, TextRole::Base, IconTone::Warn);
        sentence->setWordWrap(true);
        row->addWidget(sentence, 1);
        auto* link = new Button(tr("See the evidence"), Button::Kind::Flat);
        link->setObjectName(u"seeEvidence"_s);
        link->setSize(Button::Size::Small);
        connect(link, &Button::clicked, this, &ClaimPage::evidenceWanted);
        row->addWidget(link, 0, Qt::AlignTop);
        m_contradictions->addWidget(line);
    }
}

void ClaimPage::markText()
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    QList<QTextEdit::ExtraSelection> selections;
    for (const ClaimMark& mark : claimMarks(m_session.record().claimText, m_session.record().findings)) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(m_text->document());
        selection.cursor.setPosition(int(mark.start));
        selection.cursor.setPosition(int(mark.start + mark.length), QTextCursor::KeepAnchor);
        selection.format.setBackground(tokens.toneWarn.tint);
        selection.format.setForeground(tokens.toneWarn.text);
        selections.append(selection);
    }
    m_text->setExtraSelections(selections);
}

void ClaimPage::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter(this).fillRect(rect(), ColorTokens::of(palette()).surface);
}

void ClaimPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        markText();
}

} // namespace remit
