// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/modelanswer.h"

namespace remit::test {

/** A tool that an agent offers to its model. */
struct OfferedTool {
    QString name;
    QString type; ///< "function", "custom" …
    QString space; ///< of the Responses interface's groups; empty: none
    QJsonObject schema; ///< of its arguments
};

[[nodiscard]] QList<OfferedTool> offeredTools(Interface interface, const QJsonObject& body);
/** Can it write files or run commands with them? */
[[nodiscard]] bool canAct(const QList<OfferedTool>& tools);
/**
 * A scripted call put onto the tools of this agent, with the argument names of their schemas. A call without a word of
 * ours ("raw"), and one that nothing offered fits, stays as it is.
 */
[[nodiscard]] QJsonObject callWith(const QList<OfferedTool>& tools, const QJsonObject& call, const QString& folder);

} // namespace remit::test
