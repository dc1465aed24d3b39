// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

#include <QJsonObject>

namespace remit {

/** Which of opencode's providers a contract's model belongs to, and its name there. */
struct OpenCodeModel {
    QString provider; ///< opencode's id: "anthropic", "openai", "google", or our own for any other
    QString name; ///< empty: the provider's default
    [[nodiscard]] QString argument() const { return name.isEmpty() ? QString() : provider + u'/' + name; }
};
/**
 * "anthropic/…", "openai/…" and "google/…" are the built-in providers; any other name is one that the user's
 * OpenAI-compatible endpoint knows. Without a name it is the first of the routes that has a key.
 */
[[nodiscard]] OpenCodeModel openCodeModel(const QString& model, const QList<Route>& routes);

/**
 * The configuration, for a file and for $OPENCODE_CONFIG_CONTENT, which counts for more than a configuration of the
 * repository: one provider that leads to the gateway, nothing shared or updated, and everything allowed but what the
 * do-not list names. A rule that denies is answered to the model; a question would end the run.
 */
[[nodiscard]] QJsonObject openCodeConfig(const AgentRequest& request);
/** Its permission map. The last rule that matches holds, and keys stand in the order of their characters. */
[[nodiscard]] QJsonObject openCodePermissions(const Contract::DoNot& doNot);

} // namespace remit
