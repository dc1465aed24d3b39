// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLines = 400;

/** One folder and what its files may include beside their own: folders (ending in /) and single headers. */
struct Rule {
    QString folder;
    QStringList may;
};

const QStringList kVocabulary{u"runner/contract/"_s, u"runner/run/"_s, u"runner/diff/"_s};

/** Headers of plain values that models and views may name. */
const QStringList kValues = kVocabulary
    + QStringList{u"runner/agents/agent.h"_s, u"runner/agents/agentlimits.h"_s, u"runner/git/changes.h"_s,
        u"runner/git/landing.h"_s, u"runner/launch/launchrequest.h"_s, u"runner/review/reviewnotes.h"_s};

const QStringList kSteps = kVocabulary
    + QStringList{u"runner/process/"_s, u"runner/journal/"_s, u"runner/git/"_s, u"runner/sandbox/"_s,
        u"runner/budget/"_s, u"runner/agents/"_s, u"runner/gateway/"_s, u"runner/egress/"_s, u"runner/inspect/"_s,
        u"runner/store/"_s};

/** The architecture. The longest folder that a file lies in rules. */
const QList<Rule> kRules{
    {u"runner/contract/"_s, {}},
    {u"runner/run/"_s, {u"runner/contract/"_s}},
    {u"runner/diff/"_s, {u"runner/contract/"_s}},
    {u"runner/process/"_s, {u"runner/contract/"_s}},
    {u"runner/journal/"_s, kVocabulary + QStringList{u"runner/process/"_s}},
    {u"runner/git/"_s, kVocabulary + QStringList{u"runner/process/"_s}},
    {u"runner/sandbox/"_s, kVocabulary + QStringList{u"runner/process/"_s, u"runner/git/shadowrefs.h"_s}},
    {u"runner/sandbox/boxkeeper/"_s, {u"runner/sandbox/boxinit/"_s}},
    {u"runner/budget/"_s, kVocabulary + QStringList{u"runner/process/"_s}},
    {u"runner/agents/"_s, kVocabulary + QStringList{u"runner/process/"_s, u"runner/budget/figures.h"_s}},
    {u"runner/gateway/"_s, kVocabulary + QStringList{u"runner/process/"_s, u"runner/budget/"_s, u"runner/agents/"_s}},
    {u"runner/egress/"_s, {u"runner/contract/"_s}},
    {u"runner/inspect/"_s, kVocabulary + QStringList{u"runner/git/changes.h"_s}},
    {u"runner/store/"_s, kVocabulary + QStringList{u"runner/process/"_s, u"runner/journal/"_s}},
    {u"runner/launch/"_s, kSteps},
    {u"runner/review/"_s, kSteps + QStringList{u"runner/launch/"_s}},
    {u"runner/supervise/"_s, kSteps + QStringList{u"runner/launch/"_s}},
    {u"models/"_s, kValues},
    {u"views/"_s, kValues + QStringList{u"models/"_s, u"views/widgets/"_s, u"views/shell/"_s}},
    {u"views/widgets/"_s, kVocabulary + QStringList{u"models/"_s}},
    {u"views/shell/"_s, kValues + QStringList{u"models/"_s, u"views/widgets/"_s}},
    {u"app/ctl/"_s, {u"runner/"_s}},
    {u"app/desktop/"_s, {u"runner/"_s, u"models/"_s, u"views/"_s}},
};

/** A word that may stand in code only below certain folders. */
struct Confined {
    QString name;
    QRegularExpression word;
    QStringList below;
};

