// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/contractpage.h"

#include "runner/contract/contractfile.h"
#include "views/review/codehighlighter.h"
#include "views/review/reviewsession.h"
#include "views/widgets/label.h"
#include "views/widgets/tokens.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

QPlainTextEdit* reader(const QString& name)
{
    auto* text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setTabChangesFocus(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFont(TypeScale::current().code);
    text->document()->setDocumentMargin(16);
    text->setAccessibleName(name);
    return text;
}

} // namespace

ContractPage::ContractPage(ReviewSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_contract(reader(tr("Contract")))
    , m_brief(reader(tr("Brief")))
    , m_toml(new CodeHighlighter(u"TOML"_s, m_contract->document()))
    , m_markdown(new CodeHighlighter(u"Markdown"_s, m_brief->document()))
{
    setObjectName(u"contractPage"_s);
    m_contract->setObjectName(u"contractText"_s);
    m_brief->setObjectName(u"briefText"_s);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(makePane(tr("Contract"), m_contract));
    split->addWidget(makePane(tr("Brief, as the agent got it"), m_brief));
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(split);
    m_toml->setPalette(palette());
    m_markdown->setPalette(palette());
    connect(&session, &ReviewSession::opened, this, &ContractPage::show);
    connect(&session, &ReviewSession::contractChanged, this, &ContractPage::show);
}

QWidget* ContractPage::makePane(const QString& title, QPlainTextEdit* text)
{
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new Label(title, TextRole::Strong);
    head->setContentsMargins(16, 0, 16, 0);
    head->setFixedHeight(TypeScale::current().columnHead());
    column->addWidget(head);
    column->addWidget(text, 1);
    return pane;
}

void ContractPage::show()
{
    const auto& contract = m_session.contract();
    m_contract->setPlainText(contract ? QString::fromUtf8(writeContract(*contract)) : QString());
    m_brief->setPlainText(m_session.brief());
}

void ContractPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_toml->setPalette(palette());
    m_markdown->setPalette(palette());
}

void ContractPage::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter(this).fillRect(rect(), ColorTokens::of(palette()).surface);
}

} // namespace remit
