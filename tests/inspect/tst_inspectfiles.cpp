// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/inspect/scratchchange.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <functional>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

using Build = std::function<void(ScratchChange&)>;
Q_DECLARE_METATYPE(Build)

namespace {

void columns()
{
    QTest::addColumn<Build>("build");
    QTest::addColumn<QStringList>("expected");
}

void row(const char* name, const QStringList& expected, const Build& build)
{
    QTest::newRow(name) << build << expected;
}

void compare()
{
    QFETCH(Build, build);
    QFETCH(QStringList, expected);
    ScratchChange change;
    build(change);
    QVERIFY2(change.found() == expected, qPrintable(change.found().join(u'\n') + u"\n--\n"_s + change.details()));
}

Contract bounded()
{
    Contract contract;
    contract.title = u"T"_s;
    contract.task = u"Fix src/other.c too"_s;
    contract.scope.paths = QStringList(u"src/orders/**"_s);
    contract.doNot.paths = QStringList(u"src/auth/**"_s);
    return contract;
}

} // namespace

class InspectFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void anOrdinaryChangeHasNoFindings();
    void scopeAndProtectedPathsHold_data();
    void scopeAndProtectedPathsHold() { compare(); }
    void namesThatDeceiveAreSeen_data();
    void namesThatDeceiveAreSeen() { compare(); }
    void leftoversAreSeen_data();
    void leftoversAreSeen() { compare(); }
    void modesLinksAndSubmodulesAreSeen_data();
    void modesLinksAndSubmodulesAreSeen() { compare(); }
    void binaryAndHugeFilesAreSeen_data();
    void binaryAndHugeFilesAreSeen() { compare(); }
    void invisibleCharactersAreSeen_data();
    void invisibleCharactersAreSeen() { compare(); }
    void dependenciesAreSeen_data();
    void dependenciesAreSeen() { compare(); }
    void filesThatRunElsewhereAreSeen_data();
    void filesThatRunElsewhereAreSeen() { compare(); }
    void sizeIsHeldAgainstTheLimits();
    void findingsStandInOrder();
};

void InspectFilesTest::anOrdinaryChangeHasNoFindings()
{
    ScratchChange change;
    change.change("src/a.c", "int a;\n", "int a = 1;\n").add("docs/b.md", "# B\n").remove("src/old.c", "int old;\n");
    QCOMPARE(change.found(), QStringList());
    ScratchChange bare; // remitctl inspect: no contract, no run
    bare.contract({}).add("src/a.c", "int a;\n");
    QCOMPARE(bare.found(), QStringList());
}

void InspectFilesTest::scopeAndProtectedPathsHold_data()
{
    columns();
    row("inside", {}, [](auto& c) { c.contract(bounded()).add("src/orders/a.c", "x\n"); });
    row("outside", {u"medium out-of-scope src/x.c"_s}, [](auto& c) { c.contract(bounded()).add("src/x.c", "x\n"); });
    row("outside, but the task names it", {u"low out-of-scope src/other.c"_s},
        [](auto& c) { c.contract(bounded()).change("src/other.c", "a\n", "b\n"); });
    row("protected", {u"high do-not-path src/auth/a.c"_s},
        [](auto& c) { c.contract(bounded()).change("src/auth/a.c", "a\n", "b\n"); });
    row("deleted outside", {u"medium out-of-scope lib/x.c"_s},
        [](auto& c) { c.contract(bounded()).remove("lib/x.c", "x\n"); });
    row("moved out of a protected folder", {u"high do-not-path src/auth/a.c"_s},
        [](auto& c) { c.contract(bounded()).rename("src/auth/a.c", "src/orders/a.c", "a\n", "a\n"); });
    row("moved out of the scope", {u"medium out-of-scope lib/a.c"_s},
        [](auto& c) { c.contract(bounded()).rename("src/orders/a.c", "lib/a.c", "a\n", "a\n"); });
    row("read-only", {u"medium out-of-scope src/orders/a.c"_s}, [](auto& c) {
        Contract contract = bounded();
        contract.scope.readOnly = true;
        c.contract(contract).add("src/orders/a.c", "x\n");
    });
}

