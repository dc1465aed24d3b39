// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/sandbox/owneddescriptor.h"

#include <QByteArray>
#include <QByteArrayList>

namespace remit {

/** The small files of a box that exist in no file system: bwrap reads them from descriptors. */
[[nodiscard]] QByteArray boxPasswd(const QByteArray& home);
[[nodiscard]] QByteArray boxGroup();
[[nodiscard]] QByteArray boxHosts();

/** Words as bwrap's --args wants them. */
[[nodiscard]] QByteArray zeroTerminated(const QByteArrayList& words);

/** A descriptor from which `content` can be read once, closed on exec. */
[[nodiscard]] Result<OwnedDescriptor> readableDescriptor(const QByteArray& content);

} // namespace remit
