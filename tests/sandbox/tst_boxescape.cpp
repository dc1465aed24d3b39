// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sandbox/gitrun.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <cstring>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace remit;
using namespace remit::test;

namespace {

constexpr auto kCanary = "canary-7f3a91";

/** A socket of the host that listens, to be found from the box. */
class HostSocket {
public:
    HostSocket(int family, int type)
        : m_fd(::socket(family, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
    }
    HostSocket(const HostSocket&) = delete;
    HostSocket& operator=(const HostSocket&) = delete;
    ~HostSocket() { ::close(m_fd); }

    quint16 listenOnLoopback()
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        if (::bind(m_fd, reinterpret_cast<sockaddr*>(&address), length) != 0
            || ::getsockname(m_fd, reinterpret_cast<sockaddr*>(&address), &length) != 0)
            return 0;
        ::listen(m_fd, 1); // of a datagram socket this fails, and need not work
        return ntohs(address.sin_port);
    }
    bool listenAt(const QByteArray& name)
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<size_t>(name.size()));
        return ::bind(m_fd, reinterpret_cast<sockaddr*>(&address), length) == 0 && ::listen(m_fd, 1) == 0;
    }
    bool nobodyCame() const { return ::accept4(m_fd, nullptr, nullptr, SOCK_CLOEXEC) < 0; }

private:
    int m_fd;
};

} // namespace

class TestBoxEscape : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void nothingOutsideIsWritten_data();
    void nothingOutsideIsWritten();
    void secretsOutsideAreNotRead_data();
    void secretsOutsideAreNotRead();
    void otherProcessesAreNeitherSeenNorReached();
    void kernelSettingsCannotBeChanged();
    void namespacesAndMountsCannotBeMade();
    void networkOfTheHostIsNotThere();
    void socketsOfTheHostAreNotReached();
    void certificatesCanBeReadAndPrivateKeysNot();
    void toolsInTheHomeAreReadOnlyAndTheRestOfTheHomeIsNotThere();
    void memoryFileSystemsAreBounded();
    void homeIsPrivateAndStays();
};

void TestBoxEscape::nothingOutsideIsWritten_data()
{
    QTest::addColumn<QByteArray>("attack");
    // $R is the run's folder on the host, $T a folder of somebody else there.
    QTest::newRow("by path") << QByteArray("echo evil > $T/file; mkdir -p $T/x; rm -rf $T; echo evil > $R/evil");
    QTest::newRow("up from the worktree")
        << QByteArray("echo evil > ../evil; mkdir ../x; rm -rf ../home; mv ../worktree ../w");
    QTest::newRow("link in the worktree")
        << QByteArray("ln -s $T t; echo evil > t/file; ln -s $T/file f; echo evil > f; rm -rf t/");
    QTest::newRow("link in the home") << QByteArray(
        "ln -s $T ~/t; echo evil > ~/t/file; ln -s / ~/r; echo evil > ~/r/usr/evil");
    QTest::newRow("system folders") << QByteArray(
        "for d in / /usr /usr/bin /usr/local /etc /bin /lib /run /run/box /var /home /dev /proc /sys; do "
        "echo evil > $d/remit-evil; mkdir $d/remit-evil; done; rm -f /usr/bin/env /run/box/init; "
        "echo evil > /run/box/init; chmod 777 /usr/bin/env");
    QTest::newRow("through /proc") << QByteArray("for p in 1 2 self thread-self $$; do echo evil > "
                                                 "/proc/$p/root$T/file; echo evil > /proc/$p/cwd/../evil; done; "
                                                 "for f in /proc/*/fd/*; do echo evil > $f/../evil; done 2>/dev/null");
    QTest::newRow("hard link") << QByteArray("ln $T/file f; echo evil > f; ln /usr/bin/env e && echo evil > e");
    QTest::newRow("a program with the user's rights") << QByteArray(
        "su -c \"echo evil > $T/file\"; sudo -n touch $T/x; nsenter -t 1 -m touch $T/x; chroot / touch $T/x");
    QTest::newRow("devices") << QByteArray(
        "mknod sda b 8 0; mknod mem c 1 1; cat /dev/mem /dev/kmsg /dev/sda > d; echo x > /dev/sda; true");
}

