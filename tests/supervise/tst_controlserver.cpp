// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/control.h"
#include "runner/supervise/controlserver.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtConcurrentRun>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace remit;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/** A client that says what it likes. The data folder is short enough for a plain address. */
class RawClient {
public:
    explicit RawClient(const QString& socket)
        : m_descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        const QByteArray path = socket.toUtf8();
        std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
        m_connected
            = ::connect(m_descriptor, static_cast<const sockaddr*>(static_cast<const void*>(&address)), sizeof address)
            == 0;
    }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient() { leave(); }

    [[nodiscard]] bool isConnected() const { return m_connected; }
    void say(const QByteArray& bytes) const
    {
        (void)::send(m_descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL);
    }
    /** What came so far; sets `closed` at the end of it. */
    QByteArray hear(bool* closed)
    {
        char buffer[4096];
        for (ssize_t count = 1; count > 0;) {
            count = ::read(m_descriptor, buffer, sizeof buffer);
            if (count > 0)
                m_heard.append(buffer, count);
            else
                *closed = count == 0 || errno == ECONNRESET;
        }
        return m_heard;
    }
    void leave()
    {
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
    }

private:
    int m_descriptor;
    bool m_connected = false;
    QByteArray m_heard;
};

} // namespace

class TestControlServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aRequestIsAnsweredInAFolderOfAnyDepth_data();
    void aRequestIsAnsweredInAFolderOfAnyDepth();
    void theSocketIsForItsUserOnlyAndReplacesAStaleOne();
    void aRefusalCarriesItsSentence();
    void nobodyListensIsNotFound();
    void noAnswerInTimeIsBusy();
    void anAnswerMayComeLater();
    void aBadRequestIsRefusedOrCut_data();
    void aBadRequestIsRefusedOrCut();
    void aClientThatLeavesLeavesNoTrace();
    void tooManyClientsAreTurnedAway();

private:
    [[nodiscard]] QFuture<Result<QJsonObject>> ask(
        const QJsonObject& request, std::chrono::milliseconds patience = 10s) const
    {
        return QtConcurrent::run(
            [paths = m_paths, run = m_run, request, patience] { return askSupervisor(paths, run, request, patience); });
    }

    QTemporaryDir m_dir;
    Paths m_paths{{}, {}};
    RunId m_run;
};

void TestControlServer::init()
{
    QTest::failOnWarning();
    m_paths = Paths(m_dir.path(), {});
    m_run = RunId::create(u"c"_s, QDateTime::currentDateTimeUtc());
    QVERIFY(QDir().mkpath(m_paths.runFolder(m_run)));
}

void TestControlServer::aRequestIsAnsweredInAFolderOfAnyDepth_data()
{
    QTest::addColumn<int>("depth");
    QTest::newRow("short") << 0;
    QTest::newRow("longer than a socket address") << 2;
    QTest::newRow("very deep") << 12;
}

void TestControlServer::aRequestIsAnsweredInAFolderOfAnyDepth()
{
    QFETCH(int, depth);
    QString folder = m_dir.path();
    for (int i = 0; i < depth; ++i)
        folder += u'/' + QString(80, u'd');
    m_paths = Paths(folder, {});
    QVERIFY(QDir().mkpath(m_paths.runFolder(m_run)));
    ControlServer server([](const QJsonObject& request, const ControlServer::Answer& answer) {
        answer({{u"ok"_s, true}, {u"heard"_s, request.value(u"do")}});
    });
    QCOMPARE(server.listen(m_paths, m_run), QString());
    const auto answer = ask({{u"do"_s, u"stop"_s}});
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
    QCOMPARE(answer.result()->value(u"heard").toString(), u"stop"_s);
}

