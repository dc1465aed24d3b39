// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/wire.h"

#include <QDateTime>
#include <QJsonObject>

namespace remit {

/** Why a provider did not answer a call as asked, in our words: neither key nor content of the call is in them. */
struct ProviderTrouble {
    /** "rate-limited", "no-credit", "unauthorised", "unknown-model", "context-too-long", "upstream-error". */
    QString kind;
    QString text;
    /** "status"; "error": the provider's own word for it; "reset_ms": from when on it takes calls again (UTC). */
    QJsonObject facts;
};

/** Of a response with an error status, or of an error inside a stream that began well (status 200). `body`: its
 * beginning, as JSON. Unset: an error that is nothing but the request's own. */
[[nodiscard]] std::optional<ProviderTrouble> troubleOf(
    int status, const HttpHeaders& headers, const QByteArray& body, const QDateTime& now);
[[nodiscard]] std::optional<ProviderTrouble> troubleOf(
    int status, const HttpHeaders& headers, const QJsonObject& error, const QDateTime& now);

/** When the provider takes calls again; unset: it does not say so, or says what cannot be. */
[[nodiscard]] QDateTime resetTime(const HttpHeaders& headers, const QJsonObject& error, const QDateTime& now);

} // namespace remit
