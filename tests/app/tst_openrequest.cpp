// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/openrequest.h"
#include "tests/support/testmain.h"

#include <QCommandLineParser>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

OpenRequest read(const QStringList& arguments, const QString& folder = u"/home/ada/shop"_s)
{
    QCommandLineParser parser;
    addOpenOptions(parser);
    if (!parser.parse(QStringList{u"remit"_s} + arguments))
        qFatal("%s", qPrintable(parser.errorText()));
    return readOpenRequest(parser, folder);
}

} // namespace

class TestOpenRequest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aContractIsFoundFromTheFolderOfTheStart_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("contract");
        QTest::newRow("relative") << u"paginate.remit.toml"_s << u"/home/ada/shop/paginate.remit.toml"_s;
        QTest::newRow("above") << u"../a.toml"_s << u"/home/ada/shop/../a.toml"_s;
        QTest::newRow("absolute") << u"/tmp/a.toml"_s << u"/tmp/a.toml"_s;
        QTest::newRow("file URL") << u"file:///tmp/a%20b.toml"_s << u"/tmp/a b.toml"_s;
        QTest::newRow("a colon is no URL") << u"a:b.toml"_s << u"/home/ada/shop/a:b.toml"_s;
        QTest::newRow("percent in a name") << u"a%20b.toml"_s << u"/home/ada/shop/a%20b.toml"_s;
    }

    void aContractIsFoundFromTheFolderOfTheStart()
    {
        QFETCH(QString, given);
        QFETCH(QString, contract);
        QCOMPARE(read({given}).contract, contract);
    }

    void whatIsHandedToTheOpenRemitMeansTheSameInItsFolder_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("run") << QStringList{u"--run"_s, u"paginate-1"_s};
        QTest::newRow("new run") << QStringList{u"--new-run"_s};
        QTest::newRow("contract") << QStringList{u"a.toml"_s};
        QTest::newRow("contract like an option") << QStringList{u"--"_s, u"--run"_s};
        QTest::newRow("picture") << QStringList{
            u"--screenshot"_s, u"x.png"_s, u"--page"_s, u"review/1"_s, u"--size"_s, u"1440x900"_s};
    }

    void whatIsHandedToTheOpenRemitMeansTheSameInItsFolder()
    {
        QFETCH(QStringList, arguments);
        const OpenRequest wanted = read(arguments);
        QCOMPARE(read(argumentsOf(wanted), u"/somewhere/else"_s), wanted);
    }
};

REMIT_TEST_MAIN(TestOpenRequest)
#include "tst_openrequest.moc"