void TestControlServer::theSocketIsForItsUserOnlyAndReplacesAStaleOne()
{
    QFile stale(m_paths.controlSocket(m_run));
    QVERIFY(stale.open(QIODevice::WriteOnly));
    ControlServer server([](const QJsonObject&, const ControlServer::Answer& answer) { answer({{u"ok"_s, true}}); });
    QCOMPARE(server.listen(m_paths, m_run), QString());
    const auto mode = QFileInfo(m_paths.controlSocket(m_run)).permissions();
    QCOMPARE(
        mode & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
    const auto answer = ask({});
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
}

void TestControlServer::aRefusalCarriesItsSentence()
{
    ControlServer server([](const QJsonObject&, const ControlServer::Answer& answer) {
        answer({{u"ok"_s, false}, {u"error"_s, u"Not now."_s}});
    });
    QCOMPARE(server.listen(m_paths, m_run), QString());
    const auto answer = ask({{u"do"_s, u"freeze"_s}});
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(!answer.result());
    QCOMPARE(answer.result().error().code, ErrorCode::Refused);
    QCOMPARE(answer.result().error().detail, u"Not now."_s);
}

void TestControlServer::nobodyListensIsNotFound()
{
    QCOMPARE(askSupervisor(m_paths, m_run, {}, 1s).error().code, ErrorCode::NotFound);
    {
        ControlServer server([](const QJsonObject&, const ControlServer::Answer&) { });
        QCOMPARE(server.listen(m_paths, m_run), QString());
    }
    QVERIFY(QFileInfo::exists(m_paths.controlSocket(m_run))); // what a dead supervisor leaves
    QCOMPARE(askSupervisor(m_paths, m_run, {}, 1s).error().code, ErrorCode::NotFound);
    const RunId none = RunId::create(u"none"_s, QDateTime::currentDateTimeUtc());
    QCOMPARE(askSupervisor(m_paths, none, {}, 1s).error().code, ErrorCode::NotFound);
    ControlServer homeless([](const QJsonObject&, const ControlServer::Answer&) { });
    QVERIFY(!homeless.listen(m_paths, none).isEmpty());
}

void TestControlServer::noAnswerInTimeIsBusy()
{
    ControlServer::Answer kept;
    ControlServer server([&](const QJsonObject&, const ControlServer::Answer& answer) { kept = answer; });
    QCOMPARE(server.listen(m_paths, m_run), QString());
    const auto answer = ask({{u"do"_s, u"stop"_s}}, 200ms);
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(!answer.result());
    QCOMPARE(answer.result().error().code, ErrorCode::Busy);
    QVERIFY(kept);
    kept({{u"ok"_s, true}}); // to nobody
}

void TestControlServer::anAnswerMayComeLater()
{
    ControlServer::Answer kept;
    ControlServer server([&](const QJsonObject&, const ControlServer::Answer& answer) { kept = answer; });
    QCOMPARE(server.listen(m_paths, m_run), QString());
    const auto answer = ask({{u"do"_s, u"stop"_s}});
    QTRY_VERIFY(kept);
    QVERIFY(!answer.isFinished());
    kept({{u"ok"_s, true}});
    kept({{u"ok"_s, true}}); // once is enough
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
}

void TestControlServer::aBadRequestIsRefusedOrCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("answered");
    QTest::newRow("no JSON") << QByteArray("stop\n") << true;
    QTest::newRow("a list") << QByteArray("[1]\n") << true;
    QTest::newRow("an empty line") << QByteArray("\n") << true;
    QTest::newRow("two requests") << QByteArray("{\"do\":\"a\"}\n{\"do\":\"b\"}\n") << true;
    QTest::newRow("bytes of any kind") << QByteArray("\xff\xfe\0\x80\n", 5) << true;
    QTest::newRow("a line without an end") << QByteArray(100'000, 'x') << false;
}

void TestControlServer::aBadRequestIsRefusedOrCut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, answered);
    int requests = 0;
    ControlServer server([&](const QJsonObject&, const ControlServer::Answer& answer) {
        ++requests;
        answer({{u"ok"_s, false}});
    });
    QCOMPARE(server.listen(m_paths, m_run), QString());
    RawClient client(m_paths.controlSocket(m_run));
    QVERIFY(client.isConnected());
    client.say(bytes);
    bool closed = false;
    QTRY_VERIFY((client.hear(&closed), closed));
    QCOMPARE(client.hear(&closed), answered ? QByteArray("{\"ok\":false}\n") : QByteArray());
    QCOMPARE(requests, answered ? 1 : 0);
    const auto next = ask({}); // the next one is served
    QTRY_VERIFY(next.isFinished());
    QCOMPARE(next.result().error().code, ErrorCode::Refused);
}

void TestControlServer::aClientThatLeavesLeavesNoTrace()
{
    ControlServer::Answer kept;
    ControlServer server([&](const QJsonObject&, const ControlServer::Answer& answer) { kept = answer; });
    QCOMPARE(server.listen(m_paths, m_run), QString());
    const auto descriptors = [] {
        return QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
    };
    const qsizetype before = descriptors();
    for (int round = 0; round < 20; ++round) {
        RawClient silent(m_paths.controlSocket(m_run));
        RawClient asker(m_paths.controlSocket(m_run));
        asker.say("{\"do\":\"stop\"}\n");
        QTRY_VERIFY(kept);
        asker.leave();
        std::exchange(kept, {})({{u"ok"_s, true}});
    }
    QTRY_COMPARE(descriptors(), before);
}

void TestControlServer::tooManyClientsAreTurnedAway()
{
    ControlServer server([](const QJsonObject&, const ControlServer::Answer& answer) { answer({{u"ok"_s, true}}); });
    QCOMPARE(server.listen(m_paths, m_run), QString());
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int count = 0; count < 32; ++count) {
        idle.push_back(std::make_unique<RawClient>(m_paths.controlSocket(m_run)));
        QTRY_VERIFY(idle.back()->isConnected());
        QCoreApplication::processEvents();
    }
    RawClient last(m_paths.controlSocket(m_run));
    bool closed = false;
    QTRY_VERIFY((last.hear(&closed), closed));
    idle.clear();
    QTRY_VERIFY([&] {
        const auto answer = ask({});
        while (!answer.isFinished())
            QCoreApplication::processEvents();
        return answer.result().has_value();
    }());
}

REMIT_TEST_MAIN(TestControlServer)
#include "tst_controlserver.moc"
