// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxinit/syscallfilter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define NATIVE_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE_ARCH AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define NATIVE_ARCH AUDIT_ARCH_RISCV64
#else
#error "the system call filter does not know this processor"
#endif

// Where the low half of an argument stands on the little-endian processors above. The kernel looks at the low 32 bits
// of an ioctl request and of a socket family too, so the high half cannot hide anything.
#define ARGUMENT(n) ((unsigned)offsetof(struct seccomp_data, args[n]))

#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (offset))
#define IF_EQUAL(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (yes), (no))
#define IF_ANY_BIT(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (value), (yes), (no))
#define FAIL_WITH(number) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (number))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define DENY(call, number) IF_EQUAL((unsigned)(call), 0, 1), FAIL_WITH(number)

#define OWNERS_RIGHTS (S_ISUID | S_ISGID)
// The mode is argument n. The call's number has to be loaded, and is left loaded for the next line.
#define DENY_RIGHTS(call, n)                                                                                           \
    IF_EQUAL((unsigned)(call), 0, 4), LOAD(ARGUMENT(n)), IF_ANY_BIT(OWNERS_RIGHTS, 0, 1), FAIL_WITH(EPERM), ALLOW
// The flags are argument n, the mode follows them and means something only if a file may be made.
#define DENY_RIGHTS_OF_NEW(call, n)                                                                                    \
    IF_EQUAL((unsigned)(call), 0, 6), LOAD(ARGUMENT(n)), IF_ANY_BIT(O_CREAT | (O_TMPFILE & ~O_DIRECTORY), 0, 3),       \
        LOAD(ARGUMENT((n) + 1)), IF_ANY_BIT(OWNERS_RIGHTS, 0, 1), FAIL_WITH(EPERM), ALLOW

enum { LARGEST_SHARED = 64 * 1024 };

static const unsigned new_namespace
    = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP;

// clang-format off
static struct sock_filter program[] = {
    LOAD(offsetof(struct seccomp_data, arch)),
    IF_EQUAL(NATIVE_ARCH, 1, 0),
    FAIL_WITH(ENOSYS),
    LOAD(offsetof(struct seccomp_data, nr)),
#if defined(__x86_64__)
    // x32: the same calls under numbers that the list below would not know.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000u, 0, 1),
    FAIL_WITH(ENOSYS),
#endif

    // Its flags lie in memory, which a filter cannot read. glibc falls back to clone.
    DENY(__NR_clone3, ENOSYS),
    // Rings do their own opens and connects past every filter; libraries fall back to plain calls.
    DENY(__NR_io_uring_setup, ENOSYS),
    DENY(__NR_io_uring_enter, ENOSYS),
    DENY(__NR_io_uring_register, ENOSYS),

    // The kernel's key rings belong to the user, not to the box.
    DENY(__NR_add_key, EPERM),
    DENY(__NR_keyctl, EPERM),
    DENY(__NR_request_key, EPERM),

    DENY(__NR_bpf, EPERM),
    DENY(__NR_perf_event_open, EPERM),
    DENY(__NR_userfaultfd, EPERM),
    DENY(__NR_open_by_handle_at, EPERM),

    DENY(__NR_mount, EPERM),
    DENY(__NR_umount2, EPERM),
    DENY(__NR_pivot_root, EPERM),
    DENY(__NR_chroot, EPERM),
    DENY(__NR_setns, EPERM),
    DENY(__NR_open_tree, EPERM),
    DENY(__NR_move_mount, EPERM),
    DENY(__NR_fsopen, EPERM),
    DENY(__NR_fsconfig, EPERM),
    DENY(__NR_fsmount, EPERM),
    DENY(__NR_fspick, EPERM),
    DENY(__NR_mount_setattr, EPERM),

    DENY(__NR_kexec_load, EPERM),
    DENY(__NR_init_module, EPERM),
    DENY(__NR_finit_module, EPERM),
    DENY(__NR_delete_module, EPERM),
    DENY(__NR_reboot, EPERM),
    DENY(__NR_swapon, EPERM),
    DENY(__NR_swapoff, EPERM),
    DENY(__NR_acct, EPERM),
    DENY(__NR_quotactl, EPERM),
    DENY(__NR_syslog, EPERM),

