// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/remitctl.h"

#include <QByteArray>
#include <QString>

namespace remit::test {

/** What an agent is asked to do in a real repository: one edit of a file that is there, and one new file. */
struct Edit {
    QString file;
    QString old; ///< stands in the file once
    QString replacement;
    QString newFile;

    [[nodiscard]] QString title() const { return QStringLiteral("Change %1").arg(file); }
};

/** The contract for an agent that needs no model, and the one for Claude Code. */
[[nodiscard]] QByteArray scriptedContract(const Edit& edit);
[[nodiscard]] QByteArray claudeContract(const Edit& edit);

/** What a scripted model has Claude Code do: read, edit, write, check, closing lines. */
[[nodiscard]] QByteArray scenarioOf(const Edit& edit);

/**
 * A model provider on 127.0.0.1, a program of its own that ends with the object. From now on remitctl finds it and the
 * Claude Code that $REMIT_REAL_CLAUDE names.
 */
class ScriptedModel {
public:
    ScriptedModel(RemitCtl& ctl, const QByteArray& scenario);
    ScriptedModel(const ScriptedModel&) = delete;
    ScriptedModel& operator=(const ScriptedModel&) = delete;
    ~ScriptedModel();

    [[nodiscard]] QByteArray log() const; ///< one line a call

private:
    QProcess m_server;
    QString m_log;
};

} // namespace remit::test
