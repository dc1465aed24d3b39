// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/nearest.h"
#include "runner/inspect/askedfor.h"
#include "runner/inspect/inspections.h"

#include <QRegularExpression>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

struct Gate {
    QRegularExpression line;
    QString why;
};

QRegularExpression ignoringCase(const QString& pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
}

/// A remark in the source that silences a tool.
const QRegularExpression& suppression()
{
    static const QRegularExpression remark(
        u"(?:\\beslint-disable\\b|\\bbiome-ignore\\b|@ts-(?:ignore|nocheck|expect-error)\\b|#\\s*(?:noqa|nosec|type:"
        u"\\s*ignore|pylint:\\s*disable|pyright:\\s*ignore|mypy:\\s*ignore-errors|pragma:\\s*no cover|rubocop:disable)"
        "|//\\s*(?:NOLINT\\w*|nolint\\b|NOSONAR|noinspection)|\\bistanbul ignore\\b|\\bc8 "
        "ignore\\b|\\bGCOVR?_EXCL|\\bLCOV_EXCL|@SuppressWarnings\\b|#\\[allow\\(|#pragma\\s+(?:GCC|clang)\\s+"
        "diagnostic\\s+ignored"
        "|#pragma\\s+warning\\s*\\(?\\s*disable|\\bphpcs:ignore\\b|@phpstan-ignore)"_s);
    return remark;
}

bool isGateFile(const QString& path)
{
    static const QRegularExpression form = ignoringCase(
        u"(?:\\A|/)(?:\\.github/workflows/.+|\\.gitlab-ci\\.yml|\\.circleci/"
        u".+|Jenkinsfile|azure-pipelines\\.ya?ml|\\.travis\\.yml|\\.husky/"
        u".+|\\.pre-commit-config\\.yaml|lefthook\\.ya?ml|Makefile|justfile|Taskfile\\.ya?ml|package\\.json"
        "|tox\\.ini|noxfile\\.py|pytest\\.ini|setup\\.cfg|pyproject\\.toml|\\.coveragerc|mypy\\.ini|\\.flake8|\\."
        "pylintrc|ruff\\.toml|tsconfig[^/]*\\.json|\\.eslintrc[^/]*|eslint\\.config\\.[^/]+|jest\\.config\\.[^/"
        "]+|vitest\\.config\\.[^/]+|\\.nycrc[^/]*"
        "|biome\\.jsonc?|codecov\\.ya?ml|\\.codecov\\.ya?ml|CMakeLists\\.txt|CMakePresets\\.json|\\.clang-tidy|Cargo\\.toml|clippy\\.toml|\\.golangci\\.ya?ml|phpstan\\.neon|phpunit\\.xml[^/]*|sonar-project\\.properties|CODEOWNERS|[^/]+\\.sh)\\z"_s);
    return form.match(path).hasMatch();
}

const QList<Gate>& gatesInFiles()
{
    static const QList<Gate> list{
        {ignoringCase(u"\\|\\|\\s*(?:true|:|exit 0)\\s*(?:[\"']?,?\\s*\\z|;|\\))"_s),
            u"the command's failure is swallowed"_s},
        {ignoringCase(u"continue-on-error:\\s*true|allow_failure:\\s*true|ignore_errors:\\s*(?:true|yes)"_s),
            u"a failing step no longer fails the build"_s},
        {ignoringCase(u"\\bset \\+e\\b|--no-verify\\b|--passWithNoTests\\b|--exit-zero\\b"_s),
            u"a failure no longer stops it"_s},
        {ignoringCase(
             u"--deselect\\b|-k\\s+[\"']?not\\b|--ignore[= ]\\S*test|testPathIgnorePatterns|--exclude-regex|\\bctest\\b.*\\s-E\\s"_s),
            u"fewer tests are chosen"_s},
        {ignoringCase(
             u"[\"']?(?:strict|noImplicitAny|strictNullChecks|checkJs|disallow_untyped_defs|warn_unused_ignores)[\"']?\\s*[:=]\\s*false"_s),
            u"a strict check is switched off"_s},
        {ignoringCase(
             u"\\bignore_missing_imports\\s*=\\s*true|\\bignore_errors\\s*=\\s*true|-Wno-error\\b|-Wno-[a-z-]+|\\A\\s*-w\\s*\\z"_s),
            u"warnings are switched off"_s},
        {ignoringCase(u"[\"'][@a-z0-9/-]+[\"']\\s*:\\s*(?:\\[\\s*)?(?:[\"']off[\"']|0)\\s*[,\\]}]?\\s*\\z"_s),
            u"a rule is switched off"_s},
    };
    return list;
}

