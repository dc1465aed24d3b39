// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/** Why the box is refused: one line, no line feed. */
struct Reason {
    char text[256];
};

/** Fills in the reason, printf style, and returns -1. */
__attribute__((format(printf, 2, 3))) int refuse(struct Reason* reason, const char* format, ...);
