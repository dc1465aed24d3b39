// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/bodydecoder.h"
#include "tests/support/compress.h"
#include "tests/support/testmain.h"

using namespace remit;

namespace {

constexpr qint64 kMost = 4LL * 1024 * 1024;

QByteArray sample()
{
    QByteArray text;
    for (int i = 0; i < 20'000; ++i)
        text += "data: {\"n\":" + QByteArray::number(i * 7919 % 10'007) + "}\n\n";
    return text;
}

bool decode(const QByteArray& coding, const QByteArray& bytes, qsizetype piece, QByteArray& into)
{
    BodyDecoder decoder(coding, kMost);
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        if (!decoder.feed(bytes.mid(at, piece), [&](QByteArrayView plain) { into.append(plain); }))
            return false;
    }
    return true;
}

} // namespace

class TestBodyDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void eachCodingIsReadInPiecesOfAnySize_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("coding");
        QTest::newRow("gzip") << QByteArray("gzip") << QByteArray("gzip");
        QTest::newRow("in capitals") << QByteArray(" GZip ") << QByteArray("gzip");
        QTest::newRow("deflate") << QByteArray("deflate") << QByteArray("deflate");
        QTest::newRow("deflate without its header") << QByteArray("deflate") << QByteArray("raw");
        QTest::newRow("zstd") << QByteArray("zstd") << QByteArray("zstd");
    }

    void eachCodingIsReadInPiecesOfAnySize()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, coding);
        const QByteArray packed = test::compress(sample(), coding);
        QVERIFY(packed.size() < sample().size() / 2);
        for (const qsizetype piece : {qsizetype{1}, qsizetype{7}, qsizetype{4096}, packed.size()}) {
            QByteArray plain;
            QVERIFY(decode(name, packed, piece, plain));
            QVERIFY(plain == sample());
        }
    }

    void noneIsNone()
    {
        for (const char* name : {"", "identity"}) {
            QByteArray plain;
            QVERIFY(decode(name, sample(), 100, plain));
            QVERIFY(plain == sample());
        }
    }

    void severalMembersOfGzipAreOneBody()
    {
        QByteArray plain;
        QVERIFY(decode("gzip", test::compress("one ", "gzip") + test::compress("two", "gzip"), 5, plain));
        QCOMPARE(plain, QByteArray("one two"));
    }

    void aBombIsGivenUp_data()
    {
        QTest::addColumn<QByteArray>("coding");
        for (const char* coding : {"gzip", "deflate", "zstd"})
            QTest::newRow(coding) << QByteArray(coding);
    }

    void aBombIsGivenUp()
    {
        QFETCH(QByteArray, coding);
        const QByteArray bomb = test::compress(QByteArray(20 * kMost, 'x'), coding);
        QVERIFY(bomb.size() < kMost / 10);
        QByteArray plain;
        QVERIFY(!decode(coding, bomb, 512, plain));
        QVERIFY(plain.size() <= kMost);
    }

    void whatIsBrokenStaysBroken_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no gzip") << QByteArray("gzip") << QByteArray("\x1f\x8b not at all");
        QTest::newRow("no zstd") << QByteArray("zstd") << QByteArray("{\"model\":\"m\"}");
        QTest::newRow("unknown") << QByteArray("br") << QByteArray("x");
        QTest::newRow("two at once") << QByteArray("gzip, gzip") << QByteArray("x");
    }

    void whatIsBrokenStaysBroken()
    {
        QFETCH(QByteArray, coding);
        QFETCH(QByteArray, bytes);
        BodyDecoder decoder(coding, kMost);
        int told = 0;
        const auto sink = [&told](QByteArrayView) { ++told; };
        QVERIFY(!decoder.feed(bytes, sink));
        QVERIFY(!decoder.feed(test::compress("fine", "gzip"), sink));
        QCOMPARE(told, 0);
    }
};

REMIT_TEST_MAIN(TestBodyDecoder)
#include "tst_bodydecoder.moc"
