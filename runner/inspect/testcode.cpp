// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/testcode.h"

#include <QRegularExpression>

namespace remit {

using namespace Qt::StringLiterals;

bool isTestPath(const QString& path)
{
    static const QRegularExpression form(
        u"(?:\\A|/)(?:tests?|__tests__|spec|specs|autotests|e2e|cypress)/"
        u"(?!(?:data|fixtures?|testdata|support|__snapshots__)/"
        u").+\\.(?:py|[cm]?[jt]sx?|rb|go|rs|java|kt|kts|scala|cs|fs|php|c|cc|cpp|cxx|swift|ex|exs|sh|bats|pl|t|lua|"
        u"dart)\\z"
        "|(?:\\A|/)(?:test_[^/]+\\.py|[^/]+_test\\.(?:py|go|rb|cc|cpp|c|dart|exs)|[^/]+[._-](?:test|spec)\\.[cm]?[jt]sx?|[^/]+_spec\\.rb|[^/]*[a-z](?:Tests?|Spec|IT)\\.(?:java|kt|scala|cs|php|swift)|tst_[^/]+\\.(?:cpp|qml)|[^/]+\\.(?:bats|t))\\z"_s);
    return form.match(path).hasMatch();
}

QString testBegunIn(const QString& line)
{
    static const QRegularExpression named(
        u"^\\s*(?:async\\s+)?def\\s+(test\\w*)\\s*\\(" // Python
        "|^\\s*(?:x|f)?(?:it|test|specify)(?:\\.(?:skip|only|todo|concurrent|failing|each\\([^)]*\\)))*\\s*\\(\\s*[\"'`"
        "]([^\"'`]+)" // JavaScript
        "|^\\s*(?:x|f)?(?:it|specify|test)\\s+[\"']([^\"']+)[\"']" // Ruby, Elixir
        "|^func\\s+(Test\\w*)\\s*\\(" // Go
        "|^\\s*(?:TEST|TEST_F|TEST_P|TYPED_TEST)\\s*\\(\\s*(\\w+\\s*,\\s*\\w+)" // GoogleTest
        "|^\\s*(?:TEST_CASE|SCENARIO|SECTION)\\s*\\(\\s*\"([^\"]+)" // Catch2, doctest
        "|^\\s*(?:public\\s+)?function\\s+(test\\w+)\\s*\\(" // PHPUnit
        "|^\\s*func\\s+(test\\w+)\\s*\\(" // XCTest
        "|^\\s*@test\\s+[\"']([^\"']+)"_s); // bats
    const auto match = named.match(line);
    return match.hasMatch() ? match.captured(match.lastCapturedIndex()).simplified() : QString();
}

QSet<QString> testsIn(const QByteArray& bytes)
{
    static const QRegularExpression annotation(
        u"^\\s*(?:@(?:Test|ParameterizedTest)\\b|#\\[(?:\\w+::)?test\\]|\\[(?:Fact|Theory|Test|TestMethod)\\])"_s);
    static const QRegularExpression function(u"\\b(\\w+)\\s*(?:<[^>]*>)?\\("_s);
    QSet<QString> tests;
    bool annotated = false;
    for (const QByteArray& raw : bytes.split('\n')) {
        const QString line = QString::fromUtf8(raw.first(std::min<qsizetype>(raw.size(), 1000)));
        if (const QString name = testBegunIn(line); !name.isEmpty())
            tests.insert(name);
        if (annotation.match(line).hasMatch()) {
            annotated = true;
            continue;
        }
        if (const auto match = function.match(line);
            annotated && match.hasMatch() && !line.trimmed().startsWith(u'@') && !line.trimmed().startsWith(u'#')) {
            tests.insert(match.captured(1));
            annotated = false;
        }
    }
    return tests;
}

bool isComment(const QString& line)
{
    const QString text = line.trimmed();
    return text.startsWith(u"//"_s) || text.startsWith(u"/*"_s) || text.startsWith(u"* "_s)
        || (text.startsWith(u'#') && !text.startsWith(u"#["_s)) || text.startsWith(u"--"_s);
}

bool isAssertion(const QString& line)
{
    static const QRegularExpression check(
        u"\\b(?:assert\\w*!?|debug_assert\\w*!|expect|should|must|verify)\\s*[.(\\s]|\\bself\\.assert\\w+\\(|\\b(?:"
        u"EXPECT|ASSERT|CHECK|REQUIRE)(?:_\\w+)?\\s*\\("
        "|\\bQ(?:COMPARE|VERIFY|VERIFY2|TRY_COMPARE|TRY_VERIFY|FAIL)\\w*\\s*\\(|\\bt\\.(?:Error|Fatal|Errorf|Fatalf)\\(|\\bpytest\\.raises\\("_s);
    return !isComment(line) && check.match(line).hasMatch();
}

} // namespace remit