void TestBoxEscape::nothingOutsideIsWritten()
{
    REMIT_NEED_BOX();
    QFETCH(QByteArray, attack);
    // One in /tmp, over which the box has its own, and one where it has nothing.
    for (const QString& place : {QDir::tempPath(), u"/var/tmp"_s}) {
        const ScratchRun run(place);
        const ScratchRun other(place);
        other.write(u"file"_s, kCanary);
        const QByteArray before = fingerprint(other.path());
        const BoxOutcome outcome
            = runBox(run.spec("R=" + run.path().toUtf8() + "; T=" + other.path().toUtf8() + "\n" + attack));
        QVERIFY2(outcome.result.started, outcome.text().constData());
        QCOMPARE(fingerprint(other.path()), before);
        QCOMPARE(QDir(run.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList({u"home"_s, u"worktree"_s}));
        for (const QString& folder :
            {u"/"_s, u"/usr/"_s, u"/usr/bin/"_s, u"/etc/"_s, u"/run/"_s, u"/var/"_s, u"/dev/"_s})
            QVERIFY(!QFile::exists(folder + u"remit-evil"_s));
    }
}

void TestBoxEscape::secretsOutsideAreNotRead_data()
{
    QTest::addColumn<QByteArray>("attack");
    // $S is a file with a secret in the user's .ssh, $H that home, $W another run's worktree.
    QTest::newRow("by path") << QByteArray("cat $S; cat $W/file; ls -la $H $H/.ssh $W");
    QTest::newRow("by link") << QByteArray("ln -s $S s; cat s; ln -s $H h; cat h/.ssh/id_ed25519; ln -s / r; cat r$S");
    QTest::newRow("through /proc") << QByteArray(
        "for p in 1 2 self; do cat /proc/$p/root$S; cat /proc/$p/cwd/../../*/file; done; cat /proc/*/environ; "
        "cat /proc/1/root/$W/file; cat /proc/*/fd/* < /dev/null & sleep 0.2; kill %1");
    QTest::newRow("everything that can be found")
        << QByteArray("grep -rsl canary-7f3a91 / --exclude-dir=proc --exclude-dir=sys --include='id_*' --include=file "
                      "--include='environ'");
    QTest::newRow("the system's own") << QByteArray(
        "cat /etc/shadow /etc/hostname /etc/machine-id /root/.bashrc; ls /root /home /var /srv /opt /mnt /sys /boot");
    QTest::newRow("with an open handle") << QByteArray(
        "python3 -c \"\nimport os\nfor fd in range(3, 64):\n    try: print(os.listdir(fd))\n"
        "    except OSError: pass\n    try: print(os.open('..', os.O_RDONLY, dir_fd=fd))\n    except OSError: pass\"");
}

void TestBoxEscape::secretsOutsideAreNotRead()
{
    REMIT_NEED_BOX();
    QFETCH(QByteArray, attack);
    for (const QString& place : {QDir::tempPath(), u"/var/tmp"_s}) {
        const ScratchRun run(place);
        const ScratchRun user(place);
        const ScratchRun other(place);
        user.write(u".ssh/id_ed25519"_s, kCanary);
        other.write(u"file"_s, kCanary);
        qputenv("REMIT_TEST_SECRET", kCanary);
        const BoxOutcome outcome = runBox(run.spec("S=" + user.path(u".ssh/id_ed25519"_s).toUtf8()
            + "; H=" + user.path().toUtf8() + "; W=" + other.path().toUtf8() + "\n" + attack));
        qunsetenv("REMIT_TEST_SECRET");
        QVERIFY2(outcome.result.started, outcome.text().constData());
        QVERIFY2(!outcome.out.contains("canary-7f3a91") && !outcome.out.contains("id_ed25519\n")
                && !outcome.out.contains("root:"),
            outcome.text().constData());
    }
}

void TestBoxEscape::otherProcessesAreNeitherSeenNorReached()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    QProcess victim;
    victim.start(u"/usr/bin/sleep"_s, {u"600"_s});
    QVERIFY(victim.waitForStarted());
    const QByteArray pid = QByteArray::number(victim.processId());
    const BoxOutcome outcome
        = runBox(run.spec("kill -9 " + pid + "; ls -d /proc/[0-9]* | wc -l; kill -9 -1; echo survived"));
    QVERIFY2(outcome.out.startsWith("4\n") || outcome.out.startsWith("3\n"), outcome.text().constData());
    QVERIFY2(outcome.result.verifiedDead, outcome.text().constData());
    QCOMPARE(victim.state(), QProcess::Running);
    victim.kill();
    QVERIFY(victim.waitForFinished());
}