const QList<Confined> kConfined{
    {u"libgit2"_s, QRegularExpression(u"\\bgit_[a-z_]+\\s*\\(|#include\\s*<git2"_s), {u"runner/git/"_s}},
    {u"SQL"_s, QRegularExpression(u"\\bQSql[A-Z]|#include\\s*<(QSql|QtSql|sqlite3)"_s), {u"runner/store/"_s}},
    {u"child processes"_s,
        QRegularExpression(u"\\bQProcess\\b(?!Environment)|#include\\s*\"runner/process/process\\.h\""_s),
        {u"runner/"_s, u"app/"_s}},
    {u"widgets"_s, QRegularExpression(u"#include\\s*<(QtWidgets|QWidget|QApplication|QPainter)\\b"_s),
        {u"views/"_s, u"app/desktop/"_s}},
    {u"waiting"_s, QRegularExpression(u"\\bwaitFor(Started|ReadyRead|BytesWritten)\\(|processEvents\\s*\\("_s), {}},
};

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString withoutComments(QString code)
{
    static const QRegularExpression comment(u"//[^\\n]*|/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption);
    return code.remove(comment);
}

const Rule* ruleFor(const QString& file)
{
    const Rule* best = nullptr;
    for (const Rule& rule : kRules) {
        if (file.startsWith(rule.folder) && (!best || rule.folder.size() > best->folder.size()))
            best = &rule;
    }
    return best;
}

/** Within views/ a page's folder is its own: the rule's folder for views/ is the file's own folder. */
bool isAllowed(const QString& file, const QString& header)
{
    const Rule* rule = ruleFor(file);
    if (!rule)
        return false;
    if (header.section(u'/', 0, -2) == file.section(u'/', 0, -2))
        return true;
    return std::ranges::any_of(
        rule->may, [&](const QString& may) { return may.endsWith(u'/') ? header.startsWith(may) : header == may; });
}

QStringList forbiddenArrows(const QString& file, const QString& code)
{
    static const QRegularExpression include(
        u"^#include \"((?:runner|models|views|app|tests)/[^\"]+)\""_s, QRegularExpression::MultilineOption);
    QStringList found;
    for (const auto& match : include.globalMatch(code)) {
        if (!isAllowed(file, match.captured(1)))
            found.append(u"%1 includes %2"_s.arg(file, match.captured(1)));
    }
    return found;
}

QStringList confinedWords(const QString& file, const QString& code)
{
    QStringList found;
    for (const Confined& rule : kConfined) {
        const bool home
            = std::ranges::any_of(rule.below, [&](const QString& folder) { return file.startsWith(folder); });
        if (const auto match = rule.word.match(code); !home && match.hasMatch())
            found.append(u"%1 has %2: %3"_s.arg(file, rule.name, match.captured()));
    }
    return found;
}

} // namespace

/** Arrows point down only. The tables above are the architecture. */
class TestArchitecture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(); }
    void everyArrowPointsDown();
    void someWordsStandOnlyWhereTheyBelong();
    void noFileIsTooLong();
    void everyFileNamesItsLicence();
    void aForbiddenArrowWouldBeSeen_data();
    void aForbiddenArrowWouldBeSeen();
    void aWordOutOfPlaceWouldBeSeen_data();
    void aWordOutOfPlaceWouldBeSeen();

private:
    QStringList m_files; ///< relative to the project
    const QString m_top = QStringLiteral(PROJECT_TOP "/");
};

