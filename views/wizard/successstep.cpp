// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/successstep.h"

#include "models/ansitext.h"
#include "models/formats.h"
#include "models/statuswords.h"
#include "views/widgets/button.h"
#include "views/widgets/label.h"
#include "views/widgets/sectionheading.h"
#include "views/widgets/segmentedcontrol.h"
#include "views/wizard/limitfield.h"
#include "views/wizard/rowpanel.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace remit {

using namespace Qt::StringLiterals;

SuccessStep::SuccessStep(ContractDraft& draft, QWidget* parent)
    : StepPage(draft, tr("What is success?"),
          tr("The harness runs this command itself, on the base and on the result. The agent's word is no evidence."),
          parent)
{
    makeCommand();
    makeTry();
    makeArtifact();
    setFirst(m_command);
    connect(&draft, &ContractDraft::checkChanged, this, &SuccessStep::showCheck);
    connect(&draft, &ContractDraft::repositoryChanged, this, &SuccessStep::showCheck);
    load();
}

void SuccessStep::makeCommand()
{
    addSection(tr("Success command"), tr("fails now, passes when the task is done"));
    m_command = new QPlainTextEdit(page());
    m_command->setObjectName(u"success.command"_s);
    m_command->setAccessibleName(tr("Success command"));
    m_command->setTabChangesFocus(true);
    m_command->setFont(TypeScale::current().code);
    m_command->setPlaceholderText(tr("for example npm test -- orders"));
    m_command->setFixedHeight(TypeScale::current().scaled(72));
    column()->addWidget(m_command);
    auto* panel = new RowPanel(page());
    m_timeout = new LimitField(LimitField::Unit::Duration, panel);
    m_timeout->setObjectName(u"success.timeout"_s);
    panel->addField(
        tr("Timeout"), m_timeout, new Label(tr("then it counts as failed"), TextRole::Small, IconTone::Text2, panel));
    column()->addWidget(panel);
    connect(m_command, &QPlainTextEdit::textChanged, this, [this] {
        draft().edit([this](Contract& contract) { contract.success.command = m_command->toPlainText(); });
        showCheck();
    });
    connect(m_timeout, &LimitField::valueChanged, this, [this](qint64 value) {
        draft().edit([value](Contract& contract) { contract.success.timeout = std::chrono::milliseconds(value); });
    });
}

void SuccessStep::makeTry()
{
    addSection(tr("On the base"), tr("in the sandbox, on a clean checkout"));
    auto* panel = new RowPanel(page());
    QHBoxLayout* row = panel->newRow();
    row->setSpacing(8);
    m_mark = new Glyph(Icon::Ok, IconTone::Ok, row->parentWidget());
    m_words = new Label({}, TextRole::Base, IconTone::Text2, row->parentWidget());
    m_words->setObjectName(u"tryResult"_s);
    m_words->setWordWrap(true);
    m_try = new Button(tr("Try it now"), Button::Kind::Normal, row->parentWidget());
    m_try->setObjectName(u"tryNow"_s);
    m_try->setGlyph(Icon::Play);
    row->addWidget(m_mark);
    row->addWidget(m_words, 1);
    row->addWidget(m_try);
    panel->addRow(row->parentWidget());
    m_output = new QPlainTextEdit(panel);
    m_output->setObjectName(u"tryOutput"_s);
    m_output->setAccessibleName(tr("Output of the check"));
    m_output->setReadOnly(true);
    m_output->setTabChangesFocus(true);
    m_output->setFont(TypeScale::current().code);
    m_output->setFrameShape(QFrame::NoFrame);
    m_output->setFixedHeight(TypeScale::current().scaled(200));
    panel->addRow(m_output);
    column()->addWidget(panel);
    connect(m_try, &Button::clicked, &draft(), &ContractDraft::tryCheck);
}

void SuccessStep::makeArtifact()
{
    addSection(tr("What comes back"));
    m_artifact = new SegmentedControl(
        {tr("Changes"), tr("Report"), tr("Reproduction")}, SegmentedControl::Size::Normal, page());
    m_artifact->setObjectName(u"artifact.kind"_s);
    m_artifact->setAccessibleName(tr("What comes back"));
    m_artifactWords = new Label({}, TextRole::Small, IconTone::Text2, page());
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_artifact);
    row->addWidget(m_artifactWords, 1);
    column()->addLayout(row);
    connect(m_artifact, &SegmentedControl::currentChanged, this, [this](int index) {
        draft().edit([index](Contract& contract) { contract.artifact = static_cast<ArtifactKind>(index); });
        load();
    });
}

void SuccessStep::say(const QString& words, IconTone tone, std::optional<Icon> icon)
{
    m_words->setText(words);
    m_words->setTone(tone);
    m_mark->setVisible(icon.has_value());
    if (icon)
        m_mark->setGlyph(*icon, tone);
}

void SuccessStep::showCheck()
{
    const bool isReady = draft().repository().has_value();
    const bool isNamed = !draft().contract().success.command.trimmed().isEmpty();
    m_try->setDisabledReason(draft().isChecking() ? tr("It is being tried.")
            : !isReady                            ? tr("No repository is chosen.")
            : !isNamed                            ? tr("No command is named.")
                                                  : QString());
    const auto& check = draft().check();
    m_output->setVisible(check.has_value() && !check->outputFile.isEmpty());
    if (draft().isChecking()) {
        say(tr("Setup and check run on the base."), IconTone::Run, Icon::Running);
    } else if (!draft().checkProblem().isEmpty()) {
        say(tr("It could not be tried. %1").arg(draft().checkProblem()), IconTone::Bad, Icon::Error);
    } else if (!check) {
        say(!isNamed       ? tr("No command is named.")
                : !isReady ? tr("No repository is chosen.")
                           : tr("Not tried yet."),
            IconTone::Text2, {});
    } else {
        const QString time = format::duration(check->durationMs);
        if (check->timedOut)
            say(tr("It ran into its timeout after %1.").arg(time), IconTone::Warn, Icon::Warning);
        else if (!check->limit.isEmpty())
            say(tr("It reached its %1 limit after %2 and was ended.")
                    .arg(limitWord(limitNameFrom(check->limit).value_or(LimitName::Memory)), time),
                IconTone::Warn, Icon::Warning);
        else if (check->exit == 0)
            say(tr("It passes already, in %1. It would prove nothing. Choose one that fails now.").arg(time),
                IconTone::Warn, Icon::Warning);
        else if (check->exit == 126 || check->exit == 127)
            say(tr("It cannot be run here: exit code %1. Correct it, or install what it needs in the setup command.")
                    .arg(check->exit),
                IconTone::Warn, Icon::Warning);
        else
            say(tr("It fails now with exit code %1, in %2. That is what it must do.").arg(check->exit).arg(time),
                IconTone::Ok, Icon::Ok);
        m_output->setPlainText(readAnsi(check->outputFile.toUtf8()).text);
    }
}

void SuccessStep::load()
{
    const Contract& contract = draft().contract();
    const QSignalBlocker quietCommand(m_command);
    const QSignalBlocker quietArtifact(m_artifact);
    if (m_command->toPlainText() != contract.success.command)
        m_command->setPlainText(contract.success.command);
    m_timeout->setValue(contract.success.timeout.count());
    m_artifact->setCurrentIndex(static_cast<int>(contract.artifact));
    m_artifactWords->setText(contract.artifact == ArtifactKind::Changes ? tr("Commits for your review.")
            : contract.artifact == ArtifactKind::Report                 ? tr("A text. No file needs to change.")
                                                        : tr("A case that shows the problem, no repair."));
    showCheck();
}

} // namespace remit
