// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/procstat.h"

#include <QByteArray>
#include <QFile>

#include <array>
#include <cerrno>
#include <charconv>
#include <format>
#include <memory>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace remit {
namespace {

/** A path below /proc, without an allocation: these are read many times a second. */
template <typename... Parts>
class ProcPath {
public:
    explicit ProcPath(std::format_string<Parts...> format, Parts... parts)
    {
        *std::format_to_n(m_text.data(), std::ssize(m_text) - 1, format, std::forward<Parts>(parts)...).out = '\0';
    }
    [[nodiscard]] const char* text() const { return m_text.data(); }

private:
    std::array<char, 80> m_text;
};

/** All of it if it fits; empty if it is gone. */
template <std::size_t size>
QByteArrayView readInto(std::array<char, size>& buffer, const char* path)
{
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return {};
    std::size_t filled = 0;
    while (filled < size) {
        const ssize_t got = ::read(file, buffer.data() + filled, size - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) // ESRCH: it ended meanwhile
            break;
        filled += static_cast<std::size_t>(got);
    }
    ::close(file);
    return {buffer.data(), static_cast<qsizetype>(filled)};
}

std::optional<ProcStat> statIn(const char* path)
{
    std::array<char, 1024> buffer;
    return parseProcStat(readInto(buffer, path));
}

/** Names of a folder of /proc that are numbers. */
QList<qint64> numbersIn(const char* folder)
{
    const auto closeStream = [](DIR* stream) { ::closedir(stream); };
    const std::unique_ptr<DIR, decltype(closeStream)> stream(::opendir(folder), closeStream);
    QList<qint64> numbers;
    while (stream) {
        const dirent* entry = ::readdir(stream.get()); // NOLINT(concurrency-mt-unsafe): the stream is ours alone
        if (entry == nullptr)
            break;
        const QByteArrayView name(entry->d_name);
        qint64 number = 0;
        const auto read = std::from_chars(name.begin(), name.end(), number);
        if (read.ec == std::errc() && read.ptr == name.end() && number > 0)
            numbers.append(number);
    }
    return numbers;
}

/** The children of one thread; false if they cannot be read. */
bool appendChildren(qint64 process, qint64 thread, QList<qint64>& children)
{
    const ProcPath path("/proc/{}/task/{}/children", process, thread);
    const int file = ::open(path.text(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    std::array<char, 4096> piece;
    qint64 number = 0; // may go on in the next piece
    ssize_t got = 0;
    while ((got = ::read(file, piece.data(), piece.size())) > 0) {
        for (const char c : QByteArrayView(piece.data(), got)) { // each number is followed by a blank
            if (c >= '0' && c <= '9')
                number = number * 10 + (c - '0');
            else
                children.append(std::exchange(number, 0));
        }
    }
    ::close(file);
    return got == 0;
}

} // namespace

std::optional<ProcStat> parseProcStat(QByteArrayView line)
{
    const qsizetype open = line.indexOf(" (");
    const qsizetype close = line.lastIndexOf(") ");
    constexpr std::size_t kFirst = 4; // numbers of proc_pid_stat(5); field 3 is the state
    constexpr std::size_t kLast = 24;
    if (open < 1 || close < open || line.size() < close + 4)
        return {};
    std::array<qint64, kLast + 1> fields{};
    const char* at = line.data() + close + 3;
    const char* end = line.data() + line.size();
    for (std::size_t number = kFirst; number <= kLast; ++number) {
        if (at == end || *at != ' ')
            return {};
        const auto read = std::from_chars(at + 1, end, fields.at(number));
        if (read.ec != std::errc())
            return {};
        at = read.ptr;
    }
    ProcStat stat;
    const auto pid = std::from_chars(line.data(), line.data() + open, stat.pid);
    if (pid.ec != std::errc() || pid.ptr != line.data() + open)
        return {};
    stat.state = line.at(close + 2);
    stat.parent = fields[4];
    stat.cpuTicks = fields[14] + fields[15] + fields[16] + fields[17];
    stat.threads = fields[20];
    stat.startTime = static_cast<quint64>(fields[22]);
    stat.residentPages = fields[24];
    return stat;
}

std::optional<ProcStat> procStatOf(qint64 pid)
{
    if (pid <= 0)
        return {};
    auto stat = statIn(ProcPath("/proc/{}/stat", pid).text());
    if (!stat || stat->state != 'Z' || stat->threads <= 1)
        return stat;
    for (const qint64 thread : numbersIn(ProcPath("/proc/{}/task", pid).text())) {
        const auto other = statIn(ProcPath("/proc/{}/task/{}/stat", pid, thread).text());
        if (!other || !other->isAlive())
            continue;
        stat->state = other->state;
        stat->residentPages = other->residentPages;
        break;
    }
    return stat;
}

QList<qint64> allProcesses()
{
    return numbersIn("/proc");
}

QList<ProcStat> liveProcesses()
{
    QList<ProcStat> all;
    for (const qint64 pid : allProcesses()) {
        const auto stat = procStatOf(pid);
        if (stat && stat->isAlive())
            all.append(*stat);
    }
    return all;
}

std::optional<QList<qint64>> childrenOf(const ProcStat& process)
{
    QList<qint64> children;
    if (process.threads <= 1)
        return appendChildren(process.pid, process.pid, children) ? std::optional(children) : std::nullopt;
    bool any = false;
    for (const qint64 thread : numbersIn(ProcPath("/proc/{}/task", process.pid).text()))
        any = appendChildren(process.pid, thread, children) || any; // a thread may end meanwhile
    return any ? std::optional(children) : std::nullopt;
}

QString controlGroupOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/cgroup").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("0::/"))
            return QStringLiteral("/sys/fs/cgroup") + QFile::decodeName(line.sliced(3));
    }
    return {};
}

} // namespace remit
