// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

/** A package registry on this machine's loopback. */
class Registry : public QObject {
public:
    Registry()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* client = m_server.nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, this, [this, client] {
                asked += client->readAll();
                client->write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\nConnection: close\r\n\r\npackage\n");
                client->disconnectFromHost();
            });
        });
    }
    [[nodiscard]] QByteArray port() const { return QByteArray::number(m_server.serverPort()); }

    QByteArray asked;

private:
    QTcpServer m_server;
};

/** A text with the ports of both in it. */
QByteArray script(QByteArray text, const Registry& listed, const Registry& other)
{
    return text.replace("LISTED", listed.port()).replace("OTHER", other.port());
}

/** A run to its end while this program's own servers answer. */
CtlResult whileServing(const RemitCtl& ctl, const QString& repository, const ScriptedContract& contract)
{
    const auto process = ctl.start(
        {u"run"_s, u"--repo"_s, repository, u"--contract"_s, ctl.write(contract), u"--wait"_s, u"--json"_s});
    if (!QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, 60'000))
        qFatal("remitctl did not end");
    return {process->exitCode(), process->readAllStandardOutput(), process->readAllStandardError()};
}

} // namespace

/** What a box reaches outside, through the real supervisor and the real box. */
class TestRemitNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_repository = std::make_unique<ScratchRepository>();
        m_repository->write("src/a.txt", "one\n");
        m_repository->commit(u"First"_s);
    }

    void aListedHostIsReachedAndNoOther()
    {
        const RemitCtl ctl;
        const Registry listed;
        const Registry other;
        const ScriptedContract contract{.script = script(R"(
ask() {
    python3 -c 'import http.client, sys
proxy = http.client.HTTPConnection("127.0.0.1", 3128)
proxy.request("GET", sys.argv[1])
print(proxy.getresponse().read().decode())' "$1"
}
ask http://localhost:LISTED/a > src/new.txt || exit 3
ask http://localhost:OTHER/
python3 -c 'import socket; socket.create_connection(("127.0.0.1", OTHER), 5)' && exit 4
printf 'STATUS: OK\nEND_OF_RUN\n'
)",
                                            listed, other),
            .check = "grep -q package src/new.txt",
            .environment = script(R"(hosts = ["localhost:LISTED", "127.0.0.1:LISTED"]
)",
                listed, other)};
        const CtlResult ran = whileServing(ctl, m_repository->path(), contract);
        QVERIFY2(ran.code == 0, (ran.out + ran.err).constData());
        QVERIFY(listed.asked.startsWith("GET /a HTTP/1.1\r\n"));
        QVERIFY(other.asked.isEmpty());
        const QJsonObject record = ran.object();
        QFile journal(ctl.runFolder(record.value(u"run_id").toString()) + u"/journal.jsonl"_s);
        QVERIFY(journal.open(QIODevice::ReadOnly));
        const QByteArray trail = journal.readAll();
        QVERIFY(trail.contains("\"type\":\"network.used\""));
        QVERIFY(trail.contains("\"host\":\"localhost:" + listed.port() + "\""));
        QVERIFY(trail.contains("\"what\":\"localhost:" + other.port() + "\""));
        QVERIFY(ran.out.contains("policy-denied"));
    }

    void setupAndChecksReachIt()
    {
        const RemitCtl ctl;
        const Registry listed;
        const QByteArray ask
            = "python3 -c 'import http.client; proxy = http.client.HTTPConnection(\\\"127.0.0.1\\\", 3128); "
              "proxy.request(\\\"GET\\\", \\\"http://localhost:LISTED/NAME\\\"); "
              "assert proxy.getresponse().status == 200'";
        const auto asking
            = [&](const QByteArray& name) { return script(QByteArray(ask).replace("NAME", name), listed, listed); };
        const ScriptedContract contract{.script = "echo x > src/new.txt; printf 'STATUS: OK\\nEND_OF_RUN\\n'\n",
            .check = "test -f src/new.txt && " + asking("check"),
            .scope = "paths = [\"src/**\"]\nsetup = \"" + asking("setup") + "\"\n",
            .environment = script("hosts = [\"localhost:LISTED\", \"127.0.0.1:LISTED\"]\n", listed, listed)};
        const CtlResult ran = whileServing(ctl, m_repository->path(), contract);
        QVERIFY2(ran.code == 0, (ran.out + ran.err).constData());
        QVERIFY(listed.asked.contains("GET /setup "));
        QVERIFY(listed.asked.contains("GET /check "));
    }

    void withoutAListThereIsNoWayOut()
    {
        const RemitCtl ctl;
        const Registry other;
        const ScriptedContract contract{.script = script(R"(
env | grep -i _proxy && exit 3
python3 -c 'import socket; socket.create_connection(("127.0.0.1", OTHER), 5)' && exit 4
echo x > src/new.txt
printf 'STATUS: OK\nEND_OF_RUN\n'
)",
                                            other, other)};
        const CtlResult ran = whileServing(ctl, m_repository->path(), contract);
        QVERIFY2(ran.code == 0, (ran.out + ran.err).constData());
        QVERIFY(other.asked.isEmpty());
    }

private:
    std::unique_ptr<ScratchRepository> m_repository;
};

REMIT_TEST_MAIN(TestRemitNetwork)
#include "tst_remitnetwork.moc"