void InspectFilesTest::namesThatDeceiveAreSeen_data()
{
    columns();
    row("plain and foreign", {}, [](auto& c) { c.add("src/größe 漢字.c", "x\n").add("a/.hidden", "x\n"); });
    row("line end", {u"medium weird-name a\\nb"_s}, [](auto& c) { c.add("a\nb", "x\n"); });
    row("not UTF-8", {u"medium weird-name a\\xff"_s}, [](auto& c) { c.add("a\xff", "x\n"); });
    row("option", {u"medium weird-name src/-rf"_s}, [](auto& c) { c.add("src/-rf", "x\n"); });
    row("trailing space", {u"medium weird-name src/a.c "_s.trimmed()}, [](auto& c) { c.add("src/a.c ", "x\n"); });
    row("reserved", {u"medium weird-name src/aux.c"_s}, [](auto& c) { c.add("src/aux.c", "x\n"); });
    row("nearly reserved", {}, [](auto& c) { c.add("src/auxiliary.c", "x\n").add("src/console", "x\n"); });
    row("letters of two scripts", {u"medium weird-name pаy.c"_s}, [](auto& c) { c.add("pаy.c", "x\n"); });
    row("one other script", {}, [](auto& c) { c.add("файл", "x\n"); });
    row("differ in case", {u"medium weird-name src/A.c"_s},
        [](auto& c) { c.add("src/a.c", "x\n").add("src/A.c", "y\n"); });
    row("an old weird name", {}, [](auto& c) { c.change("-rf", "a\n", "b\n"); });
}

void InspectFilesTest::leftoversAreSeen_data()
{
    columns();
    row("ignored", {u"low ignored-left node_modules/x.js"_s},
        [](auto& c) { c.input.ignoredLeft = QStringList(u"node_modules/x.js"_s); });
    row("nested", {u"high nested-repository vendor/x"_s},
        [](auto& c) { c.input.snapshotProblems = {{u"nested-repository"_s, u"vendor/x"_s}}; });
    row("special", {u"medium suspicious-file fifo"_s},
        [](auto& c) { c.input.snapshotProblems = {{u"special-file"_s, u"fifo"_s}}; });
    row(".git inside", {u"high nested-repository a/.GIT/config"_s}, [](auto& c) { c.add("a/.GIT/config", "x\n"); });
    row(".gitignore is none", {}, [](auto& c) { c.add("a/.gitignore", "x\n"); });
}

void InspectFilesTest::modesLinksAndSubmodulesAreSeen_data()
{
    columns();
    row("link out", {u"high mode-link-submodule a/l"_s}, [](auto& c) { c.add("a/l", "../../etc/passwd", 0120000); });
    row("absolute link", {u"high mode-link-submodule l"_s}, [](auto& c) { c.add("l", "/etc/passwd", 0120000); });
    row("link into .git", {u"high mode-link-submodule l"_s}, [](auto& c) { c.add("l", ".git/hooks", 0120000); });
    row("link inside", {u"low mode-link-submodule a/b/l"_s}, [](auto& c) { c.add("a/b/l", "../c", 0120000); });
    row("submodule", {u"high mode-link-submodule sub"_s}, [](auto& c) { c.add("sub", "", 0160000); });
    row("new script", {u"low mode-link-submodule run.sh"_s}, [](auto& c) { c.add("run.sh", "#!/bin/sh\n", 0100755); });
    row("new executable text", {u"medium mode-link-submodule a.txt"_s},
        [](auto& c) { c.add("a.txt", "x\n", 0100755); });
    row("made executable", {u"medium mode-link-submodule a.sh"_s},
        [](auto& c) { c.change("a.sh", "x\n", "x\n").input.changes.last().newMode = 0100755; });
    row("still executable", {}, [](auto& c) {
        c.change("a.sh", "x\n", "y\n");
        c.input.changes.last().newMode = c.input.changes.last().oldMode = 0100755;
    });
}

