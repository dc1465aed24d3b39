// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace remit::test {

/** `coding`: "gzip", "deflate", "raw" (deflate without a header) or "zstd". */
[[nodiscard]] QByteArray compress(const QByteArray& bytes, const QByteArray& coding);

} // namespace remit::test
