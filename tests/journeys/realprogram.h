// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/remitctl.h"

#include <QProcess>

#include <functional>

namespace remit::test {

/** The built remit as a person starts it, over the data of `ctl`, on the desktop that the test runs on. */
class RealProgram {
public:
    explicit RealProgram(const RemitCtl& ctl, const QStringList& arguments = {});
    RealProgram(const RealProgram&) = delete;
    RealProgram& operator=(const RealProgram&) = delete;
    ~RealProgram(); ///< ends it

    [[nodiscard]] bool isGoing() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    /** Of its main window; empty: not to be seen. */
    [[nodiscard]] static QString window();
    /** Waits until the window is there and has the keyboard. */
    [[nodiscard]] static bool hasWindow();

private:
    QProcess m_process;
};

/** Presses the keys again and again, a second apart, until it is so. */
[[nodiscard]] bool pressUntil(const QString& keys, const std::function<bool()>& isSo);

} // namespace remit::test
