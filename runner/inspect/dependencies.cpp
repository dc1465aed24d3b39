// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/nearest.h"
#include "runner/inspect/askedfor.h"
#include "runner/inspect/inspections.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

bool isManifest(const QString& name)
{
    static const QRegularExpression form(
        u"\\A(?:package\\.json|requirements[^/"
        u"]*\\.(?:txt|in)|constraints\\.txt|pyproject\\.toml|Pipfile|setup\\.(?:py|cfg)|environment\\.ya?ml|"
        "Cargo\\.toml|go\\.mod|Gemfile|[^/"
        "]+\\.gemspec|composer\\.json|pom\\.xml|build\\.gradle(?:\\.kts)?|libs\\.versions\\.toml|[^/]+\\.csproj|"
        "packages\\.config|Directory\\.Packages\\.props|pubspec\\.yaml|mix\\.exs|Package\\.swift|vcpkg\\.json|conanfile\\.(?:txt|py)|deno\\.jsonc?|rebar\\.config)\\z"_s);
    return form.match(name).hasMatch();
}

bool isLock(const QString& name)
{
    static const QRegularExpression form(
        u"\\A(?:package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|bun\\.lockb?|poetry\\.lock|uv\\."
        u"lock|Pipfile\\.lock|Cargo\\.lock|go\\.sum|"
        "Gemfile\\.lock|composer\\.lock|gradle\\.lockfile|packages\\.lock\\.json|pubspec\\.lock|mix\\.lock|Package\\.resolved|flake\\.lock|deno\\.lock)\\z"_s);
    return form.match(name).hasMatch();
}

/// Manifests that hold much besides: a change counts if a line looks like a dependency.
bool linesNameDependency(const ChangedFile& file)
{
    static const QRegularExpression general(
        u"\\A(?:pyproject\\.toml|setup\\.(?:py|cfg)|Cargo\\.toml|pom\\.xml|build\\.gradle(?:\\.kts)?|[^/]+\\.csproj)\\z"_s);
    static const QRegularExpression dependency(
        u"[\"'][A-Za-z0-9_.\\[\\]-]+\\s*(?:[<>=~!^]=?|@)[^\"']*[\"']|\\A\\s*[A-Za-z0-9_.-]+\\s*=\\s*(?:[\"'][\\^~<>=]*"
        u"\\d|\\{.*(?:version|git|path)\\s*=)|"
        "<(?:artifactId|groupId|version|dependency|PackageReference)|\\b(?:implementation|api|compileOnly|testImplementation)\\b|install_requires|\\A\\s*[\"'][A-Za-z0-9_.-]+[\"'],?\\s*\\z"_s);
    if (!general.match(file.name()).hasMatch() || !file.readable)
        return true;
    static const QRegularExpression own(
        u"\\A\\s*(?:version|name|edition|rust-version|description|requires-python|python_requires)\\s*="_s);
    const auto names = [](const ChangedLine& line) {
        return dependency.match(line.text).hasMatch() && !own.match(line.text).hasMatch();
    };
    return std::ranges::any_of(file.added, names) || std::ranges::any_of(file.removed, names);
}

QJsonObject packages(const QByteArray& json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    QJsonObject all;
    for (const auto section : {"dependencies"_L1, "devDependencies"_L1, "peerDependencies"_L1,
             "optionalDependencies"_L1, "overrides"_L1, "resolutions"_L1}) {
        const QJsonObject entries = root.value(section).toObject();
        for (auto it = entries.begin(); it != entries.end(); ++it)
            all.insert(it.key(), it.value());
    }
    return all;
}

/// "adds left-pad 1.3.0; removes x; changes y from 1 to 2", or nothing if only other keys changed.
QString npmChanges(const ChangedFile& file)
{
    const QJsonObject before = packages(file.oldBytes);
    const QJsonObject after = packages(file.newBytes);
    QStringList parts;
    for (auto it = after.begin(); it != after.end(); ++it) {
        const QString version = it.value().toVariant().toString();
        if (!before.contains(it.key()))
            parts.append(u"adds %1 %2"_s.arg(it.key(), version));
        else if (before.value(it.key()) != it.value())
            parts.append(
                u"changes %1 from %2 to %3"_s.arg(it.key(), before.value(it.key()).toVariant().toString(), version));
    }
    for (auto it = before.begin(); it != before.end(); ++it)
        if (!after.contains(it.key()))
            parts.append(u"removes %1"_s.arg(it.key()));
    return printable(parts.join(u"; "_s), 200);
}

bool forbidden(const Contract& contract)
{
    static const QRegularExpression rule(
        u"\\b(?:dependenc|packages?\\b|librar)"_s, QRegularExpression::CaseInsensitiveOption);
    return std::ranges::any_of(contract.doNot.rules, [](const QString& text) { return rule.match(text).hasMatch(); });
}

FindingSeverity severityFor(const Contract& contract, const QString& path)
{
    if (forbidden(contract))
        return FindingSeverity::High;
    const bool asked = taskNames(contract, path)
        || taskSays(contract,
            u"(?:dependenc(?:y|ies)|upgrade|update .{0,30}to (?:version )?v?\\d[\\w.]*|bump|install|add the .{0,30}(?:package|library))"_s);
    return asked ? FindingSeverity::Low : FindingSeverity::Medium;
}

} // namespace

QList<Finding> inspections::dependencies(const InspectionInput& input, const ChangedFiles& files)
{
    Findings findings;
    const bool manifestToo
        = std::ranges::any_of(files.all(), [](const ChangedFile& file) { return isManifest(file.name()); });
    for (const ChangedFile& file : files.all()) {
        QString detail;
        if (isLock(file.name()))
            detail = manifestToo
                ? u"The lock file changed with its manifest: other code comes in than was tested before."_s
                : u"The lock file changed although no manifest did: other versions come in unasked."_s;
        else if (file.name() == u"package.json" && file.readable) {
            if (const QString changes = npmChanges(file); !changes.isEmpty())
                detail = u"It %1."_s.arg(changes);
        } else if (isManifest(file.name()) && linesNameDependency(file))
            detail = u"The list of dependencies changed: what comes in runs with the program's rights."_s;
        if (!detail.isEmpty())
            findings.append(
                {u"dependency-changed"_s, severityFor(input.contract, file.path), file.shown, std::nullopt, detail});
    }
    return findings;
}

} // namespace remit