void TestBoxEscape::kernelSettingsCannotBeChanged()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    // Opened for writing and not written: a box that lets one through must not change the machine of the test.
    const BoxOutcome outcome = runBox(run.spec(
        "for f in $(find /proc -maxdepth 1 -type f; find /proc/[a-z]* -type f 2>/dev/null | grep -v /proc/self/ | "
        "grep -v /proc/thread-self/) ; do if (: >> $f) 2>/dev/null; then echo $f; fi; "
        "done; "
        "cat /proc/kcore /proc/kpageflags /proc/kmsg 2>/dev/null | head -c 10; ls -A /sys 2>/dev/null; hostname evil; "
        "hostname; grep -c . /proc/sys/kernel/osrelease; ls -l /proc/1/fd | grep -v ' [012] -> ' | grep -vc eventfd"));
    QVERIFY2(outcome.out == "box\n1\n1\n", outcome.text().constData());
}

void TestBoxEscape::namespacesAndMountsCannotBeMade()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    const BoxOutcome outcome = runBox(run.spec(
        "unshare -U true && echo user; unshare -Ur true && echo root; unshare -m true && echo mount; unshare -n true "
        "&& "
        "echo net; mount -t tmpfs x /tmp && echo tmpfs; mount -o remount,rw / && echo rw; umount /usr && echo umount; "
        "umount -l .git && echo lazy; bwrap --ro-bind / / true && echo nested; ip link add x type dummy && echo link; "
        "[ -t 0 ] && echo tty; [ -e /dev/tty ] && (echo x > /dev/tty) 2>/dev/null && echo terminal; true"));
    QVERIFY2(outcome.out.isEmpty() && outcome.exitCode() == 0, outcome.text().constData());
}

void TestBoxEscape::networkOfTheHostIsNotThere()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    HostSocket stream(AF_INET, SOCK_STREAM);
    HostSocket datagram(AF_INET, SOCK_DGRAM);
    const quint16 port = stream.listenOnLoopback();
    const quint16 udpPort = datagram.listenOnLoopback();
    QVERIFY(port != 0 && udpPort != 0);
    run.write(u"worktree/net.py"_s,
        "import socket, sys\n"
        "def tried(name, what):\n"
        "    try:\n        what()\n        print(name, 'worked')\n"
        "    except OSError: pass\n"
        "port, udp = int(sys.argv[1]), int(sys.argv[2])\n"
        "for host in ('127.0.0.1', 'localhost', '0.0.0.0', '::1', '192.0.2.1', '10.0.0.1', '169.254.169.254', "
        "'8.8.8.8'):\n"
        "    tried(host, lambda: socket.create_connection((host, port), 1))\n"
        "tried('dns', lambda: socket.getaddrinfo('example.org', 443))\n"
        "tried('udp out', lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53)))\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', udp))\n"
        "print([name for _, name in socket.if_nameindex()])\n");
    const BoxOutcome outcome
        = runBox(run.spec("python3 net.py " + QByteArray::number(port) + ' ' + QByteArray::number(udpPort)));
    QVERIFY2(outcome.out == "['lo']\n", outcome.text().constData());
    QVERIFY(stream.nobodyCame());
}

