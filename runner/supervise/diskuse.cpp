// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/diskuse.h"

#include <QFile>

#include <filesystem>

#include <sys/stat.h>

namespace remit {

qint64 diskUse(const QStringList& folders)
{
    constexpr qint64 kBlock = 512;
    qint64 bytes = 0;
    for (const QString& folder : folders) {
        std::error_code error;
        std::filesystem::recursive_directory_iterator it(
            QFile::encodeName(folder).toStdString(), std::filesystem::directory_options::skip_permission_denied, error);
        const std::filesystem::recursive_directory_iterator end;
        while (!error && it != end) {
            struct stat status = {};
            if (::lstat(it->path().c_str(), &status) == 0)
                bytes += status.st_blocks * kBlock;
            it.increment(error);
        }
    }
    return bytes;
}

} // namespace remit
