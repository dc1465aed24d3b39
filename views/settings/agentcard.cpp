// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/agentcard.h"

#include "models/statuswords.h"
#include "models/visibletext.h"
#include "views/settings/saidline.h"
#include "views/widgets/button.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/label.h"
#include "views/widgets/statuspill.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

StatusLook lookOf(Metering metering)
{
    return metering == Metering::Gateway     ? StatusLook{Icon::Shield, ToneName::Ok}
        : metering == Metering::SelfReported ? StatusLook{Icon::Warning, ToneName::Warn}
                                             : StatusLook{Icon::Question, ToneName::Mute};
}

QString wordOf(Metering metering)
{
    switch (metering) {
    case Metering::Gateway:
        return AgentCard::tr("metered at the gateway");
    case Metering::SelfReported:
        return AgentCard::tr("metered by itself");
    case Metering::Unknown:
        break;
    }
    return AgentCard::tr("not metered");
}

/** "calls and cost", as far as they are not held. */
QString namesOf(const QList<LimitHolding>& limits)
{
    QStringList names;
    for (const LimitHolding& limit : limits)
        names.append(limitWord(limit.name));
    return QLocale().createSeparatedList(names);
}

} // namespace

AgentCard::AgentCard(const QString& id, QWidget* parent)
    : Card(parent)
    , m_name(new Label({}, TextRole::Medium, IconTone::Text1, this))
    , m_version(new Label({}, TextRole::Small, IconTone::Text2, this))
    , m_metering(new StatusPill(this))
    , m_program(new ElidedLabel({}, TextRole::Small, IconTone::Text2, this))
    , m_limits(new SaidLine(this))
    , m_test(new SaidLine(this))
    , m_button(new Button(tr("Test"), Button::Kind::Normal, this))
{
    setObjectName(u"agentCard-"_s + id);
    m_button->setObjectName(u"agentTest-"_s + id);
    m_button->setSize(Button::Size::Small);
    m_test->setObjectName(u"agentTested-"_s + id);
    m_program->setElideMode(Qt::ElideMiddle);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_name);
    head->addWidget(m_version);
    head->addStretch(1);
    head->addWidget(m_metering);
    head->addWidget(m_button);
    column()->addLayout(head);
    column()->addWidget(m_program);
    column()->addWidget(m_limits);
    column()->addWidget(m_test);
    connect(m_button, &Button::clicked, this, &AgentCard::press);
}

void AgentCard::press()
{
    if (m_state == AgentTestLine::State::Going)
        Q_EMIT testCancelled();
    else
        Q_EMIT testRequested();
}

void AgentCard::setLine(const AgentLine& line, const QList<ProviderLine>& providers)
{
    const bool found = !line.program.isEmpty();
    QStringList called;
    for (const ProviderLine& provider : providers) {
        if (line.providers.contains(provider.id))
            called.append(provider.name);
    }
    m_name->setText(line.name);
    m_version->setText(!found        ? tr("not found")
            : line.version.isEmpty() ? tr("version unknown")
                                     : VisibleText(line.version, 8).text());
    m_metering->setLook(lookOf(line.metering), wordOf(line.metering));
    m_metering->setVisible(found);
    m_program->setText(!found  ? line.problem
            : called.isEmpty() ? line.program
                               : tr("%1 · calls %2").arg(line.program, QLocale().createSeparatedList(called)));
    m_button->setVisible(found);
    m_button->setAccessibleName(tr("Test %1").arg(line.name));
    showLimits(line);
    m_limits->setVisible(found);
    m_program->setToolTip(m_program->text());
    setAccessibleName(QStringList{line.name, m_version->text(), m_program->text(),
        found ? m_metering->text() : QString(), found ? m_limits->sentence() : QString()}
            .join(u". "_s));
}

void AgentCard::showLimits(const AgentLine& line)
{
    QList<LimitHolding> told;
    QList<LimitHolding> open;
    for (const LimitHolding& limit : line.limits) {
        if (limit.holder == LimitHolder::SelfReported)
            told.append(limit);
        else if (!limit.isHeld())
            open.append(limit);
    }
    if (!open.isEmpty())
        m_limits->say({Icon::Warning, ToneName::Warn}, tr("These limits cannot hold: %1.").arg(namesOf(open)));
    else if (!told.isEmpty())
        m_limits->say({Icon::Warning, ToneName::Warn},
            tr("These limits hold only as far as the agent tells the truth: %1.").arg(namesOf(told)));
    else
        m_limits->say({Icon::Check, ToneName::Ok}, tr("All limits hold; cost for models with a known price."));
}

void AgentCard::setTest(const AgentTestLine& test)
{
    m_state = test.state;
    const bool going = test.state == AgentTestLine::State::Going;
    m_button->setText(going ? tr("Cancel") : tr("Test"));
    switch (test.state) {
    case AgentTestLine::State::None:
        m_test->clear();
        break;
    case AgentTestLine::State::Going:
        m_test->say({Icon::Running, ToneName::Run}, test.words);
        break;
    case AgentTestLine::State::Works:
        m_test->say({Icon::Ok, ToneName::Ok}, VisibleText(test.words, 8).text());
        break;
    case AgentTestLine::State::Fails:
        m_test->say({Icon::Error, ToneName::Bad}, VisibleText(test.words, 8).text());
        break;
    }
}

} // namespace remit