struct Threshold {
    QString key;
    double value = 0;
};

/// "branches: 80" or "fail_under = 90": a number that a build must reach.
std::optional<Threshold> threshold(const QString& line)
{
    static const QRegularExpression form = ignoringCase(
        u"\\A\\s*-*[\"']?(branches|functions|lines|statements|fail[_-]under|--?cov-fail-under|minimum_coverage|threshold|target|min(?:imum)?[_-]?(?:score|coverage|msi))[\"']?\\s*[:=]\\s*[\"']?(\\d+(?:\\.\\d+)?)"_s);
    const auto match = form.match(line);
    return match.hasMatch() ? std::optional(Threshold{match.captured(1).toLower(), match.captured(2).toDouble()})
                            : std::nullopt;
}

void addLowered(const ChangedFile& file, FindingSeverity severity, QList<Finding>& findings)
{
    for (const ChangedLine& added : file.added) {
        const auto now = threshold(added.text);
        if (!now)
            continue;
        for (const ChangedLine& removed : file.removed) {
            const auto was = threshold(removed.text);
            if (was && was->key == now->key && now->value < was->value) {
                findings.append({u"gate-weakened"_s, severity, file.shown, added.number,
                    u"The bar %1 was lowered from %2 to %3."_s.arg(now->key).arg(was->value).arg(now->value)});
                break;
            }
        }
    }
}

void addWarningsDropped(const ChangedFile& file, FindingSeverity severity, QList<Finding>& findings)
{
    static const QRegularExpression strict(
        u"-Werror\\b|-Wall\\b|\\bpedantic\\b|\"strict\"\\s*:\\s*true|^\\s*strict\\s*=\\s*true|deny\\(warnings\\)|--max-warnings[= ]0|\\bset -e"_s);
    for (const ChangedLine& line : file.removed) {
        for (auto it = strict.globalMatch(line.text); it.hasNext();) {
            const QString flag = it.next().captured(0).trimmed();
            const bool kept = std::ranges::any_of(
                file.added, [&flag](const ChangedLine& added) { return added.text.contains(flag); });
            if (!kept)
                findings.append({u"gate-weakened"_s, severity, file.shown, std::nullopt,
                    u"%1 was taken out (line %2 before)."_s.arg(flag).arg(line.number)});
        }
    }
}

bool isCiFile(const QString& path)
{
    static const QRegularExpression form = ignoringCase(
        u"(?:\\A|/)(?:\\.github/workflows/.+|\\.gitlab-ci\\.yml|\\.circleci/.+|Jenkinsfile|\\.travis\\.yml|\\.pre-commit-config\\.yaml|\\.husky/.+|CODEOWNERS)\\z"_s);
    return form.match(path).hasMatch();
}

} // namespace

QList<Finding> inspections::gates(const InspectionInput& input, const ChangedFiles& files)
{
    Findings findings;
    for (const ChangedFile& file : files.all()) {
        const auto severity = unlessAsked(input.contract, file.path, FindingSeverity::High);
        if (file.isDeleted() && isCiFile(file.path))
            findings.append({u"gate-weakened"_s, severity, file.shown, std::nullopt,
                u"A file that checks every change was deleted."_s});
        const bool gateFile = isGateFile(file.path);
        if (gateFile && !file.isDeleted()) {
            addLowered(file, severity, findings);
            addWarningsDropped(file, severity, findings);
        }
        for (const ChangedLine& line : file.added) {
            if (files.removesLine(line.text))
                continue;
            if (const auto match = suppression().match(line.text); match.hasMatch())
                findings.append({u"gate-weakened"_s, FindingSeverity::Medium, file.shown, line.number,
                    u"\"%1\" silences a check here instead of meeting it."_s.arg(
                        printable(match.captured(0).simplified()))});
            for (const Gate& gate : gatesInFiles()) {
                if (gateFile && !line.text.trimmed().startsWith(u"//"_s) && gate.line.match(line.text).hasMatch()) {
                    findings.append({u"gate-weakened"_s, severity, file.shown, line.number,
                        u"In this line %1: %2"_s.arg(gate.why, printable(line.text.simplified(), 100))});
                    break;
                }
            }
        }
    }
    return findings;
}

} // namespace remit
