// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <expected>

namespace remit {

/** What went wrong, for branching. Text for people is made from it where it is shown. */
enum class ErrorCode {
    InvalidInput, ///< what the caller or the user gave is wrong
    NotFound,
    AlreadyExists,
    Busy, ///< held by another process, or a cap is reached
    Io, ///< the file system or the disk said no
    Corrupt, ///< stored data does not verify
    Git,
    Conflict, ///< a merge would conflict; nothing was changed
    Database,
    Sandbox, ///< the box could not be made or did not prove itself
    Process, ///< a child could not be started or ended badly
    Network,
    Refused, ///< a rule of ours forbids it
    Cancelled,
    Internal,
};

/** An expected failure. `detail` is one English sentence (what failed, on what, what to do). No secret, no prompt. */
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString detail;

    friend bool operator==(const Error&, const Error&) = default;
};

template <typename T = void>
using Result = std::expected<T, Error>;

/** `return failure(ErrorCode::Io, QStringLiteral("…"));` */
[[nodiscard]] inline std::unexpected<Error> failure(ErrorCode code, QString detail)
{
    return std::unexpected<Error>(Error{code, std::move(detail)});
}

} // namespace remit
