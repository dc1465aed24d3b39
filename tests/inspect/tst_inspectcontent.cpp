// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/secretpatterns.h"
#include "runner/inspect/testcode.h"
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

/// In two parts, so that nothing in this file looks like a key itself.
QByteArray key(const char* begin, const char* rest)
{
    return QByteArray(begin) + rest;
}

const QByteArray kAws = key("AKIA", "QX7DLM3TPVW2ZKBR");
const QByteArray kGitHub = key("ghp_", "a8Xk29fLmQpR7sTuVwYz03BcDeFgHiJkLmNo");
const QByteArray kRandom = key("q8Zr2Lk0", "VxT7mWp3Ys9N");

} // namespace

class InspectContentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void secretsAreSeen_data();
    void secretsAreSeen() { compare(); }
    void noFindingQuotesASecret();
    void secretsAreTakenOutOfTexts();
    void deletedTestsAreSeen_data();
    void deletedTestsAreSeen() { compare(); }
    void skippedTestsAreSeen_data();
    void skippedTestsAreSeen() { compare(); }
    void removedAssertionsAreSeen_data();
    void removedAssertionsAreSeen() { compare(); }
    void weakenedGatesAreSeen_data();
    void weakenedGatesAreSeen() { compare(); }
    void testsAreFoundByTheirPath_data();
    void testsAreFoundByTheirPath();
};

void InspectContentTest::secretsAreSeen_data()
{
    columns();
    const QStringList high{u"high secret-added a.py:1"_s};
    const QStringList medium{u"medium secret-added a.py:1"_s};
    const auto line = [](const QByteArray& text) { return [text](auto& c) { c.add("a.py", text + "\n"); }; };
    row("AWS", high, line("x = '" + kAws + "'"));
    row("AWS's documented example", {}, line(key("x = 'AKIA", "IOSFODNN7EXAMPLE'")));
    row("GitHub", high, line("token: " + kGitHub));
    row("Anthropic", high, line(key("k = \"sk-", "ant-api03-Zk29fLmQpR7sTuVwYz03\"")));
    row("Slack", high, line(key("k = \"xox", "b-29384756102-a8Xk29fLmQpR7s\"")));
    row("private key", high, line(key("-----BEGIN RSA ", "PRIVATE KEY-----")));
    row("public key", {}, line("-----BEGIN PUBLIC KEY-----"));
    row("password in an address", high, line("db = 'postgres://app:" + kRandom + "@db.internal/x'"));
    row("address without a password", {}, line("db = 'postgres://app@db.internal/x'"));
    row("address with a variable", {}, line("db = 'postgres://app:${DB_PASSWORD}@db.internal/x'"));
    row("assigned", medium, line("api_key = \"" + kRandom + "\""));
    row("assigned in JSON", medium, line("\"clientSecret\": \"" + kRandom + "\","));
    row("from the environment", {}, line("api_key = os.environ['API_KEY_OF_THE_SERVICE_1']"));
    row("placeholder", {}, line("api_key = \"your-api-key-goes-here-1\""));
    row("a sentence", {}, line("password_hint = 'at-least-eight-letters'"));
    row("a hash", {}, line("sha = '3f786850e387550fdab836ed7e6dc881de23001b'"));
    row("a UUID", {}, line("id = '123e4567-e89b-12d3-a456-426614174000'"));
    row("a word of code", {}, line("token = tokenizer.next_token(stream1)"));
    row("in test data", {u"low secret-added tests/data/a.py:1"_s},
        [](auto& c) { c.add("tests/data/a.py", "secret = '" + kRandom + "'\n"); });
    row("moved", {}, [](auto& c) { c.change("a.py", "x = '" + kAws + "'\ny\n", "y\nx = '" + kAws + "'\n"); });
    row("removed", {}, [](auto& c) { c.change("a.py", "x = '" + kAws + "'\n", "x = env\n"); });
    row("environment file", {u"high secret-added .env"_s}, [](auto& c) { c.add(".env", "A=b\n"); });
    row("template of one", {}, [](auto& c) { c.add(".env.example", "A=b\n"); });
    row("integrity in a lock file", {u"medium dependency-changed package-lock.json"_s},
        [](auto& c) { c.change("package-lock.json", "a\n", "\"integrity\": \"sha512-" + kRandom + "\"\n"); });
}

void InspectContentTest::noFindingQuotesASecret()
{
    ScratchChange change;
    change.add("a.py", "x = '" + kAws + "'\npassword = '" + kRandom + "'\nu = 'https://me:" + kRandom + "@x.y/'\n");
    change.event(event::policyDenied,
        {{u"action"_s, u"push"_s},
            {u"what"_s, u"git push https://x:"_s + QString::fromLatin1(kGitHub) + u"@github.com/a"_s}});
    QCOMPARE(change.found().size(), 4);
    for (const QByteArray& secret : {kAws, kRandom, kGitHub})
        QVERIFY2(!change.details().contains(QString::fromLatin1(secret.mid(6))), qPrintable(change.details()));
}

