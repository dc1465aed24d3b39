// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/diff/diff.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

using namespace remit;

namespace {

/** The line with its changed words in brackets. */
QString marked(const QString& line, const QList<WordRange>& words)
{
    QString text = line;
    for (qsizetype i = words.size(); i-- > 0;) {
        text.insert(words[i].start + words[i].length, u'»');
        text.insert(words[i].start, u'«');
    }
    return text;
}

} // namespace

class TestIntraline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void changedWordsAreMarked_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("markedBefore");
        QTest::addColumn<QString>("markedAfter");
        const auto row = [](const char* name, const QString& markedBefore, const QString& markedAfter) {
            const auto plain = [](QString text) { return text.remove(u'«').remove(u'»'); };
            QTest::newRow(name) << plain(markedBefore) << plain(markedAfter) << markedBefore << markedAfter;
        };
        row("equal", u"int a;"_s, u"int a;"_s);
        row("one word", u"return m_store.«find»(id);"_s, u"return m_store.«count»(id);"_s);
        row("joined name", u"«int» OrdersHandler::countFor(id) const"_s,
            u"«std::size_t» OrdersHandler::countFor(id) const"_s);
        row("added at the end", u"find(customer);"_s, u"find(customer«, *page»);"_s);
        row("spaces join words", u"a «b c» d e f g"_s, u"a «x y» d e f g"_s);
        row("indent", u"«  »return value;"_s, u"«      »return value;"_s);
        row("nothing in common", u"alpha beta"_s, u"{"_s);
        row("beyond the basic plane", u"say «😀» again and again"_s, u"say «😁» again and again"_s);
        row("Chinese by character", u"测试«旧»文件名称"_s, u"测试«新»文件名称"_s);
        row("combining marks stay whole", u"caf«e\u0301» and tea"_s.replace(u"caf«e\u0301»"_s, u"«cafe\u0301»"_s),
            u"«cafe» and tea"_s);
        row("carriage return", u"int a; int b;«\r»"_s, u"int a; int b;"_s);
    }

    void changedWordsAreMarked()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const WordChanges changes = changedWords(before, after);
        QTEST(marked(before, changes.oldWords), "markedBefore");
        QTEST(marked(after, changes.newWords), "markedAfter");
    }

    void aVeryLongLineIsCutAtItsEndsOnly()
    {
        const QString head(600'000, u'a');
        const QString tail(400'000, u'b');
        QElapsedTimer timer;
        timer.start();
        const WordChanges changes = changedWords(head + u"old"_s + tail, head + u"newer"_s + tail);
        QVERIFY(timer.elapsed() < 500);
        QVERIFY((changes.oldWords == QList<WordRange>{{600'000, 3}}));
        QVERIFY((changes.newWords == QList<WordRange>{{600'000, 5}}));
    }

    void aLongLineNeverSplitsASurrogatePair()
    {
        const QString head(5000, u'a');
        const WordChanges changes = changedWords(head + u"😀"_s, head + u"😁"_s);
        QVERIFY((changes.oldWords == QList<WordRange>{{5000, 2}}));
        QVERIFY((changes.newWords == QList<WordRange>{{5000, 2}}));
    }
};

REMIT_TEST_MAIN(TestIntraline)
#include "tst_intraline.moc"