void TestBoxEscape::socketsOfTheHostAreNotReached()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    const ScratchRun other(u"/var/tmp"_s);
    HostSocket abstractSocket(AF_UNIX, SOCK_STREAM);
    HostSocket inTmp(AF_UNIX, SOCK_STREAM);
    HostSocket inVar(AF_UNIX, SOCK_STREAM);
    const QByteArray name = "remit-test-" + QByteArray::number(::getpid());
    QVERIFY(abstractSocket.listenAt('\0' + name));
    QVERIFY(inTmp.listenAt(run.path(u"socket"_s).toUtf8()));
    QVERIFY(inVar.listenAt(other.path(u"socket"_s).toUtf8()));
    run.write(u"worktree/connect.py"_s,
        "import socket, sys, os\n"
        "for path in sys.argv[1:]:\n"
        "    path = path.replace('@', chr(0), 1) if path[0] == '@' else path\n"
        "    try:\n        socket.socket(socket.AF_UNIX).connect(path)\n        print('reached', repr(path))\n"
        "    except OSError: pass\n"
        "print([r for r in os.listdir('/run') if r != 'box'], os.listdir('/tmp') == [])\n");
    const BoxOutcome outcome
        = runBox(run.spec("python3 connect.py @" + name + ' ' + run.path(u"socket"_s).toUtf8() + ' '
            + other.path(u"socket"_s).toUtf8() + " /run/dbus/system_bus_socket /run/docker.sock /run/systemd/private"));
    // /tmp holds the way to this worktree and nothing else.
    QVERIFY2(outcome.out == "[] False\n", outcome.text().constData());
    QVERIFY(abstractSocket.nobodyCame() && inTmp.nobodyCame() && inVar.nobodyCame());
}

void TestBoxEscape::certificatesCanBeReadAndPrivateKeysNot()
{
    REMIT_NEED_BOX();
    if (!QFile::exists(u"/etc/ssl/certs"_s))
        QSKIP("this machine keeps its certificates elsewhere");
    const ScratchRun run;
    const BoxOutcome outcome = runBox(run.spec("ls /etc/ssl/certs | head -1; ls /etc/ssl/private; ls /etc"));
    QVERIFY2(!outcome.out.startsWith('\n') && !outcome.out.isEmpty(), outcome.text().constData());
    QVERIFY2(outcome.err.contains("/etc/ssl/private"), outcome.text().constData());
    for (const char* name : {"shadow", "sudoers", "ssh", "machine-id", "fstab", "resolv.conf"})
        QVERIFY2(!outcome.out.contains(QByteArray("\n") + name + '\n'), name);
}

void TestBoxEscape::toolsInTheHomeAreReadOnlyAndTheRestOfTheHomeIsNotThere()
{
    REMIT_NEED_BOX();
    const ScratchRun run(u"/var/tmp"_s);
    const ScratchRun user(u"/var/tmp"_s);
    user.write(u"tools/bin/agent"_s, "#!/bin/sh\necho agent runs\n");
    QVERIFY(
        QFile::setPermissions(user.path(u"tools/bin/agent"_s), QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
    user.write(u".ssh/id_ed25519"_s, kCanary);
    BoxSpec spec
        = run.spec("$T/tools/bin/agent; ls -A $T; echo evil > $T/tools/bin/agent; rm -rf $T/tools; echo evil > $T/new");
    spec.environment.append("T=" + user.path().toUtf8());
    spec.readOnlyPaths = {user.path(u"tools"_s)};
    const QByteArray before = fingerprint(user.path());
    const BoxOutcome outcome = runBox(spec);
    QVERIFY2(outcome.out == "agent runs\ntools\n", outcome.text().constData());
    QCOMPARE(fingerprint(user.path()), before);
}

void TestBoxEscape::memoryFileSystemsAreBounded()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    const BoxOutcome outcome
        = runBox(run.spec("df -B1 --output=size /tmp /dev/shm | tail -2 | tr -d ' '; "
                          "head -c 1M /dev/zero > /dev/fill; head -c 1M /dev/zero > /run/fill; echo $?"));
    QVERIFY2(outcome.out == "268435456\n67108864\n1\n" || outcome.out == "268435456\n67108864\n2\n",
        outcome.text().constData());
}

void TestBoxEscape::homeIsPrivateAndStays()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    QVERIFY(runBox(run.spec("echo kept > ~/note; pwd > ~/where")).result.started);
    const BoxOutcome second = runBox(run.spec("cat ~/note; echo ~"));
    QCOMPARE(second.out, QByteArray("kept\n/home/agent\n"));
    QCOMPARE(run.read(u"home/note"_s), QByteArray("kept\n"));
}

REMIT_TEST_MAIN(TestBoxEscape)
#include "tst_boxescape.moc"
