// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/launch/settings.h"

#include <QUrl>

namespace remit {

/** Where a provider's key comes from. */
struct KeyPlace {
    enum class Kind { Nowhere, File, Keyring, Environment };
    Kind kind = Kind::Nowhere;
    QString name; ///< path of the file, or the variable
    friend bool operator==(const KeyPlace&, const KeyPlace&) = default;
};

/** The settings' key file, the keyring if the settings say so, the user's environment, nowhere. Looks at no content. */
[[nodiscard]] KeyPlace keyPlace(
    const Settings& settings, const QProcessEnvironment& environment, const Provider& provider);
/** "file", "keyring", "environment", "none". */
[[nodiscard]] QString toText(KeyPlace::Kind kind);

/** Where a provider's calls go. */
struct UpstreamPlace {
    QUrl url;
    QString from; ///< "settings", the variable that names it, or "default"
};

/** [providers.ID] url, [upstreams] of the agent, the user's variable, the provider's own. An address that is none is
 * InvalidInput and says where it stands. */
[[nodiscard]] Result<UpstreamPlace> upstreamPlace(
    const Settings& settings, const QProcessEnvironment& environment, const QString& agentId, const Provider& provider);

/** Key and prompts would cross the network for everybody to read. Loopback is no network. */
[[nodiscard]] bool isReadableOnTheWay(const QUrl& url);

} // namespace remit
