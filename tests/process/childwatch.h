// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/process/process.h"
#include "runner/process/processtree.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

namespace remit::test {

/**
 * One child_app under a Process with everything it says. All its offspring carries a mark in its environment, by which
 * survivors are found however far they ran.
 */
struct ChildWatch {
    explicit ChildWatch(const QByteArrayList& arguments)
    {
        setup.program = QStringLiteral(REMIT_CHILD_APP);
        setup.arguments = arguments;
        setup.environment = {mark()};
        QObject::connect(&process, &Process::standardOutput, &process, [this](const QByteArray& b) { output += b; });
        QObject::connect(&process, &Process::standardError, &process, [this](const QByteArray& b) { errors += b; });
    }

    void start() { process.start(setup); }
    [[nodiscard]] ProcessResult result() const { return done.value(0).value(0).value<ProcessResult>(); }

    static QByteArray mark()
    {
        static const QByteArray value = "REMIT_TEST_MARK=" + QUuid::createUuid().toByteArray();
        return value;
    }

    /** Live processes of this test program's children, at whatever depth. */
    static QList<qint64> survivors()
    {
        QList<qint64> found;
        for (const QString& name : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
            QFile file(QStringLiteral("/proc/%1/environ").arg(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(mark()))
                found.append(name.toLongLong());
        }
        return found;
    }

    Process process;
    ProcessSetup setup;
    QByteArray output;
    QByteArray errors;
    QSignalSpy done{&process, &Process::done};
    QSignalSpy started{&process, &Process::started};
};

} // namespace remit::test
