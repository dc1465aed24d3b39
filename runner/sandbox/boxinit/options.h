// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/** What the supervisor tells us on the command line. Everything points into argv. */
struct Options {
    int control; ///< our end of the socket to the supervisor
    unsigned long long outer_pid_namespace; ///< inode of the supervisor's; ours has to differ
    unsigned long long outer_net_namespace;
    const char* outside; ///< a path that exists outside and must not exist in here
    unsigned long long processes; ///< 0: none
    unsigned long long file_bytes; ///< 0: none
    const char* ports; ///< "3129,3128" or ""
    char** command; ///< ends with a null pointer
};

/** Returns 0, or -1 if the words are not ours. */
int read_options(int argc, char** argv, struct Options* options);
