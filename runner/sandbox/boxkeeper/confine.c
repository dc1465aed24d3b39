// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxkeeper/confine.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Names that younger headers have; the kernel's numbers do not change.
#define FS_IOCTL_DEV (1ULL << 15)
#define NET_BIND_TCP (1ULL << 0)
#define NET_CONNECT_TCP (1ULL << 1)
#define SCOPE_ABSTRACT_UNIX (1ULL << 0)
#define SCOPE_SIGNAL (1ULL << 1)

enum { NetVersion = 4, IoctlVersion = 5, ScopeVersion = 6, RulePathBeneath = 1, RuleNetPort = 2 };

struct Ruleset {
    unsigned long long fs;
    unsigned long long net;
    unsigned long long scoped;
};

struct PortRule {
    unsigned long long allowed;
    unsigned long long port;
};

#define READ_AND_RUN (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define OF_A_FILE                                                                                                      \
    (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE                         \
        | LANDLOCK_ACCESS_FS_TRUNCATE | FS_IOCTL_DEV)

static unsigned long long everything(int version)
{
    // Each bit up to the highest that this kernel knows: refer and truncate came second and third, ioctl fifth.
    unsigned long long all = (1ULL << 15) - 1;
    if (version >= IoctlVersion)
        all |= FS_IOCTL_DEV;
    return all;
}

static int allow_path(int ruleset, const char* path, unsigned long long access, struct Reason* reason)
{
    const int place = open(path, O_PATH | O_CLOEXEC);
    if (place < 0)
        return refuse(reason, "%s cannot be allowed: %s", path, strerror(errno));
    struct stat status;
    struct landlock_path_beneath_attr rule;
    memset(&rule, 0, sizeof rule);
    rule.parent_fd = place;
    rule.allowed_access = fstat(place, &status) == 0 && S_ISDIR(status.st_mode) ? access : access & OF_A_FILE;
    const long added = syscall(SYS_landlock_add_rule, ruleset, RulePathBeneath, &rule, 0);
    const int saved = errno;
    (void)close(place);
    return added == 0 ? 0 : refuse(reason, "%s cannot be allowed: %s", path, strerror(saved));
}

static int allow_port(int ruleset, const char* text, struct Reason* reason)
{
    const struct PortRule rule = {NET_CONNECT_TCP, strtoull(text, NULL, 10)};
    if (syscall(SYS_landlock_add_rule, ruleset, RuleNetPort, &rule, 0) != 0)
        return refuse(reason, "port %s cannot be allowed: %s", text, strerror(errno));
    return 0;
}

static int add_rules(int ruleset, int version, const struct Orders* orders, struct Reason* reason)
{
    int result = 0;
    for (const char* word = next_order(orders, NULL); word != NULL && result == 0; word = next_order(orders, word)) {
        if (word[0] == 'r')
            result = allow_path(ruleset, word + 1, READ_AND_RUN, reason);
        else if (word[0] == 'w')
            result = allow_path(ruleset, word + 1,
                everything(version) & ~LANDLOCK_ACCESS_FS_MAKE_BLOCK & ~LANDLOCK_ACCESS_FS_MAKE_CHAR, reason);
        else if (word[0] == 'p')
            result = allow_port(ruleset, word + 1, reason);
    }
    return result;
}

static int shut_in(const struct Orders* orders, struct Reason* reason)
{
    const long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < NetVersion)
        return refuse(reason, "this kernel's Landlock (version %ld) cannot hold the network", version);
    struct Ruleset wanted = {everything((int)version), NET_BIND_TCP | NET_CONNECT_TCP, 0};
    size_t size = sizeof wanted - sizeof wanted.scoped;
    if (version >= ScopeVersion) {
        wanted.scoped = SCOPE_ABSTRACT_UNIX | SCOPE_SIGNAL;
        size = sizeof wanted;
    }
    const int ruleset = (int)syscall(SYS_landlock_create_ruleset, &wanted, size, 0);
    if (ruleset < 0)
        return refuse(reason, "Landlock makes no rules: %s", strerror(errno));
    int result = add_rules(ruleset, (int)version, orders, reason);
    if (result == 0 && syscall(SYS_landlock_restrict_self, ruleset, 0) != 0)
        result = refuse(reason, "Landlock does not hold: %s", strerror(errno));
    (void)close(ruleset);
    return result;
}

// Where root runs us: the kernel lets some capabilities past Landlock, the reading of environments among them.
static int drop_capabilities(void)
{
    for (int capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; ++capability) {
        if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0 && geteuid() == 0)
            return -1;
    }
    (void)prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[2];
    memset(none, 0, sizeof none);
    return (int)syscall(SYS_capset, &header, none);
}

int confine(const struct Orders* orders, struct Reason* reason)
{
    if (drop_capabilities() != 0)
        return refuse(reason, "capabilities cannot be dropped: %s", strerror(errno));
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return refuse(reason, "privileges cannot be shut off: %s", strerror(errno));
    return orders->landlock ? shut_in(orders, reason) : 0;
}

int check_confinement(const struct Orders* orders, struct Reason* reason)
{
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
        return refuse(reason, "privileges are not shut off");
    if (!orders->landlock)
        return 0;
    DIR* outside = opendir(orders->outside);
    if (outside != NULL || errno != EACCES) {
        if (outside != NULL)
            (void)closedir(outside);
        return refuse(reason, "a folder of the outside can be read");
    }
    return 0;
}
