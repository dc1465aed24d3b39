// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/keyfile.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace remit {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

/** What the file is, judged on what was opened and not on its name. Empty: it may be read. */
QString standingProblem(const struct stat& file)
{
    if (!S_ISREG(file.st_mode))
        return QStringLiteral("is no regular file. Name one that holds the key in one line.");
    if (file.st_uid != ::geteuid())
        return QStringLiteral("belongs to another user. Make it yours, or name another file.");
    if ((file.st_mode & 0177) != 0)
        return QStringLiteral("has mode %1, so others may read it. chmod 600 it; where others could have read it, get "
                              "a new key.")
            .arg(file.st_mode & 07777, 4, 8, QLatin1Char('0'));
    if (file.st_size > kLongestKey)
        return QStringLiteral("has %1 bytes, which is no key. It holds the key alone, in one line.").arg(file.st_size);
    return {};
}

} // namespace

Result<QByteArray> readKeyFile(const QString& path)
{
    const auto problem = [&](const QString& what) {
        return failure(ErrorCode::Refused, QStringLiteral("The key file %1 %2").arg(path, what));
    };
    // Without waiting: it may be a pipe that nobody writes.
    const Descriptor file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (file.number() < 0 && errno == ELOOP)
        return problem(QStringLiteral("is a link. Name the file itself."));
    if (file.number() < 0)
        return problem(QStringLiteral("cannot be read: %1. Correct key_file in the settings.")
                .arg(QString::fromLocal8Bit(std::strerror(errno))));
    struct stat standing = {};
    if (::fstat(file.number(), &standing) != 0)
        return problem(QStringLiteral("cannot be looked at: %1.").arg(QString::fromLocal8Bit(std::strerror(errno))));
    if (const QString what = standingProblem(standing); !what.isEmpty())
        return problem(what);
    QByteArray key(kLongestKey + 1, Qt::Uninitialized);
    const ssize_t size = ::read(file.number(), key.data(), size_t(key.size()));
    if (size < 0)
        return problem(QStringLiteral("cannot be read: %1.").arg(QString::fromLocal8Bit(std::strerror(errno))));
    key.truncate(size);
    if (key.endsWith('\n'))
        key.chop(1);
    if (key.endsWith('\r'))
        key.chop(1);
    if (const QString what = keyProblem(key); !what.isEmpty()) {
        wipe(key);
        return problem(what + QStringLiteral(". It holds the key alone, in one line."));
    }
    return key;
}

QString keyProblem(QByteArrayView key)
{
    if (key.isEmpty())
        return QStringLiteral("is empty");
    if (key.size() > kLongestKey)
        return QStringLiteral("is longer than any key");
    if (key.contains('\n') || key.contains('\r'))
        return QStringLiteral("has more than one line");
    if (!std::ranges::all_of(key, [](char c) { return c > 0x20 && c < 0x7f; }))
        return QStringLiteral("holds blanks or signs that no key has");
    return {};
}

void wipe(QByteArray& secret)
{
    if (!secret.isEmpty())
        ::explicit_bzero(secret.data(), size_t(secret.size()));
    secret.clear();
}

} // namespace remit
