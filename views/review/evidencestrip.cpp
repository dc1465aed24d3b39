// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/evidencestrip.h"

#include "models/findingwords.h"
#include "models/formats.h"
#include "models/statuswords.h"
#include "views/review/fact.h"
#include "views/review/rowtext.h"
#include "views/widgets/button.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/iconbutton.h"
#include "views/widgets/label.h"
#include "views/widgets/statuslook.h"
#include "views/widgets/tokens.h"

#include <QBoxLayout>
#include <QFrame>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr int kWide = 1000; ///< from here on "Run the check again" is written out

QWidget* line()
{
    auto* line = new QFrame;
    line->setFixedSize(1, 16);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

QString outcome(const CheckResult& check)
{
    const QString took = format::duration(check.durationMs);
    if (check.timedOut)
        return EvidenceStrip::tr("ran into its timeout, %1").arg(took);
    if (!check.limit.isEmpty())
        return EvidenceStrip::tr("reached its %1 limit, %2")
            .arg(limitWord(limitNameFrom(check.limit).value_or(LimitName::Memory)), took);
    return check.exit == 0 ? EvidenceStrip::tr("passed, %1").arg(took)
                           : EvidenceStrip::tr("failed with %1, %2").arg(check.exit).arg(took);
}

} // namespace

EvidenceStrip::EvidenceStrip(QWidget* parent)
    : QWidget(parent)
    , m_command(new ElidedLabel({}, TextRole::Code))
    , m_before(new Fact)
    , m_after(new Fact)
    , m_high(new Fact)
    , m_warnings(new Fact)
    , m_notes(new Fact)
    , m_scope(new Fact)
    , m_runAgain(new Button(tr("Run the check again"), Button::Kind::Flat))
    , m_runAgainIcon(new IconButton(Icon::RunAgain, tr("Run the check again")))
{
    setObjectName(u"evidenceStrip"_s);
    setFixedHeight(TypeScale::current().strip());
    m_before->setObjectName(u"before"_s);
    m_after->setObjectName(u"after"_s);
    m_scope->setObjectName(u"scope"_s);
    m_runAgain->setObjectName(u"runAgain"_s);
    m_runAgain->setSize(Button::Size::Small);
    m_command->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 1, 16, 0);
    row->setSpacing(12);
    auto* check = new QHBoxLayout;
    check->setSpacing(8);
    check->addWidget(new Label(tr("Check"), TextRole::Small, IconTone::Text2));
    check->addWidget(m_command);
    row->addLayout(check);
    row->addWidget(m_before);
    row->addWidget(Fact::still(Icon::ArrowRight, IconTone::Text3));
    row->addWidget(m_after);
    row->addWidget(line());
    row->addWidget(m_high);
    row->addWidget(m_warnings);
    row->addWidget(m_notes);
    row->addWidget(line());
    row->addWidget(m_scope);
    row->addStretch(1);
    row->addWidget(m_runAgain);
    row->addWidget(m_runAgainIcon);
    for (Fact* fact : {m_before, m_after, m_high, m_warnings, m_notes, m_scope})
        connect(fact, &Fact::clicked, this, &EvidenceStrip::evidenceWanted);
    connect(m_runAgain, &Button::clicked, this, &EvidenceStrip::runAgainRequested);
    connect(m_runAgainIcon, &IconButton::clicked, this, &EvidenceStrip::runAgainRequested);
}

void EvidenceStrip::setRecord(const AuditRecord& record)
{
    sayCheck(record);
    sayFindings(record);
    m_failed = record.after && record.after->exit != 0;
    update();
}

void EvidenceStrip::sayCheck(const AuditRecord& record)
{
    const auto& check = record.after ? record.after : record.before;
    m_command->setText(check ? check->command.section(u'\n', 0, 0) : tr("none in the contract"));
    m_runAgain->setVisible(check && width() >= kWide);
    m_runAgainIcon->setVisible(check && width() < kWide);
    if (record.before) {
        const bool passed = record.before->exit == 0; // then it proves nothing
        m_before->say(passed ? Icon::Warning : Icon::ToolFailed, passed ? IconTone::Warn : IconTone::Bad,
            tr("before: %1").arg(outcome(*record.before)));
    } else {
        m_before->say(Icon::Empty, IconTone::Mute, tr("before: not run"));
    }
    if (record.after) {
        const bool passed = record.after->exit == 0;
        m_after->say(passed ? Icon::Ok : Icon::ToolFailed, passed ? IconTone::Ok : IconTone::Bad,
            tr("after: %1").arg(outcome(*record.after)), Fact::Weight::Medium);
    } else {
        m_after->say(Icon::Empty, IconTone::Mute, tr("after: not run"), Fact::Weight::Medium);
    }
}

void EvidenceStrip::sayFindings(const AuditRecord& record)
{
    const auto say = [&record](Fact* fact, FindingSeverity severity) {
        const auto count = std::ranges::count(record.findings, severity, &Finding::severity);
        const StatusLook look = lookOf(severity);
        fact->setVisible(count > 0);
        fact->say(look.icon, iconTone(look.tone), severityCount(severity, count));
    };
    say(m_high, FindingSeverity::High);
    say(m_warnings, FindingSeverity::Medium);
    say(m_notes, FindingSeverity::Low);
    if (record.findings.isEmpty()) {
        m_notes->setVisible(true);
        m_notes->say(Icon::Ok, IconTone::Text2, tr("no findings"));
    }
    const bool outside = std::ranges::any_of(record.findings,
        [](const Finding& finding) { return finding.kind == "out-of-scope"_L1 || finding.kind == "do-not-path"_L1; });
    m_scope->say(
        Icon::Shield, outside ? IconTone::Bad : IconTone::Ok, outside ? tr("Outside scope") : tr("Inside scope"));
}

void EvidenceStrip::setChecking(const QString& words)
{
    m_runAgain->setDisabledReason(words);
    m_runAgain->setText(words.isEmpty() ? tr("Run the check again") : words);
    m_runAgainIcon->setEnabled(words.isEmpty());
}

void EvidenceStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool any = m_runAgain->isVisibleTo(this) || m_runAgainIcon->isVisibleTo(this);
    m_runAgain->setVisible(any && width() >= kWide);
    m_runAgainIcon->setVisible(any && width() < kWide);
}

void EvidenceStrip::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), m_failed ? tokens.toneBad.tint : tokens.window);
    painter.fillRect(QRect(0, 0, width(), 1), tokens.border);
}

} // namespace remit
