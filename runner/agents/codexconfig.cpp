// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/codexconfig.h"

#include "runner/agents/deniedcommands.h"
#include "runner/contract/tomltext.h"

namespace remit {

namespace {

/**
 * A request is repeated on a 5xx or a broken connection, and a stream (the request repeated included) on anything:
 * 429 that stays makes 5 calls, 500 that stays 10, within some 10 s. With the CLI's own 4 and 5 it is 30 calls and 25
 * s.
 */
constexpr int kRequestRetries = 1;
constexpr int kStreamRetries = 4;

QByteArray provider(const Route& route)
{
    return "\n[model_providers.remit]\n"
           "name = \"Remit\"\n"
           "base_url = "
        + tomlQuoted(route.url).toUtf8() + "\nenv_key = \"" + kCodexKeyVariable
        + "\"\nwire_api = \"responses\"\nrequest_max_retries = " + QByteArray::number(kRequestRetries)
        + "\nstream_max_retries = " + QByteArray::number(kStreamRetries) + '\n';
}

} // namespace

QByteArray codexConfig(const Contract::DoNot& doNot, const Route* route)
{
    QByteArray config = "approval_policy = \"never\"\n"
                        "sandbox_mode = \"danger-full-access\"\n"
                        "check_for_update_on_startup = false\n";
    if (route)
        config += "model_provider = \"remit\"\n";
    if (doNot.actions.contains(QStringLiteral("network")))
        config += "web_search = \"disabled\"\n";
    config += "\n[analytics]\nenabled = false\n\n[feedback]\nenabled = false\n";
    if (route)
        config += provider(*route);
    return config;
}

QByteArray codexRules(const QStringList& actions)
{
    QByteArray rules = "# The do-not list of the contract.\n";
    for (const QByteArrayList& words : deniedCommands(actions))
        rules += "prefix_rule(pattern=[\"" + words.join("\", \"") + "\"], decision=\"forbidden\")\n";
    return rules;
}

} // namespace remit