void InspectFilesTest::binaryAndHugeFilesAreSeen_data()
{
    columns();
    row("picture", {u"low binary-or-huge a.png"_s}, [](auto& c) { c.add("a.png", QByteArray("\x89PNG\0x", 6)); });
    row("unknown binary", {u"medium binary-or-huge a.bin"_s}, [](auto& c) { c.add("a.bin", QByteArray("x\0y", 3)); });
    row("program", {u"high binary-or-huge tool"_s}, [](auto& c) {
        c.add("tool",
            QByteArray("\x7f"
                       "ELF\0",
                5));
    });
    row("huge text", {u"medium binary-or-huge big.json"_s},
        [](auto& c) { c.add("big.json", QByteArray(1'200'000, 'x')); });
    row("huge before too", {},
        [](auto& c) { c.change("big.json", QByteArray(1'200'000, 'x'), QByteArray(1'200'001, 'x')); });
    row("too huge to read", {u"medium binary-or-huge big.json"_s},
        [](auto& c) { c.add("big.json", QByteArray(5'000'000, 'x')); });
    row("deleted binary", {},
        [](auto& c) { c.remove("a.bin", QByteArray("x\0y", 3)).input.changes.last().binary = true; });
}

void InspectFilesTest::invisibleCharactersAreSeen_data()
{
    columns();
    row("direction override", {u"high bidi-or-invisible a.c:2"_s},
        [](auto& c) { c.add("a.c", "int a;\n/* \u202e } */\n"); });
    row("isolate", {u"high bidi-or-invisible a.c:1"_s}, [](auto& c) { c.add("a.c", "// \u2066x\n"); });
    row("zero width space", {u"medium bidi-or-invisible a.py:1"_s},
        [](auto& c) { c.add("a.py", "is\u200badmin = 1\n"); });
    row("joiner between letters", {u"medium bidi-or-invisible a.py:1"_s},
        [](auto& c) { c.add("a.py", "is\u200dadmin = 1\n"); });
    row("tag characters", {u"high bidi-or-invisible a.md:1"_s}, [](auto& c) { c.add("a.md", "hi \U000e0041\n"); });
    row("hidden in Hangul", {u"medium bidi-or-invisible a.js:1"_s},
        [](auto& c) { c.add("a.js", "const {\u3164} = x\n"); });
    row("joined emoji", {}, [](auto& c) { c.add("a.md", "\U0001F469\u200D\U0001F4BB and \u2764\uFE0F\n"); });
    row("Persian", {}, [](auto& c) { c.add("a.md", "می\u200cخواهم\n"); });
    row("mark in Hebrew", {}, [](auto& c) { c.add("he.po", "שלום (\u200fx)\n"); });
    row("byte order mark at the begin", {}, [](auto& c) { c.add("a.csv", "\ufeffa;b\n"); });
    row("moved line", {}, [](auto& c) { c.change("a.c", "x\u200by\nz\n", "z\n  x\u200by\n"); });
    row("removed line", {}, [](auto& c) { c.change("a.c", "x\u200by\n", "xy\n"); });
}

