// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/**
 * Tells the supervisor of a refused command: the action and the words, each with a zero byte behind it, cut to 4 KiB.
 * Who does not get through goes on all the same: the refusal does not depend on it.
 */
void report(const char* action, char** words);
