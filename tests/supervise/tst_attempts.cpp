// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/event.h"
#include "runner/supervise/attempts.h"
#include "tests/support/listener.h"
#include "tests/support/testmain.h"

#include <QTcpSocket>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

/** What shims tell, and what others in the box pretend to be. */
class TestAttempts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_told.clear();
        m_attempts = std::make_unique<Attempts>();
        connect(m_attempts.get(), &Attempts::happened, this, [this](const char* type, const QJsonObject& data) {
            QCOMPARE(type, event::policyDenied);
            m_told.append(data);
        });
        const Listener listener;
        m_port = listener.port;
        QVERIFY(m_attempts->listen(listener.descriptor));
    }

    void theBoxGetsShimsRulesPathAndListener()
    {
        BoxSpec spec;
        spec.environment = {"PATH=/usr/bin", "HOME=/home/agent"};
        spec.listeners = {u"3129"_s};
        QVERIFY(m_attempts->prepare({u"delete-recursively"_s}, u"sh check.sh && true"_s, u"/usr/bin:/bin"_s, spec));
        QVERIFY(m_attempts->isWanted());
        QVERIFY(!spec.policy.shim.isEmpty());
        QVERIFY(spec.policy.rules.contains("lasting\tdelete-recursively\trm\t-r\n"));
        QVERIFY(spec.policy.rules.contains("watch\tsh\tcheck.sh\nwatch\ttrue\n"));
        QCOMPARE(spec.listeners, QStringList({u"3129"_s, u"3130"_s}));
        QCOMPARE(spec.environment, QByteArrayList({"HOME=/home/agent", "PATH=/run/box/bin:/usr/bin:/bin"}));
    }

    void whereNoProgramIsThereIsNothingToStandBefore()
    {
        BoxSpec spec;
        Attempts attempts;
        QVERIFY(attempts.prepare({}, u"sh check.sh"_s, u"/nowhere"_s, spec));
        QVERIFY(!attempts.isWanted());
        QVERIFY(spec.policy.shim.isEmpty());
        QVERIFY(spec.listeners.isEmpty());
    }

    void theSameIsToldOnce()
    {
        say("push\0git\0push\0"_ba);
        say("push\0git\0push\0"_ba);
        say("commit\0git\0commit\0-m\0two words\0"_ba);
        QTRY_COMPARE(m_told.size(), 2);
        QCOMPARE(m_told.at(0).value(u"action"_s).toString(), u"push"_s);
        QCOMPARE(m_told.at(0).value(u"what"_s).toString(), u"git push"_s);
        QCOMPARE(m_told.at(1).value(u"what"_s).toString(), u"git commit -m two words"_s);
    }

    void whatIsNoMessageIsNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no zero byte") << "push git push"_ba;
        QTest::newRow("only an action") << "push\0"_ba;
    }
    void whatIsNoMessageIsNone()
    {
        QFETCH(QByteArray, bytes);
        say(bytes);
        say("push\0git\0"_ba); // comes after it
        QTRY_COMPARE(m_told.size(), 1);
        QCOMPARE(m_told.constFirst().value(u"what"_s).toString(), u"git"_s);
    }

    void eachFailedCheckIsTold()
    {
        QList<int> exits;
        connect(m_attempts.get(), &Attempts::checkFailed, this, [&](int exit) { exits.append(exit); });
        for (const QByteArray& exit : {"1"_ba, "1"_ba, "0"_ba, "x"_ba, "137"_ba})
            say("check\0"_ba + exit + "\0sh\0check.sh\0"_ba);
        QTRY_COMPARE(exits, QList<int>({1, 1, 137}));
        QVERIFY(m_told.isEmpty()); // no attempt at anything
    }

    void anEndlessMessageIsCut()
    {
        say("push\0git\0"_ba + QByteArray(100'000, 'x'));
        m_attempts->close();
        QVERIFY(m_told.isEmpty() || m_told.constFirst().value(u"what"_s).toString().size() <= 4096);
    }

    void noMoreThanSoManyAreTold()
    {
        for (int i = 0; i < 250; ++i)
            say("push\0git\0"_ba + QByteArray::number(i) + '\0');
        QTRY_COMPARE(m_told.size(), 200);
    }

    void whatIsOnItsWayIsHeardAtTheClose()
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        QVERIFY(socket.waitForConnected());
        socket.write("push\0git\0"_ba);
        QVERIFY(socket.waitForBytesWritten());
        socket.disconnectFromHost();
        m_attempts->close(); // nobody has looked at it before
        QCOMPARE(m_told.size(), 1);
        socket.abort();
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

private:
    /** As a shim does it: says it and is gone. */
    void say(const QByteArray& bytes) const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.write(bytes);
        socket.disconnectFromHost();
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

    std::unique_ptr<Attempts> m_attempts;
    quint16 m_port = 0;
    QList<QJsonObject> m_told;
};

REMIT_TEST_MAIN(TestAttempts)
#include "tst_attempts.moc"
