// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/wizardhead.h"

#include "views/widgets/button.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/label.h"
#include "views/wizard/rowpanel.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace remit {

using namespace Qt::StringLiterals;

WizardHead::WizardHead(QMenu* startFrom, QWidget* parent)
    : QWidget(parent)
    , m_words(new ElidedLabel({}, TextRole::Base, IconTone::Text2, this))
    , m_contract(new Button(tr("Contract"), Button::Kind::Normal, this))
{
    setObjectName(u"wizardHead"_s);
    setFixedHeight(TypeScale::current().pageHead());
    m_words->setObjectName(u"wizardWords"_s);
    m_contract->setObjectName(u"showContract"_s);
    m_contract->setCheckable(true);
    m_contract->hide();
    auto* start = new Button(tr("Start from…"), Button::Kind::Normal, this);
    start->setObjectName(u"startFrom"_s);
    start->setMenu(startFrom);
    auto* save = new Button(tr("Save draft"), Button::Kind::Flat, this);
    save->setObjectName(u"saveDraft"_s);
    save->setKeyHint(u"Ctrl S"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 1);
    row->setSpacing(12);
    row->addWidget(new Label(tr("New run"), TextRole::Title, IconTone::Text1, this));
    row->addWidget(m_words, 1);
    row->addWidget(m_contract);
    row->addWidget(start);
    row->addWidget(save);
    connect(save, &Button::clicked, this, &WizardHead::saveRequested);
    connect(m_contract, &Button::toggled, this, &WizardHead::contractToggled);
}

void WizardHead::setWords(const QString& words)
{
    m_words->setText(words);
}

void WizardHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(0, height() - 1, width(), 1, tokens.border);
}

WizardFoot::WizardFoot(QWidget* parent)
    : QWidget(parent)
    , m_mark(new Glyph(Icon::Error, IconTone::Bad, this))
    , m_words(new ElidedLabel({}, TextRole::Small, IconTone::Text2, this))
    , m_template(new Button(tr("Save as template"), Button::Kind::Flat, this))
    , m_back(new Button(tr("Back"), Button::Kind::Normal, this))
    , m_next(new Button(tr("Next"), Button::Kind::Primary, this))
    , m_start(new Button(tr("Start now"), Button::Kind::Primary, this))
{
    setObjectName(u"wizardFoot"_s);
    setFixedHeight(TypeScale::current().pageHead());
    m_words->setObjectName(u"footWords"_s);
    m_template->setObjectName(u"saveTemplate"_s);
    m_back->setObjectName(u"back"_s);
    m_next->setObjectName(u"next"_s);
    m_next->setKeyHint(u"Ctrl Enter"_s);
    m_start->setObjectName(u"startNow"_s);
    m_start->setKeyHint(u"Ctrl Enter"_s);
    m_mark->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 1, 24, 0);
    row->setSpacing(8);
    row->addWidget(m_mark);
    row->addWidget(m_words, 1);
    row->addWidget(m_template);
    row->addWidget(m_back);
    row->addWidget(m_next);
    row->addWidget(m_start);
    connect(m_template, &Button::clicked, this, &WizardFoot::templateRequested);
    connect(m_back, &Button::clicked, this, &WizardFoot::backRequested);
    connect(m_next, &Button::clicked, this, &WizardFoot::nextRequested);
    connect(m_start, &Button::clicked, this, &WizardFoot::startRequested);
}

void WizardFoot::setWords(const QString& words)
{
    m_words->setText(words);
    m_words->setTone(IconTone::Text2);
    m_mark->hide();
}

void WizardFoot::setError(const QString& words)
{
    m_words->setText(words);
    m_words->setTone(IconTone::Bad);
    m_mark->show();
}

QString WizardFoot::words() const
{
    return m_words->text();
}

void WizardFoot::setPlace(int step, int steps, const QString& startProblem)
{
    const bool isLast = step == steps - 1;
    m_back->setDisabledReason(step == 0 ? tr("This is the first step.") : QString());
    m_next->setVisible(!isLast);
    m_start->setVisible(isLast);
    m_template->setVisible(isLast);
    m_start->setDisabledReason(startProblem);
}

void WizardFoot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(0, 0, width(), 1, tokens.border);
}

} // namespace remit
