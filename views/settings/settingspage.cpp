// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/settingspage.h"

#include "views/settings/agentsform.h"
#include "views/settings/factscard.h"
#include "views/settings/settingsform.h"
#include "views/widgets/button.h"
#include "views/widgets/segmentedcontrol.h"
#include "views/widgets/typescale.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSectionsWidth = 216;

Icon iconOf(ToneName tone)
{
    if (tone == ToneName::Ok)
        return Icon::Ok;
    return tone == ToneName::Bad ? Icon::Error : Icon::Warning;
}

} // namespace

SettingsPage::SettingsPage(QWidget* parent)
    : Page(parent)
    , m_sections(new QListWidget(this))
    , m_forms(new QStackedWidget(this))
    , m_slots(new QSpinBox(this))
    , m_reviewLimit(new QSpinBox(this))
    , m_scheme(
          new SegmentedControl({tr("As the system"), tr("Light"), tr("Dark")}, SegmentedControl::Size::Normal, this))
    , m_singleKeys(new QCheckBox(tr("On"), this))
    , m_agents(new AgentsForm)
    , m_sandbox(new FactsCard(this))
{
    m_sections->setObjectName(u"settingsSections"_s);
    m_sections->setAccessibleName(tr("Sections"));
    m_sections->setFixedWidth(kSectionsWidth);
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->viewport()->setAutoFillBackground(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_sections);
    row->addWidget(m_forms, 1);
    row->setContentsMargins(0, 16, 0, 0);
    addSection(tr("Runs"), makeRuns());
    addSection(tr("Look and keys"), makeLook());
    addSection(tr("Agents"), m_agents);
    connect(m_agents, &AgentsForm::lookAgainRequested, this, &SettingsPage::checkAgainRequested);
    addSection(tr("Sandbox"), makeSandbox());
    connect(m_sections, &QListWidget::currentRowChanged, m_forms, &QStackedWidget::setCurrentIndex);
    m_sections->setCurrentRow(0);
}

void SettingsPage::addSection(const QString& name, QWidget* form)
{
    auto* item = new QListWidgetItem(name, m_sections);
    item->setSizeHint(QSize(kSectionsWidth, TypeScale::rowHeight(32, TypeScale::current().base)));
    auto* scroll = new QScrollArea(m_forms);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(form);
    form->setAutoFillBackground(false);
    m_forms->addWidget(scroll);
}

QWidget* SettingsPage::makeRuns()
{
    auto* form = new SettingsForm(
        tr("Runs"), tr("These caps hold over the window, the command line and automations together."));
    m_slots->setObjectName(u"settingsSlots"_s);
    m_slots->setRange(1, 99);
    m_slots->setKeyboardTracking(false);
    m_reviewLimit->setObjectName(u"settingsReviewLimit"_s);
    m_reviewLimit->setRange(1, 999);
    m_reviewLimit->setKeyboardTracking(false);
    form->addField(tr("Slots"), m_slots, tr("So many runs go on at a time. More are queued."));
    form->addField(tr("Review limit"), m_reviewLimit, tr("While more runs await review, no new one starts."));
    connect(m_slots, &QSpinBox::valueChanged, this, &SettingsPage::slotsChosen);
    connect(m_reviewLimit, &QSpinBox::valueChanged, this, &SettingsPage::reviewLimitChosen);
    return form;
}

QWidget* SettingsPage::makeLook()
{
    auto* form = new SettingsForm(tr("Look and keys"), tr("Fonts and text size are those of your desktop."));
    m_scheme->setObjectName(u"settingsScheme"_s);
    m_singleKeys->setObjectName(u"settingsSingleKeys"_s);
    form->addField(tr("Colours"), m_scheme);
    form->addField(tr("Single keys"), m_singleKeys, tr("Keys such as j, a or x act without Ctrl or Alt."));
    connect(m_scheme, &SegmentedControl::currentChanged, this,
        [this](int index) { Q_EMIT schemeChosen(static_cast<RemitStyle::Scheme>(index)); });
    connect(m_singleKeys, &QCheckBox::toggled, this, &SettingsPage::singleKeysChosen);
    return form;
}

QWidget* SettingsPage::makeSandbox()
{
    auto* form = new SettingsForm(tr("Sandbox"), tr("What this machine holds of every run, and what it cannot hold."));
    m_sandbox->setObjectName(u"settingsSandbox"_s);
    form->addBlock(m_sandbox);
    auto* again = new Button(tr("Look again"));
    again->setObjectName(u"sandboxAgain"_s);
    again->setGlyph(Icon::RunAgain);
    connect(again, &Button::clicked, this, &SettingsPage::checkAgainRequested);
    form->addBlock(again);
    return form;
}

void SettingsPage::setValues(const SettingsValues& values)
{
    const QSignalBlocker quietSlots(m_slots);
    const QSignalBlocker quietLimit(m_reviewLimit);
    const QSignalBlocker quietScheme(m_scheme);
    const QSignalBlocker quietKeys(m_singleKeys);
    m_slots->setValue(values.slotCount);
    m_reviewLimit->setValue(values.reviewLimit);
    m_scheme->setCurrentIndex(static_cast<int>(values.scheme));
    m_singleKeys->setChecked(values.singleKeys);
    m_agents->setValues(values.agents, values.providers);
    m_sandbox->clear();
    for (const SandboxLine& line : values.sandbox)
        m_sandbox->addFact({iconOf(line.tone), line.tone}, line.name, line.words, line.mend);
}

QList<KeyHint> SettingsPage::keyHints() const
{
    return {{u"↑ ↓"_s, tr("Section")}, {u"Tab"_s, tr("Next field")}, {u"F6"_s, tr("Next pane")}};
}

QList<QWidget*> SettingsPage::panes()
{
    return {m_sections, m_forms->currentWidget()};
}

void SettingsPage::activated()
{
    m_sections->setFocus(Qt::OtherFocusReason);
}

void SettingsPage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.surface);
    const QRect left = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, kSectionsWidth, height()));
    painter.fillRect(left, tokens.window);
    const QRect line = QStyle::visualRect(layoutDirection(), rect(), QRect(kSectionsWidth - 1, 0, 1, height()));
    painter.fillRect(line, tokens.border);
}

} // namespace remit
