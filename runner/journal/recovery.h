// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QString>

namespace remit {

/**
 * Cuts a journal back to its whole lines: what follows `wholeBytes` goes to the end of `FILE.torn` and only then from
 * the journal, so that no byte is lost whenever the machine stops. Returns how many bytes that were.
 */
[[nodiscard]] Result<qint64> saveTornTail(int descriptor, const QString& file, qint64 wholeBytes);

/** Makes a new or renamed entry of a folder durable. */
[[nodiscard]] Result<> syncFolderOf(const QString& file);

/** An Io error with errno's text: "Cannot write FILE: No space left on device." */
[[nodiscard]] std::unexpected<Error> ioFailure(const char* what, const QString& file, int error);

} // namespace remit
