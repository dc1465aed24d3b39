// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <chrono>

namespace remit {

/**
 * The desktop's keyring (Secret Service or KWallet, through QtKeychain). The entry of a provider stands under the
 * service "Remit" with the provider's id as its name.
 *
 * Every future is finished on the thread that called, which has an event loop, at the latest when `patience` is over: a
 * keyring that is locked waits for its user, and nobody here waits for that. Errors say what to do.
 */
class Keyring {
public:
    explicit Keyring(std::chrono::milliseconds patience);

    /** NotFound: it holds no key of this provider. */
    [[nodiscard]] QFuture<Result<QByteArray>> read(const QString& provider) const;
    [[nodiscard]] QFuture<Result<>> store(const QString& provider, const QByteArray& key) const;
    /** That there is none is no error. */
    [[nodiscard]] QFuture<Result<>> remove(const QString& provider) const;

private:
    std::chrono::milliseconds m_patience;
};

} // namespace remit