void InspectContentTest::secretsAreTakenOutOfTexts()
{
    QCOMPARE(withoutSecrets(u"a "_s + QString::fromLatin1(kAws) + u" b"_s), u"a AKIA… (20 characters) b"_s);
    QCOMPARE(withoutSecrets(u"nothing here"_s), u"nothing here"_s);
}

void InspectContentTest::deletedTestsAreSeen_data()
{
    columns();
    const QByteArray two = "def test_a():\n    assert f() == 1\n\ndef test_b():\n    assert f() == 2\n";
    const QByteArray one = "def test_a():\n    assert f() == 1\n";
    row("file deleted", {u"high test-deleted tests/test_x.py"_s}, [=](auto& c) { c.remove("tests/test_x.py", two); });
    row("file deleted, as asked", {u"low test-deleted tests/test_x.py"_s},
        [=](auto& c) { c.task(u"Remove feature x with its tests."_s).remove("tests/test_x.py", two); });
    row("function deleted", {u"high test-deleted tests/test_x.py"_s},
        [=](auto& c) { c.change("tests/test_x.py", two, one); });
    row("function renamed", {},
        [=](auto& c) { c.change("tests/test_x.py", two, QByteArray(two).replace("test_b", "test_c")); });
    row("function moved to another file", {}, [=](auto& c) {
        c.change("tests/test_x.py", two, one).add("tests/test_y.py", QByteArray(two).mid(one.size() + 1));
    });
    row("file moved", {}, [=](auto& c) { c.rename("tests/test_x.py", "tests/unit/test_x.py", two, two); });
    row("file split in two", {}, [=](auto& c) {
        c.remove("tests/test_x.py", two)
            .add("tests/test_a.py", one)
            .add("tests/test_b.py", QByteArray(two).mid(one.size() + 1));
    });
    row("function added", {}, [=](auto& c) { c.change("tests/test_x.py", one, two); });
    row("data deleted", {}, [](auto& c) { c.remove("tests/data/x.json", "{}\n"); });
    row("JavaScript", {u"high test-deleted src/a.test.ts"_s}, [](auto& c) {
        c.change("src/a.test.ts",
            "it('adds', () => {\n  expect(1).toBe(1)\n})\nit('takes', () => {\n  expect(2).toBe(2)\n})\n",
            "it('adds', () => {\n  expect(1).toBe(1)\n})\n");
    });
    row("Go", {u"high test-deleted a_test.go"_s}, [](auto& c) {
        c.change("a_test.go", "func TestA(t *testing.T) {\n}\nfunc TestB(t *testing.T) {\n}\n",
            "func TestA(t *testing.T) {\n}\n");
    });
    row("Rust", {u"high test-deleted tests/a.rs"_s}, [](auto& c) {
        c.change("tests/a.rs", "#[test]\nfn a() {\n}\n#[test]\nfn b() {\n}\n", "#[test]\nfn a() {\n}\n");
    });
    row("helper of a test deleted", {}, [](auto& c) {
        c.change("a_test.go", "func helper() {\n}\nfunc TestA(t *testing.T) {\n}\n", "func TestA(t *testing.T) {\n}\n");
    });
}

