// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/strictjson.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>

using namespace remit;

class TestStrictJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void onlyOnePlainObjectIsRead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("problem"); // empty: it is read
        const QString none;
        const auto twice = QStringLiteral("the same key twice in one object");
        const auto deep = QStringLiteral("nested too deeply");
        QTest::newRow("an object") << QByteArray("{\"a\":1,\"b\":[1,{\"a\":2}]}") << none;
        QTest::newRow("an empty one") << QByteArray("{}") << none;
        QTest::newRow("brackets in a text") << QByteArray("{\"a\":\"}]{\\\"a\\\":\\\\\"}") << none;
        QTest::newRow("one key on two levels") << QByteArray("{\"a\":{\"a\":{\"a\":1}}}") << none;
        QTest::newRow("one text as key and value") << QByteArray("{\"a\":\"b\",\"b\":\"a\"}") << none;
        QTest::newRow("equal texts in a list") << QByteArray("{\"a\":[\"x\",\"x\"]}") << none;
        QTest::newRow("a key twice") << QByteArray("{\"a\":1,\"a\":2}") << twice;
        QTest::newRow("a key twice, far inside") << QByteArray("{\"x\":[{\"a\":1,\"b\":{},\"a\":2}]}") << twice;
        QTest::newRow("a key twice, once escaped") << QByteArray("{\"usage\":1,\"us\\u0061ge\":2}") << twice;
        QTest::newRow("63 levels") << QByteArray("{\"a\":") + QByteArray(63, '[') + QByteArray(63, ']') + '}' << none;
        QTest::newRow("65 levels") << QByteArray("{\"a\":") + QByteArray(64, '[') + QByteArray(64, ']') + '}' << deep;
        QTest::newRow("a million levels") << QByteArray(1'000'000, '[') << deep;
        QTest::newRow("a list") << QByteArray("[1]") << QStringLiteral("not a JSON object");
        QTest::newRow("a number") << QByteArray("1") << QStringLiteral("not JSON");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("not JSON");
        QTest::newRow("half an object") << QByteArray("{\"a\":1") << QStringLiteral("not JSON");
        QTest::newRow("half a text") << QByteArray("{\"a\":\"b") << QStringLiteral("not JSON");
        QTest::newRow("more ends than starts") << QByteArray("{}}") << QStringLiteral("not JSON");
        QTest::newRow("two objects") << QByteArray("{}{}") << QStringLiteral("not JSON");
        QTest::newRow("invalid UTF-8") << QByteArray("{\"a\":\"\xff\"}") << QStringLiteral("not JSON");
        QTest::newRow("words") << QByteArray("Warning: no such file") << QStringLiteral("not JSON");
    }

    void onlyOnePlainObjectIsRead()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, problem);
        const auto object = readJsonLine(line);
        QCOMPARE(object.has_value(), problem.isEmpty());
        if (!object)
            QVERIFY2(object.error().detail.startsWith(problem), qPrintable(object.error().detail));
    }

    void manyKeysAreSortedNotComparedPairByPair()
    {
        QByteArray line = "{";
        for (int i = 0; i < 150'000; ++i)
            line += "\"" + QByteArray::number(i) + "\":0,";
        line.back() = '}';
        QElapsedTimer timer;
        timer.start();
        QVERIFY(readJsonLine(line).has_value());
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }
};

REMIT_TEST_MAIN(TestStrictJson)
#include "tst_strictjson.moc"
