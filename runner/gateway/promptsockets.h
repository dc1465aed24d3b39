// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace remit {

/**
 * Lets every TCP connection of this process send at once instead of waiting for an answer to what it sent before
 * (TCP_NODELAY). QNetworkAccessManager neither does that nor hands its sockets out, and a request whose head and body
 * go out apart then waits 40 ms for the other side's delayed acknowledgement. Any thread.
 */
void makeSocketsPrompt();

} // namespace remit
