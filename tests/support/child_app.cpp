// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The child that tests start: one program, mostly misbehaving. `child_app MODE [ARGUMENT…]`, no Qt.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <dirent.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

extern char** environ;

namespace {

void writeAll(int descriptor, const char* bytes, size_t size)
{
    while (size > 0) {
        const ssize_t written = ::write(descriptor, bytes, size);
        if (written <= 0)
            ::_exit(9);
        bytes += written;
        size -= static_cast<size_t>(written);
    }
}

void say(const std::string& line)
{
    writeAll(1, (line + '\n').data(), line.size() + 1);
}

std::string readFile(const char* path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

[[noreturn]] void sleepForever()
{
    for (;;)
        ::pause();
}

/** So many bytes on standard output; every hundredth a line feed, or none at all. */
int flood(long long count, bool lines)
{
    std::string block(64 * 1024, 'x');
    for (size_t i = 99; lines && i < block.size(); i += 100)
        block[i] = '\n';
    while (count > 0) {
        const auto part = static_cast<size_t>(count < 65536 ? count : 65536);
        writeAll(1, block.data(), part);
        count -= static_cast<long long>(part);
    }
    return 0;
}

/** Numbers of the open descriptors, one a line. */
int listDescriptors()
{
    DIR* folder = ::opendir("/proc/self/fd");
    std::string numbers;
    while (const dirent* entry = ::readdir(folder)) {
        if (entry->d_name[0] != '.' && std::atoi(entry->d_name) != ::dirfd(folder))
            numbers += std::string(entry->d_name) + '\n';
    }
    writeAll(1, numbers.data(), numbers.size());
    return 0;
}

int listZeroEnded(char** entries)
{
    for (; *entries; ++entries)
        writeAll(1, *entries, std::strlen(*entries) + 1);
    return 0;
}

/** Grandchildren in sessions of their own that ignore SIGTERM; says their pids. */
void leaveGrandchildren(int count)
{
    for (int i = 0; i < count; ++i) {
        const pid_t pid = ::fork();
        if (pid == 0) {
            ::setsid();
            ::signal(SIGTERM, SIG_IGN);
            sleepForever();
        }
        say(std::to_string(pid));
    }
}

/** SIGUSR1: so many bytes more are used. SIGUSR2: one more grandchild, of a thread of its own. Says when it is done. */
[[noreturn]] void growWhenTold(long long bytes)
{
    sigset_t both;
    ::sigemptyset(&both);
    ::sigaddset(&both, SIGUSR1);
    ::sigaddset(&both, SIGUSR2);
    ::sigprocmask(SIG_BLOCK, &both, nullptr);
    say("ready");
    std::vector<std::string> held;
    std::vector<std::thread> threads;
    for (;;) {
        int number = 0;
        ::sigwait(&both, &number);
        if (number == SIGUSR1) {
            held.emplace_back(static_cast<size_t>(bytes), 'x');
            say("grown");
            continue;
        }
        threads.emplace_back([] {
            if (::fork() == 0)
                sleepForever();
            say("forked");
            sleepForever();
        });
    }
}

/** The first thread ends; another one holds so many bytes and lives on. */
[[noreturn]] void endFirstThread(long long bytes)
{
    std::thread([bytes] {
        const std::string held(static_cast<size_t>(bytes), 'x');
        while (readFile("/proc/self/stat").find(") Z ") == std::string::npos)
            ::usleep(1000);
        say("alone");
        sleepForever();
    }).detach();
    ::pthread_exit(nullptr);
}

/** A process that is another one every moment: each forks the next and ends, until we do. We wait for none of them.
 * Each says a letter; the next begins when the one before is gone, so that there are never many. */
[[noreturn]] void hop()
{
    int ends[2];
    if (::pipe(ends) != 0)
        ::_exit(9);
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    ::signal(SIGCHLD, SIG_IGN);
    const pid_t first = ::getpid();
    if (::fork() == 0) {
        ::close(ends[1]);
        pollfd life{ends[0], POLLIN, 0};
        do {
            while (::getppid() != first && ::poll(&life, 1, 0) == 0)
                ::sched_yield();
            writeAll(1, "h", 1);
        } while (::poll(&life, 1, 0) == 0 && ::fork() == 0);
        ::_exit(0);
    }
    sleepForever();
}

/** A grandchild in our own group that holds on to our standard output. */
void leaveHolder()
{
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::signal(SIGTERM, SIG_IGN);
        sleepForever();
    }
    say(std::to_string(pid));
}

int copyInput()
{
    std::vector<char> buffer(65536);
    for (;;) {
        const ssize_t got = ::read(0, buffer.data(), buffer.size());
        if (got <= 0)
            return got == 0 ? 0 : 1;
        writeAll(1, buffer.data(), static_cast<size_t>(got));
    }
}

int tellWhoIAm()
{
    say("pid " + std::to_string(::getpid()));
    say("session " + std::to_string(::getsid(0)));
    say("group " + std::to_string(::getpgid(0)));
    std::vector<char> folder(4096);
    say(std::string("folder ") + (::getcwd(folder.data(), folder.size()) ? folder.data() : "?"));
    sigset_t blocked;
    ::sigprocmask(SIG_SETMASK, nullptr, &blocked);
    for (int number = 1; number < 32; ++number) {
        struct sigaction action{};
        ::sigaction(number, nullptr, &action);
        if (::sigismember(&blocked, number) == 1)
            say("blocked " + std::to_string(number));
        if (action.sa_handler != SIG_DFL)
            say("not default " + std::to_string(number));
    }
    return 0;
}

[[noreturn]] void crash()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::raise(SIGSEGV);
    ::_exit(8);
}

} // namespace

