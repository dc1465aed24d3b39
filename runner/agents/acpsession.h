// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

/**
 * What is chosen from an ACP agent's offers. Ids are the agent's own and differ, so choices go by what the offers say
 * of themselves. All input is the agent's: lists are looked at to a bounded length, words to a bounded size.
 */
namespace remit {

/** One request that makes a choice. */
struct AcpChoice {
    QString method; ///< "session/set_mode", "session/set_config_option", "session/set_model"
    QJsonObject params; ///< without the session
    QString name; ///< of what is chosen
};

/**
 * The mode that asks least: the box is the wall, and what a mode lets through without asking it meets there. Never one
 * that only plans or reads. Unset: the present one is as good as any.
 * `session` is the result of session/new or session/load, with modes, configOptions or both.
 */
[[nodiscard]] std::optional<AcpChoice> acpMode(const QJsonObject& session);

/** The model of that name; unset: it is not on offer. `isCurrent`: nothing needs to be said. */
[[nodiscard]] std::optional<AcpChoice> acpModel(const QJsonObject& session, const QString& model, bool* isCurrent);

/** The present one, as the agent names it; empty: it does not say. */
[[nodiscard]] QString acpCurrentModel(const QJsonObject& session);

/**
 * The ids of the sign-in methods that need nobody and no browser, best first: those that name a variable of
 * `variables`, which the agent has in its environment, then those that speak of an API key.
 */
[[nodiscard]] QStringList acpQuietSignIns(const QJsonArray& methods, const QStringList& variables);
/** The names of all methods, for a sentence. */
[[nodiscard]] QString acpSignInNames(const QJsonArray& methods);

} // namespace remit
