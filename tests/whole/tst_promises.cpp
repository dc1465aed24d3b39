// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString sourceOf(const QString& program)
{
    QDirIterator files(
        QStringLiteral(PROJECT_TOP "/tests"), {program + u".cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    return files.hasNext() ? contentOf(files.next()) : QString();
}

} // namespace

/** SECURITY.md names for each promise the tests that show it: they exist, and every promise has one. */
class TestPromises : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPromiseIsShown_data()
    {
        QTest::addColumn<QString>("tests");
        const QString text = contentOf(QStringLiteral(PROJECT_TOP "/SECURITY.md"));
        const QStringList lines
            = text.section(u"## What is promised"_s, 1).section(u"\n## "_s, 0, 0).split(u'\n', Qt::SkipEmptyParts);
        for (const QString& line : lines) {
            const QStringList cells = line.split(u'|');
            const bool isHead = cells.size() < 5 || cells.at(1).startsWith(u"--"_s)
                || cells.at(1).trimmed() == u"promise" || cells.at(1).trimmed() == u"level";
            if (!isHead)
                QTest::newRow(qPrintable(cells.at(1).trimmed())) << cells.at(cells.size() - 2);
        }
    }

    void everyPromiseIsShown()
    {
        QFETCH(QString, tests);
        static const QRegularExpression name(u"`(tst_\\w+)(?:: (\\w+))?`"_s);
        int found = 0;
        for (const QRegularExpressionMatch& match : name.globalMatch(tests)) {
            ++found;
            const QString source = sourceOf(match.captured(1));
            QVERIFY2(!source.isEmpty(), qPrintable(match.captured(1)));
            if (match.hasCaptured(2))
                QVERIFY2(source.contains(u"void "_s + match.captured(2) + u"()"_s), qPrintable(match.captured()));
        }
        QVERIFY(found > 0);
    }
};

REMIT_TEST_MAIN(TestPromises)
#include "tst_promises.moc"