void InspectContentTest::skippedTestsAreSeen_data()
{
    columns();
    const auto py = [](const QByteArray& line) {
        return [line](auto& c) { c.change("tests/test_x.py", "a = 1\n", "a = 1\n" + line + "\n"); };
    };
    const auto js = [](const QByteArray& line) {
        return [line](auto& c) { c.change("src/x.spec.js", "a\n", "a\n" + line + "\n"); };
    };
    const QStringList skippedPy{u"high test-skipped tests/test_x.py:2"_s};
    const QStringList skippedJs{u"high test-skipped src/x.spec.js:2"_s};
    row("pytest mark", skippedPy, py("@pytest.mark.skip(reason='later')"));
    row("pytest call", skippedPy, py("    pytest.skip('later')"));
    row("expected failure", skippedPy, py("@pytest.mark.xfail"));
    row("unittest", skippedPy, py("    @unittest.skipIf(True, '')"));
    row("only on a platform", {u"medium test-skipped tests/test_x.py:2"_s},
        py("@pytest.mark.skipif(sys.platform == 'win32', reason='x')"));
    row("a new test", {u"low test-skipped tests/test_x.py:2"_s},
        py("@pytest.mark.skip\n@other\ndef test_new():\n    pass"));
    row("within a new test", {u"low test-skipped tests/test_x.py:3"_s}, py("def test_new():\n    pytest.skip('no')"));
    row("an old test", {u"high test-skipped tests/test_x.py:1"_s}, [](auto& c) {
        c.change("tests/test_x.py", "def test_a():\n    f()\n", "@pytest.mark.skip\ndef test_a():\n    f()\n");
    });
    row("within an old test", {u"high test-skipped tests/test_x.py:2"_s}, [](auto& c) {
        c.change("tests/test_x.py", "def test_a():\n    f()\n", "def test_a():\n    pytest.skip('')\n    f()\n");
    });
    row("a comment", {}, py("# @pytest.mark.skip is not used here"));
    row("another mark", {}, py("@pytest.mark.parametrize('skip', [1])"));
    row("a new it.skip", {u"low test-skipped src/x.spec.js:2"_s}, js("it.skip('x', () => {})"));
    row("it.skip", {u"high test-skipped src/x.spec.js:1"_s},
        [](auto& c) { c.change("src/x.spec.js", "it('x', () => {})\n", "it.skip('x', () => {})\n"); });
    row("describe.only", skippedJs, js("describe.only('x', () => {})"));
    row("xit", {u"high test-skipped src/x.spec.js:1"_s},
        [](auto& c) { c.change("src/x.spec.js", "it('x', () => {})\n", "xit('x', () => {})\n"); });
    row("GoogleTest, by name", {u"high test-skipped a_test.cc:1"_s},
        [](auto& c) { c.change("a_test.cc", "TEST(A, b) {\n}\n", "TEST(A, DISABLED_b) {\n}\n"); });
    row("an old test by a new name", {u"high test-skipped tests/test_x.py:1"_s}, [](auto& c) {
        c.change("tests/test_x.py", "def test_a():\n    f()\n", "@pytest.mark.skip\ndef test_b():\n    f()\n");
    });
    row("a call named skip", {}, js("reader.skip(3); exit('x')"));
    row("Go", {u"high test-skipped a_test.go:2"_s},
        [](auto& c) { c.change("a_test.go", "x\n", "x\n\tt.Skip(\"later\")\n"); });
    row("Qt", {u"high test-skipped tests/tst_a.cpp:2"_s},
        [](auto& c) { c.change("tests/tst_a.cpp", "x\n", "x\n    QSKIP(\"later\");\n"); });
    row("Rust", {u"high test-skipped tests/a.rs:2"_s},
        [](auto& c) { c.change("tests/a.rs", "x\n", "x\n#[ignore]\n"); });
    row("not in a test", {}, [](auto& c) { c.change("src/skipper.go", "x\n", "x\nt.Skip(1)\n"); });
    row("moved", {},
        [](auto& c) { c.change("tests/test_x.py", "@pytest.mark.skip\na\n", "a\n  @pytest.mark.skip\n"); });
    row("as asked", {u"low test-skipped tests/test_x.py:2"_s}, [](auto& c) {
        c.task(u"Skip the flaky tests of x"_s).change("tests/test_x.py", "a\n", "a\n@pytest.mark.skip\n");
    });
}

void InspectContentTest::removedAssertionsAreSeen_data()
{
    columns();
    const QByteArray before = "def test_a():\n    x = f()\n    assert x.a == 1\n    assert x.b == 2\n";
    row("one fewer", {u"medium assertion-removed tests/test_x.py"_s},
        [=](auto& c) { c.change("tests/test_x.py", before, QByteArray(before).replace("    assert x.b == 2\n", "")); });
    row("commented out", {u"medium assertion-removed tests/test_x.py"_s}, [=](auto& c) {
        c.change("tests/test_x.py", before, QByteArray(before).replace("    assert x.b", "    # assert x.b"));
    });
    row("replaced by a stricter one", {}, [=](auto& c) {
        c.change("tests/test_x.py", before, QByteArray(before).replace("x.b == 2", "x.b == 2 and x.c"));
    });
    row("moved within", {}, [=](auto& c) {
        c.change("tests/test_x.py", before, "def test_a():\n    x = f()\n    assert x.b == 2\n    assert x.a == 1\n");
    });
    row("moved to another test file", {}, [=](auto& c) {
        c.change("tests/test_x.py", before, QByteArray(before).replace("    assert x.b == 2\n", ""))
            .add("tests/test_y.py", "def test_y():\n    assert x.b == 2\n");
    });
    row("not a test", {}, [](auto& c) { c.change("src/a.py", "assert a\nb\n", "b\n"); });
    row("JavaScript", {u"medium assertion-removed src/a.test.js"_s}, [](auto& c) {
        c.change("src/a.test.js", "it('x', () => {\n  expect(a).toBe(1)\n})\n", "it('x', () => {\n})\n");
    });
    row("Qt", {u"medium assertion-removed tests/tst_a.cpp"_s},
        [](auto& c) { c.change("tests/tst_a.cpp", "void t() {\n    QCOMPARE(a, 1);\n}\n", "void t() {\n}\n"); });
}

