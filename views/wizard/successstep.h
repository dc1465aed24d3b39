// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/icons.h"
#include "views/wizard/steppage.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
QT_END_NAMESPACE

namespace remit {

class Button;
class Glyph;
class LimitField;
class SegmentedControl;

/** The command that tells whether the task is done, its try on the base, and what comes back. */
class SuccessStep : public StepPage {
    Q_OBJECT

public:
    SuccessStep(ContractDraft& draft, QWidget* parent);

    void load() override;

private:
    void makeCommand();
    void makeTry();
    void makeArtifact();
    void showCheck();
    void say(const QString& words, IconTone tone, std::optional<Icon> icon);

    QPlainTextEdit* m_command;
    LimitField* m_timeout;
    Button* m_try;
    Glyph* m_mark;
    Label* m_words;
    QPlainTextEdit* m_output;
    SegmentedControl* m_artifact;
    Label* m_artifactWords;
};

} // namespace remit
