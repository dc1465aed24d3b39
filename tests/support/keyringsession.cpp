// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/keyringsession.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QTest>

#include <csignal>

#include <sys/prctl.h>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 20'000;
const auto kName = u"org.freedesktop.secrets"_s;

void endWithUs()
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

void finish(QProcess& process)
{
    process.terminate();
    if (!process.waitForFinished(5000)) {
        process.kill();
        process.waitForFinished();
    }
}

} // namespace

KeyringSession::KeyringSession(Collection collection)
{
    m_problem = startBus();
    if (m_problem.isEmpty())
        m_problem = startKeyring("a password", {u"--unlock"_s}); // makes the collection
    if (m_problem.isEmpty() && collection == Collection::Locked) {
        finish(*m_keyring);
        m_problem = startKeyring({}, {});
    }
}

KeyringSession::~KeyringSession()
{
    if (m_keyring)
        finish(*m_keyring);
    finish(m_bus);
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
}

QProcessEnvironment KeyringSession::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
    for (const auto& name : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s, u"DISPLAY"_s})
        environment.remove(name);
    if (!m_address.isEmpty())
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, QString::fromUtf8(m_address));
    return environment;
}

QString KeyringSession::startBus()
{
    m_bus.setProcessEnvironment(environment());
    m_bus.setChildProcessModifier(endWithUs);
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--nosyslog"_s, u"--print-address=1"_s});
    if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead(kPatienceMs))
        return u"dbus-daemon: "_s + m_bus.errorString();
    m_address = m_bus.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address);
    return {};
}

QString KeyringSession::startKeyring(const QByteArray& password, const QStringList& arguments)
{
    m_keyring = std::make_unique<QProcess>();
    m_keyring->setProcessEnvironment(environment());
    m_keyring->setChildProcessModifier(endWithUs);
    m_keyring->start(u"gnome-keyring-daemon"_s,
        QStringList{u"--foreground"_s, u"--components=secrets"_s, u"--control-directory="_s + m_home.path()}
            + arguments);
    if (!m_keyring->waitForStarted())
        return u"gnome-keyring-daemon: "_s + m_keyring->errorString();
    m_keyring->write(password);
    m_keyring->closeWriteChannel();
    static int number = 0;
    const QString connection = u"keyring%1"_s.arg(++number);
    const QDBusConnection bus = QDBusConnection::connectToBus(QString::fromUtf8(m_address), connection);
    const bool up = bus.isConnected()
        && QTest::qWaitFor(
            [&] { return bus.interface()->isServiceRegistered(kName).value() && !m_keyring->bytesToWrite(); },
            kPatienceMs);
    const QString told = bus.lastError().message();
    QDBusConnection::disconnectFromBus(connection);
    return up ? QString()
              : u"no Secret Service: %1 %2"_s.arg(told, QString::fromUtf8(m_keyring->readAllStandardError()));
}

} // namespace remit::test