void TestArchitecture::initTestCase()
{
    for (const QString& folder : {u"runner"_s, u"models"_s, u"views"_s, u"app"_s}) {
        QDirIterator walk(m_top + folder, {u"*.h"_s, u"*.cpp"_s, u"*.c"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            m_files.append(walk.next().mid(m_top.size()));
    }
    m_files.sort();
    QVERIFY(m_files.size() > 200);
}

void TestArchitecture::everyArrowPointsDown()
{
    QStringList found;
    for (const QString& file : std::as_const(m_files))
        found += forbiddenArrows(file, contentOf(m_top + file));
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestArchitecture::someWordsStandOnlyWhereTheyBelong()
{
    QStringList found;
    for (const QString& file : std::as_const(m_files))
        found += confinedWords(file, withoutComments(contentOf(m_top + file)));
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestArchitecture::noFileIsTooLong()
{
    QStringList found;
    for (const QString& file : std::as_const(m_files)) {
        if (const qsizetype lines = contentOf(m_top + file).count(u'\n'); lines > kMostLines)
            found.append(u"%1 has %2 lines"_s.arg(file).arg(lines));
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestArchitecture::everyFileNamesItsLicence()
{
    QStringList found;
    for (const QString& file : std::as_const(m_files)) {
        const QString head = contentOf(m_top + file).left(200);
        if (!head.contains(u"SPDX-FileCopyrightText: "_s)
            || !head.contains(u"SPDX-License-Identifier: GPL-3.0-or-later"_s))
            found.append(file);
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestArchitecture::aForbiddenArrowWouldBeSeen_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("forbidden");
    QTest::newRow("up") << u"runner/run/run.cpp"_s << u"runner/store/index.h"_s << true;
    QTest::newRow("down") << u"runner/store/index.cpp"_s << u"runner/run/run.h"_s << false;
    QTest::newRow("own folder") << u"runner/store/index.cpp"_s << u"runner/store/sql.h"_s << false;
    QTest::newRow("a model that names SQL") << u"models/a.cpp"_s << u"runner/store/runstore.h"_s << true;
    QTest::newRow("a model that names a value") << u"models/a.cpp"_s << u"runner/git/landing.h"_s << false;
    QTest::newRow("a view that names a handle") << u"views/review/a.cpp"_s << u"runner/git/handle.h"_s << true;
    QTest::newRow("a page that names another") << u"views/review/a.cpp"_s << u"views/running/runtile.h"_s << true;
    QTest::newRow("a widget that names a page") << u"views/widgets/a.cpp"_s << u"views/review/diffview.h"_s << true;
    QTest::newRow("the engine that names a view") << u"runner/launch/a.cpp"_s << u"views/shell/page.h"_s << true;
    QTest::newRow("a program that names its tests") << u"app/ctl/a.cpp"_s << u"tests/support/testmain.h"_s << true;
    QTest::newRow("the CLI that names a model") << u"app/ctl/a.cpp"_s << u"models/formats.h"_s << true;
    QTest::newRow("a folder without a rule") << u"runner/misc/a.cpp"_s << u"runner/run/run.h"_s << true;
}

void TestArchitecture::aForbiddenArrowWouldBeSeen()
{
    QFETCH(QString, file);
    QFETCH(QString, header);
    QTEST(!forbiddenArrows(file, u"#include \"%1\"\n"_s.arg(header)).isEmpty(), "forbidden");
}

void TestArchitecture::aWordOutOfPlaceWouldBeSeen_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("forbidden");
    QTest::newRow("git in launch") << u"runner/launch/a.cpp"_s << u"git_commit_lookup(&a);"_s << true;
    QTest::newRow("git in git") << u"runner/git/a.cpp"_s << u"git_commit_lookup(&a);"_s << false;
    QTest::newRow("git in a comment") << u"models/a.cpp"_s << u"// git_commit_lookup(&a);"_s << false;
    QTest::newRow("SQL in a model") << u"models/a.cpp"_s << u"QSqlQuery query;"_s << true;
    QTest::newRow("SQL in the store") << u"runner/store/a.cpp"_s << u"QSqlQuery query;"_s << false;
    QTest::newRow("a process in a view") << u"views/a.cpp"_s << u"QProcess process;"_s << true;
    QTest::newRow("an environment in a model") << u"models/a.cpp"_s << u"QProcessEnvironment e;"_s << false;
    QTest::newRow("a widget in a model") << u"models/a.cpp"_s << u"#include <QWidget>"_s << true;
    QTest::newRow("an event loop pumped by hand")
        << u"app/ctl/a.cpp"_s << u"QCoreApplication::processEvents();"_s << true;
}

void TestArchitecture::aWordOutOfPlaceWouldBeSeen()
{
    QFETCH(QString, file);
    QFETCH(QString, code);
    QTEST(!confinedWords(file, withoutComments(code)).isEmpty(), "forbidden");
}

REMIT_TEST_MAIN(TestArchitecture)
#include "tst_architecture.moc"