void InspectFilesTest::dependenciesAreSeen_data()
{
    columns();
    const QByteArray before = "{\"version\": \"1\", \"dependencies\": {\"a\": \"1\"}}\n";
    const QByteArray after = "{\"version\": \"1\", \"dependencies\": {\"a\": \"1\", \"left-pad\": \"1.3.0\"}}\n";
    row("added", {u"medium dependency-changed package.json"_s},
        [=](auto& c) { c.change("package.json", before, after); });
    row("asked for", {u"low dependency-changed package.json"_s},
        [=](auto& c) { c.task(u"Upgrade left-pad"_s).change("package.json", before, after); });
    row("against a rule", {u"high dependency-changed package.json"_s}, [=](auto& c) {
        c.input.contract.doNot.rules = QStringList(u"Do not add dependencies."_s);
        c.change("package.json", before, after);
    });
    row("only another key", {}, [=](auto& c) {
        c.change("package.json", before, QByteArray(before).replace("\"version\": \"1\"", "\"version\": \"2\""));
    });
    row("lock alone", {u"medium dependency-changed Cargo.lock"_s},
        [](auto& c) { c.change("Cargo.lock", "a\n", "b\n"); });
    row("requirements", {u"medium dependency-changed requirements-dev.txt"_s},
        [](auto& c) { c.change("requirements-dev.txt", "a==1\n", "a==2\n"); });
    row("pyproject dependency", {u"medium dependency-changed pyproject.toml"_s}, [](auto& c) {
        c.change("pyproject.toml", "dependencies = [\n]\n", "dependencies = [\n  \"requests>=2\",\n]\n");
    });
    row("pyproject's own version", {},
        [](auto& c) { c.change("pyproject.toml", "version = \"1.0\"\n", "version = \"1.1\"\n"); });
    row("Cargo dependency", {u"medium dependency-changed Cargo.toml"_s},
        [](auto& c) { c.change("Cargo.toml", "[dependencies]\n", "[dependencies]\nserde = \"1.0\"\n"); });
    row("a similar name", {},
        [](auto& c) { c.change("docs/requirements.md", "a\n", "b\n").change("src/package.jsonc", "1\n", "2\n"); });
}

void InspectFilesTest::filesThatRunElsewhereAreSeen_data()
{
    columns();
    for (const char* path : {".github/workflows/ci.yml", ".vscode/tasks.json", ".husky/pre-commit", "AGENTS.md",
             "sub/CLAUDE.md", ".claude/settings.json", ".mcp.json", ".envrc", ".npmrc", ".gitattributes",
             ".idea/workspace.xml", ".devcontainer/devcontainer.json", "Jenkinsfile", ".cursorrules"})
        row(path, {u"high suspicious-file "_s + QString::fromLatin1(path)}, [path](auto& c) { c.add(path, "x\n"); });
    for (const char* path : {"docs/workflows/ci.yml", "src/tasks.json", "AGENTS.md.bak", "src/agents.ts",
             "docs/claude.txt", "src/envrc.py", ".github/ISSUE_TEMPLATE.md"})
        row(path, {}, [path](auto& c) { c.add(path, "x\n"); });
    row("asked for", {u"low suspicious-file AGENTS.md"_s},
        [](auto& c) { c.task(u"Write an AGENTS.md for this repository"_s).add("AGENTS.md", "x\n"); });
    row("install script", {u"high suspicious-file package.json"_s},
        [](auto& c) { c.change("package.json", "{}\n", "{\"scripts\": {\"postinstall\": \"node x.js\"}}\n"); });
    row("ordinary script", {},
        [](auto& c) { c.change("package.json", "{}\n", "{\"scripts\": {\"lint\": \"eslint .\"}}\n"); });
    row("install script as before", {}, [](auto& c) {
        c.change("package.json", "{\"scripts\": {\"prepare\": \"x\"}}\n",
            "{\"name\": \"y\", \"scripts\": {\"prepare\": \"x\"}}\n");
    });
}

void InspectFilesTest::sizeIsHeldAgainstTheLimits()
{
    ScratchChange change;
    change.input.contract.limits.changedFiles = 2;
    change.input.contract.limits.changedLines = 3;
    change.add("a.c", "1\n").add("b.c", "1\n2\n");
    QCOMPARE(change.found(), QStringList());
    change.add("c.c", "1\n");
    QCOMPARE(change.found(), QStringList({u"medium too-large"_s, u"medium too-large"_s}));
}

void InspectFilesTest::findingsStandInOrder()
{
    ScratchChange change;
    change.input.ignoredLeft = QStringList(u"a"_s);
    change.add("z/.envrc", "x\n").add("m.bin", QByteArray("\0", 1)).add("b.c", "// \u202e\n//\n// \u202e\n");
    QCOMPARE(change.found(),
        QStringList({u"high bidi-or-invisible b.c:1"_s, u"high bidi-or-invisible b.c:3"_s,
            u"high suspicious-file z/.envrc"_s, u"medium binary-or-huge m.bin"_s, u"low ignored-left a"_s}));
}

REMIT_TEST_MAIN(InspectFilesTest)
#include "tst_inspectfiles.moc"