int main(int count, char* arguments[])
{
    const std::string mode = count > 1 ? arguments[1] : "";
    const long long number = count > 2 ? std::atoll(arguments[2]) : 0;
    if (mode == "exit")
        return static_cast<int>(number);
    if (mode == "arguments")
        return listZeroEnded(arguments + 2);
    if (mode == "environment")
        return listZeroEnded(environ);
    if (mode == "descriptors")
        return listDescriptors();
    if (mode == "whoami")
        return tellWhoIAm();
    if (mode == "copy")
        return copyInput();
    if (mode == "flood")
        return flood(number, true);
    if (mode == "endless-line")
        return flood(number, false);
    if (mode == "both-streams") {
        writeAll(2, "to stderr\n", 10);
        writeAll(1, "to stdout\n", 10);
        return 0;
    }
    if (mode == "bad-utf8") {
        writeAll(1, "a\xff\xfe\xc0\x80\0z\n", 8);
        return 0;
    }
    if (mode == "crash")
        crash();
    if (mode == "silent")
        sleepForever();
    if (mode == "ignore-term") {
        ::signal(SIGTERM, SIG_IGN);
        say("ready");
        sleepForever();
    }
    if (mode == "obey-term") {
        say("ready");
        sleepForever();
    }
    if (mode == "grandchildren") {
        leaveGrandchildren(static_cast<int>(number));
        sleepForever();
    }
    if (mode == "grow-when-told")
        growWhenTold(number);
    if (mode == "first-thread-ends")
        endFirstThread(number);
    if (mode == "hop")
        hop();
    if (mode == "leave-holder") {
        leaveHolder();
        return 0;
    }
    if (mode == "hold-and-wait") {
        leaveHolder();
        sleepForever();
    }
    if (mode == "close-stdin") {
        ::close(0);
        say("closed");
        sleepForever();
    }
    if (mode == "close-stdout") {
        say("closing");
        ::close(1);
        ::close(2);
        sleepForever();
    }
    if (mode == "stop-itself") {
        ::raise(SIGSTOP);
        sleepForever();
    }
    if (mode == "touch" && count > 2) {
        FILE* file = std::fopen(arguments[2], "w");
        if (!file || std::fprintf(file, "%d\n", ::getpid()) < 0 || std::fclose(file) != 0)
            return 1;
        sleepForever();
    }
    std::fprintf(stderr, "child_app: unknown mode %s\n", mode.c_str());
    return 64;
}
