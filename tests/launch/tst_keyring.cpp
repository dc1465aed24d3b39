// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/keyring.h"
#include "tests/support/keyringsession.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace remit::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

template <typename Value>
Result<Value> answered(const QFuture<Result<Value>>& future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, kPatience))
        return failure(ErrorCode::Cancelled, u"no answer"_s);
    return future.result();
}

} // namespace

/** A real Secret Service. */
class TestKeyring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aKeyIsStoredReadAndRemoved()
    {
        const KeyringSession session(KeyringSession::Collection::Open);
        QVERIFY2(session.problem().isEmpty(), qPrintable(session.problem()));
        const Keyring keyring(20s);
        const auto none = answered(keyring.read(u"openai"_s));
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        const auto stored = answered(keyring.store(u"openai"_s, "sk-first"));
        QVERIFY2(stored.has_value(), stored ? "" : qPrintable(stored.error().detail));
        QVERIFY(answered(keyring.store(u"openai"_s, "sk-second")));
        QVERIFY(answered(keyring.store(u"gemini"_s, "AIza-other")));
        QCOMPARE(answered(keyring.read(u"openai"_s)).value_or(QByteArray()), QByteArray("sk-second"));
        QVERIFY(answered(keyring.remove(u"openai"_s)));
        QVERIFY(answered(keyring.remove(u"openai"_s))); // none is no error
        QCOMPARE(answered(keyring.read(u"openai"_s)).error().code, ErrorCode::NotFound);
        QCOMPARE(answered(keyring.read(u"gemini"_s)).value_or(QByteArray()), QByteArray("AIza-other"));
        m_address = session.address();
    }

    /** As at a logout. This program lives, as a supervisor does. */
    void theEndOfTheSessionEndsNobody()
    {
        QVERIFY2(!m_address.isEmpty(), "the test before it did not run");
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address);
        const auto read = answered(Keyring(20s).read(u"openai"_s));
        QVERIFY(!read);
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        QVERIFY(answered(Keyring(20s).read(u"openai"_s)).error().detail.contains(u"no keyring"));
    }

private:
    QByteArray m_address;
};

REMIT_TEST_MAIN(TestKeyring)
#include "tst_keyring.moc"
