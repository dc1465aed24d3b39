// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/nearest.h"
#include "runner/inspect/askedfor.h"
#include "runner/inspect/inspections.h"
#include "runner/inspect/testcode.h"

#include <QRegularExpression>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/// A task that takes a feature away takes its tests away too.
FindingSeverity deletionSeverity(const Contract& contract, const QString& path)
{
    const bool removal = taskSays(contract, u"(?:delete|remove|drop|get rid of|retire)\\b[^.\\n]{0,80}"_s);
    const QString subject = path.section(u'/', -1)
                                .section(u'.', 0, 0)
                                .remove(QRegularExpression(u"(?:^tst_|^test_|_test$|Test$|_spec$)"_s));
    const bool meant = removal
        && (taskNames(contract, path) || taskSays(contract, u"tests?"_s)
            || (subject.size() > 3 && (contract.title + contract.task).contains(subject, Qt::CaseInsensitive)));
    return meant ? FindingSeverity::Low : FindingSeverity::High;
}

QSet<QString> testsAfter(const ChangedFiles& files)
{
    QSet<QString> names;
    for (const ChangedFile& file : files.all())
        if (!file.isDeleted() && file.readable)
            names |= testsIn(file.newBytes);
    return names;
}

QStringList goneFrom(const ChangedFile& file, const QSet<QString>& kept)
{
    QStringList gone = (testsIn(file.oldBytes) - kept).values();
    gone.sort();
    return gone;
}

/// A name that went while another came in the same file is a rename, not a loss.
qsizetype newTestsIn(const ChangedFile& file)
{
    return (testsIn(file.newBytes) - testsIn(file.oldBytes)).size();
}

QString skipMarker(const QString& line)
{
    static const QRegularExpression marker(
        u"@(?:pytest\\.mark\\.(?:skip|skipif|xfail)|unittest\\.skip\\w*|Disabled|Ignore)\\b|\\bpytest\\.(?:skip|xfail)"
        u"\\(|\\b(?:self\\.)?skipTest\\(|\\braise\\s+(?:unittest\\.)?SkipTest\\b"
        "|\\b(?:it|test|describe|context|suite)\\.(?:skip|only|todo|fixme)\\b|^\\s*(?:xit|xtest|xdescribe|fit|"
        "fdescribe|xcontext)\\s*\\(|\\bt\\.Skip(?:f|Now)?\\(|^\\s*#\\[ignore\\b"
        "|\\bQSKIP\\s*\\(|\\bGTEST_SKIP\\s*\\(|\\bTEST(?:_F|_P)?\\s*\\(\\s*\\w+\\s*,\\s*DISABLED_\\w+|\\[(?:Ignore|Fact\\(Skip)|\\bmarkTestSkipped\\(|\\bSkip\\s*=\\s*\""_s);
    return isComment(line) ? QString() : marker.match(line).captured(0).trimmed();
}

/// The test that a marker in line `number` is about: begun in that line or within the next few (a decorator), else
/// above.
QString testAt(const QList<QByteArray>& lines, int number)
{
    constexpr int kDecorators = 8;
    const auto begun = [&lines](qsizetype i) {
        return testBegunIn(QString::fromUtf8(lines[i].first(std::min<qsizetype>(lines[i].size(), 1000))));
    };
    const bool decorates
        = lines.value(number - 1).trimmed().startsWith('@') || lines.value(number - 1).trimmed().startsWith('#');
    for (qsizetype i = number - 1; i < std::min<qsizetype>(lines.size(), number + (decorates ? kDecorators : 0)); ++i)
        if (const QString name = begun(i); !name.isEmpty())
            return name;
    for (qsizetype i = number - 2; i >= 0 && !decorates; --i)
        if (const QString name = begun(i); !name.isEmpty())
            return name;
    return {};
}

/// `skipif(sys.platform == …)`, but not `skipif(True)`: the test runs somewhere still.
bool isConditional(const QString& line)
{
    static const QRegularExpression condition(u"\\bskip(?:if|If|Unless)\\s*\\((?!\\s*(?:True|1|False|0)\\b)"_s);
    return condition.match(line).hasMatch();
}

FindingSeverity skipSeverity(const ChangedFile& file, const QList<QByteArray>& lines, const ChangedLine& line)
{
    const QString test = testAt(lines, line.number);
    const auto before = testsIn(file.oldBytes);
    const bool noneWent = (before - testsIn(file.newBytes)).isEmpty(); // else it may be an old one by a new name
    const bool newTest = !test.isEmpty() && noneWent && !before.contains(test);
    if (newTest)
        return FindingSeverity::Low; // nothing that ran before has stopped running
    return isConditional(line.text) ? FindingSeverity::Medium : FindingSeverity::High;
}

void addDeleted(
    const InspectionInput& input, const ChangedFile& file, const QSet<QString>& kept, QList<Finding>& findings)
{
    const QStringList gone = goneFrom(file, kept);
    if (file.isDeleted()) {
        const bool moved = file.readable && gone.isEmpty() && !testsIn(file.oldBytes).isEmpty();
        if (!moved)
            findings.append({u"test-deleted"_s, deletionSeverity(input.contract, file.path), file.shown, std::nullopt,
                gone.isEmpty()
                    ? u"The test file was deleted."_s
                    : u"The test file was deleted with %1 tests that stand nowhere else."_s.arg(gone.size())});
        return;
    }
    const qsizetype lost = gone.size() - newTestsIn(file);
    if (lost <= 0)
        return;
    findings.append({u"test-deleted"_s, deletionSeverity(input.contract, file.path), file.shown, std::nullopt,
        u"%1 fewer tests stand in the file. Gone: %2."_s.arg(lost).arg(printable(gone.join(u", "_s), 120))});
}

void addSkipped(
    const InspectionInput& input, const ChangedFile& file, const ChangedFiles& files, QList<Finding>& findings)
{
    const bool asked = taskSays(input.contract,
        u"(?:skip|disable|ignore|quarantine)\\b[^.\\n]{0,60}tests?|tests?\\b[^.\\n]{0,40}(?:skipped|disabled|ignored)"_s);
    const QList<QByteArray> lines = file.newBytes.split('\n');
    for (const ChangedLine& line : file.added) {
        const QString marker = skipMarker(line.text);
        if (marker.isEmpty() || files.removesLine(line.text))
            continue;
        const auto severity = asked ? FindingSeverity::Low : skipSeverity(file, lines, line);
        const QString why = severity == FindingSeverity::Low
            ? u"%1 keeps this test from running, always or in places."_s
            : u"%1 keeps tests from running: they pass because they do nothing."_s;
        findings.append({u"test-skipped"_s, severity, file.shown, line.number, why.arg(printable(marker))});
    }
}

} // namespace

QList<Finding> inspections::tests(const InspectionInput& input, const ChangedFiles& files)
{
    Findings findings;
    const QSet<QString> kept = testsAfter(files);
    for (const ChangedFile& file : files.all()) {
        if (!isTestPath(file.oldPath) && !isTestPath(file.path))
            continue;
        addDeleted(input, file, kept, findings);
        addSkipped(input, file, files, findings);
    }
    return findings;
}

} // namespace remit
