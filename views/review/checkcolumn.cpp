// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/checkcolumn.h"

#include "models/formats.h"
#include "models/statuswords.h"
#include "views/review/fact.h"
#include "views/review/outputview.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/label.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/tokens.h"

#include <QBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace remit {

CheckColumn::CheckColumn(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_outcome(new Fact)
    , m_command(new ElidedLabel({}, TextRole::Code, IconTone::Text2))
    , m_output(new OutputView)
{
    m_outcome->setFocusPolicy(Qt::NoFocus);
    m_outcome->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_output->setAccessibleName(tr("Output: %1").arg(title));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 16, 4);
    head->setSpacing(12);
    head->addWidget(new Label(title, TextRole::Strong));
    head->addStretch(1);
    head->addWidget(m_outcome);
    column->addLayout(head);
    auto* command = new QHBoxLayout;
    command->setContentsMargins(16, 0, 16, 8);
    command->addWidget(m_command);
    column->addLayout(command);
    column->addWidget(m_output, 1);
}

void CheckColumn::setCheck(const std::optional<CheckResult>& check)
{
    m_file = check ? check->outputFile : QString();
    if (!check) {
        m_outcome->say(Icon::Empty, IconTone::Mute, tr("not run"));
        m_command->setText({});
        m_output->setNotice(tr("The check was not run."));
        return;
    }
    m_command->setText(check->command);
    const bool passed = check->exit == 0;
    const QString took = format::duration(check->durationMs);
    const QString how = check->timedOut ? tr("ran into its timeout, %1").arg(took)
        : !check->limit.isEmpty()
        ? tr("reached its %1 limit, %2").arg(limitWord(limitNameFrom(check->limit).value_or(LimitName::Memory)), took)
        : passed ? tr("passed, %1").arg(took)
                 : tr("failed with %1, %2").arg(check->exit).arg(took);
    m_outcome->say(
        passed ? Icon::Ok : Icon::ToolFailed, passed ? IconTone::Ok : IconTone::Bad, how, Fact::Weight::Medium);
    if (m_file.isEmpty())
        m_output->setNotice(tr("No output was kept."));
}

void CheckColumn::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    paint::panel(&painter, rect(), tokens.surface, tokens.border, paint::kCardRadius);
}

} // namespace remit
