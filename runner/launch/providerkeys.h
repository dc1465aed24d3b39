// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/launch/providerplace.h"

#include <QFuture>
#include <QHash>

namespace remit {

/** A user's key for a provider. It stays out of the box, of journals and of logs. */
struct ProviderKey {
    /** Which header carries it. OAuth: a subscription's long-lived token, as `claude setup-token` gives one. */
    enum class Form { Native, Bearer, OAuth };
    QByteArray value;
    Form form = Form::Native;
};
using ProviderKeys = QHash<QString, ProviderKey>; ///< by provider id; one without a key is left out

[[nodiscard]] ProviderKey::Form formOf(const KeyPlace& place, QByteArrayView key);

/**
 * Fetches the key of each from its place (see keyPlace()). A provider without one is no error: then its agent signs in
 * by itself. A key that is named and cannot be had is one. Finished on the calling thread, within a few seconds.
 */
[[nodiscard]] QFuture<Result<ProviderKeys>> collectKeys(
    const Settings& settings, const QProcessEnvironment& environment, const QList<Provider>& providers);

} // namespace remit
