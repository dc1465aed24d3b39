// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * The first program in the box. It sets the limits, opens the ports that the supervisor serves, proves that the box
 * holds, waits for the supervisor's go, and becomes the command. So nothing of an agent runs before its start is on
 * record, and nothing ever runs in half a box. Static, because it must start in any root that has no libraries of ours.
 */
#include "runner/sandbox/boxinit/command.h"
#include "runner/sandbox/boxinit/control.h"
#include "runner/sandbox/boxinit/listeners.h"
#include "runner/sandbox/boxinit/options.h"
#include "runner/sandbox/boxinit/resourcelimits.h"
#include "runner/sandbox/boxinit/selfcheck.h"
#include "runner/sandbox/boxinit/syscallfilter.h"

#include <stdio.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    struct Options options;
    if (read_options(argc, argv, &options) != 0) {
        (void)fputs("remit-box-init: started by hand or by another version of Remit\n", stderr);
        return NotStarted;
    }
    struct Reason reason;
    struct Listeners listeners;
    if (check_box(&options, &reason) != 0 || set_limits(&options, &reason) != 0
        || open_listeners(options.ports, &listeners, &reason) != 0 || install_filter(&reason) != 0) {
        send_refusal(options.control, &reason);
        return NotStarted;
    }
    if (send_ready(options.control, &listeners) != 0)
        return NotStarted;
    close_listeners(&listeners);
    if (wait_for_go(options.control) != 0)
        return NotStarted;
    (void)close(options.control);
    return become("remit-box-init", options.command);
}
