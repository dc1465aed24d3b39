// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

namespace remit {

/** One of a run's raw output files: keeps the first `maximum` bytes, counts the rest. */
class OutputLog {
public:
    OutputLog(const QString& file, qint64 maximum);
    /** False: the disk refused. */
    [[nodiscard]] bool write(const QByteArray& bytes);

private:
    QFile m_file;
    qint64 m_room;
};

} // namespace remit
