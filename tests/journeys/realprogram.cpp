// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/realprogram.h"

#include "tests/support/hands.h"

#include <QTest>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStart = 30'000; ///< ms, under load

} // namespace

RealProgram::RealProgram(const RemitCtl& ctl, const QStringList& arguments)
{
    QProcessEnvironment environment = ctl.environment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_process.start(QStringLiteral(REMIT_PROGRAM), arguments);
    if (!m_process.waitForStarted())
        qFatal("remit did not start: %s", qPrintable(m_process.errorString()));
}

RealProgram::~RealProgram()
{
    if (!isGoing())
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished();
}

QString RealProgram::window()
{
    return hands::windows(u"--name"_s, u" - Remit$"_s).value(0);
}

bool RealProgram::hasWindow()
{
    return QTest::qWaitFor([] { return !window().isEmpty() && hands::activeWindow() == window(); }, kStart);
}

bool pressUntil(const QString& keys, const std::function<bool()>& isSo)
{
    constexpr int kTimes = 30;
    constexpr int kApart = 1000; ///< ms
    for (int i = 0; i < kTimes; ++i) {
        hands::press(keys);
        if (QTest::qWaitFor(isSo, kApart))
            return true;
    }
    return false;
}

} // namespace remit::test