    // Writing into the terminal that a program was started from.
    IF_EQUAL(__NR_ioctl, 0, 5),
    LOAD(ARGUMENT(1)),
    IF_EQUAL(TIOCSTI, 1, 0),
    IF_EQUAL(TIOCLINUX, 0, 1),
    FAIL_WITH(EPERM),
    ALLOW,

    // Families that leave the box beside its network namespace (AF_VSOCK) or are seldom looked at.
    IF_EQUAL(__NR_socket, 0, 7),
    LOAD(ARGUMENT(0)),
    IF_EQUAL(AF_UNIX, 4, 0),
    IF_EQUAL(AF_INET, 3, 0),
    IF_EQUAL(AF_INET6, 2, 0),
    IF_EQUAL(AF_NETLINK, 1, 0),
    FAIL_WITH(EAFNOSUPPORT),
    ALLOW,

    // Shared memory that nobody has attached belongs to no process, and no look at processes finds it: only small pieces,
    // of which the kernel allows so many.
    IF_EQUAL(__NR_shmget, 0, 6),
    LOAD(ARGUMENT(1) + 4),
    IF_EQUAL(0, 0, 2),
    LOAD(ARGUMENT(1)),
    BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, LARGEST_SHARED, 0, 1),
    FAIL_WITH(EINVAL),
    ALLOW,

    IF_EQUAL(__NR_clone, 1, 0),
    IF_EQUAL(__NR_unshare, 0, 4),
    LOAD(ARGUMENT(0)),
    IF_ANY_BIT(new_namespace, 0, 1),
    FAIL_WITH(EPERM),
    ALLOW,

    // A file that runs with its owner's rights would carry them out of the box. As in a filter of systemd's: what makes
    // or changes a file is refused those two bits, and openat2, whose mode lies in memory, is not there.
    DENY(__NR_openat2, ENOSYS),
    DENY_RIGHTS(__NR_fchmod, 1),
    DENY_RIGHTS(__NR_fchmodat, 2),
    DENY_RIGHTS(452, 2), // fchmodat2, younger than the headers of some systems
    DENY_RIGHTS(__NR_mkdirat, 2),
    DENY_RIGHTS(__NR_mknodat, 2),
    DENY_RIGHTS_OF_NEW(__NR_openat, 2),
#if defined(__x86_64__)
    DENY_RIGHTS(__NR_chmod, 1),
    DENY_RIGHTS(__NR_mkdir, 1),
    DENY_RIGHTS(__NR_mknod, 1),
    DENY_RIGHTS(__NR_creat, 1),
    DENY_RIGHTS_OF_NEW(__NR_open, 1),
#endif

    ALLOW,
};
// clang-format on

// clang-format off
static struct sock_filter unboxed[] = {
    LOAD(offsetof(struct seccomp_data, nr)),
    IF_EQUAL(__NR_socket, 1, 0),
    ALLOW,
    LOAD(ARGUMENT(0)),
    IF_EQUAL(AF_UNIX, 0, 1),
    FAIL_WITH(EACCES),
    IF_EQUAL(AF_INET, 2, 0),
    IF_EQUAL(AF_INET6, 1, 0),
    ALLOW,
    LOAD(ARGUMENT(1)),
    BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xf), // without its flags
    IF_EQUAL(SOCK_STREAM, 1, 0),
    FAIL_WITH(EACCES),
    // A stream protocol of another kind than TCP is none that Landlock knows.
    LOAD(ARGUMENT(2)),
    IF_EQUAL(0, 2, 0),
    IF_EQUAL(IPPROTO_TCP, 1, 0),
    FAIL_WITH(EACCES),
    ALLOW,
};
// clang-format on

static int install(const struct sock_fprog* filter, struct Reason* reason)
{
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, filter) != 0)
        return refuse(reason, "the system call filter cannot be installed: %s", strerror(errno));
    return 0;
}

int install_filter(struct Reason* reason)
{
    const struct sock_fprog filter = {.len = sizeof program / sizeof *program, .filter = program};
    return install(&filter, reason);
}

int install_unboxed_filter(struct Reason* reason)
{
    const struct sock_fprog filter = {.len = sizeof unboxed / sizeof *unboxed, .filter = unboxed};
    return install(&filter, reason);
}