void InspectContentTest::weakenedGatesAreSeen_data()
{
    columns();
    const auto added = [](const QByteArray& path, const QByteArray& line) {
        return [path, line](auto& c) { c.change(path, "a\n", "a\n" + line + "\n"); };
    };
    row("lint silenced", {u"medium gate-weakened src/a.js:2"_s},
        added("src/a.js", "// eslint-disable-next-line no-eval"));
    row("types silenced", {u"medium gate-weakened src/a.py:2"_s}, added("src/a.py", "x = f()  # type: ignore"));
    row("warnings silenced", {u"medium gate-weakened src/a.cpp:2"_s},
        added("src/a.cpp", "#pragma GCC diagnostic ignored \"-Wall\""));
    row("talk of linting", {}, added("src/a.js", "// the linter says that this is fine"));
    row("a type named ignore", {}, added("src/a.py", "kind = types.ignore"));
    row("failure swallowed", {u"high gate-weakened Makefile:2"_s}, added("Makefile", "\tnpm test || true"));
    row("swallowed in a script", {u"high gate-weakened package.json:2"_s},
        added("package.json", "    \"test\": \"jest || true\","));
    row("or in code", {}, added("src/a.js", "const x = y || true"));
    row("or in the middle of a command", {}, added("Makefile", "\ttest -d x || truename x"));
    row("step may fail", {u"high suspicious-file .gitlab-ci.yml"_s, u"high gate-weakened .gitlab-ci.yml:2"_s},
        added(".gitlab-ci.yml", "  allow_failure: true"));
    row("tests deselected", {u"high gate-weakened tox.ini:2"_s},
        added("tox.ini", "commands = pytest --deselect tests/test_x.py"));
    row("strict off", {u"high gate-weakened tsconfig.json:2"_s}, added("tsconfig.json", "    \"strict\": false,"));
    row("rule off", {u"high gate-weakened .eslintrc.json:2"_s}, added(".eslintrc.json", "    \"no-eval\": \"off\","));
    row("bar lowered", {u"high gate-weakened jest.config.js:1"_s},
        [](auto& c) { c.change("jest.config.js", "  branches: 90,\n", "  branches: 60,\n"); });
    row("bar raised", {}, [](auto& c) { c.change("jest.config.js", "  branches: 60,\n", "  branches: 90,\n"); });
    row("another number", {}, [](auto& c) { c.change("jest.config.js", "  timeout: 90,\n", "  timeout: 60,\n"); });
    row("flag taken out", {u"high gate-weakened CMakeLists.txt"_s}, [](auto& c) {
        c.change("CMakeLists.txt", "add_compile_options(-Wall -Werror)\n", "add_compile_options(-Wall)\n")
            .input.changes.last()
            .binary
            = false;
    });
    row("flag moved", {}, [](auto& c) {
        c.change("CMakeLists.txt", "add_compile_options(-Werror)\n", "target_compile_options(x PRIVATE -Werror)\n");
    });
    row("CI deleted", {u"high gate-weakened .github/workflows/ci.yml"_s},
        [](auto& c) { c.remove(".github/workflows/ci.yml", "x\n"); });
    row("as asked", {u"low gate-weakened jest.config.js:1"_s}, [](auto& c) {
        c.task(u"Lower the bar in jest.config.js"_s).change("jest.config.js", "  branches: 90,\n", "  branches: 60,\n");
    });
    row("silenced before too", {},
        [](auto& c) { c.change("src/a.py", "x = f()  # noqa\ny\n", "y\nx = f()  # noqa\n"); });
}

void InspectContentTest::testsAreFoundByTheirPath_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("test");
    for (const char* path :
        {"tests/test_a.py", "a/test_b.py", "b_test.go", "src/x.test.tsx", "src/__tests__/x.js", "spec/models/a_spec.rb",
            "src/FooTest.java", "tests/run/tst_run.cpp", "lib/a_test.dart", "t.spec.mjs", "tests/a.rs"})
        QTest::newRow(path) << QString::fromLatin1(path) << true;
    for (const char* path : {"src/contest.py", "src/latest.js", "docs/test.md", "tests/data/a.py",
             "tests/fixtures/a.js", "src/testing.go", "attest/a.c", "src/Contest.java", "tests/README.md"})
        QTest::newRow(path) << QString::fromLatin1(path) << false;
}

void InspectContentTest::testsAreFoundByTheirPath()
{
    QFETCH(QString, path);
    QFETCH(bool, test);
    QCOMPARE(isTestPath(path), test);
}

REMIT_TEST_MAIN(InspectContentTest)
#include "tst_inspectcontent.moc"
