// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/nearest.h"
#include "runner/inspect/askedfor.h"
#include "runner/inspect/inspections.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

struct Place {
    QRegularExpression path;
    QString runs; ///< what makes it run, or whom it steers
};

const QList<Place>& places()
{
    const auto place = [](const QString& pattern, const QString& runs) {
        return Place{
            QRegularExpression(u"(?:\\A|/)(?:"_s + pattern + u")\\z"_s, QRegularExpression::CaseInsensitiveOption),
            runs};
    };
    static const QList<Place> list{
        place(
            u"\\.github/(?:workflows|actions)/.+|\\.gitlab-ci\\.yml|\\.circleci/.+|Jenkinsfile|azure-pipelines\\.ya?ml|\\.travis\\.yml|\\.drone\\.ya?ml|\\.woodpecker/.+"_s,
            u"The build server runs it, with its secrets, as soon as it is pushed."_s),
        place(u"\\.husky/.+|\\.githooks/.+|\\.pre-commit-config\\.yaml|lefthook\\.ya?ml|\\.lintstagedrc.*"_s,
            u"It runs on a developer's machine at the next commit."_s),
        place(
            u"\\.vscode/(?:tasks|launch|settings|extensions)\\.json|[^/]+\\.code-workspace|\\.idea/.+|\\.zed/.+|\\.fleet/.+|\\.devcontainer(?:/.+|\\.json)|\\.vim(?:rc)?|\\.exrc|\\.dir-locals\\.el"_s,
            u"It runs or takes effect when the folder is opened in an editor."_s),
        place(
            u"AGENTS\\.md|CLAUDE(?:\\.local)?\\.md|GEMINI\\.md|QWEN\\.md|\\.cursorrules|\\.windsurfrules|\\.clinerules|copilot-instructions\\.md|\\.(?:claude|cursor|codex|gemini|qwen|opencode|aider)[^/]*/.+|\\.mcp\\.json|opencode\\.jsonc?"_s,
            u"It instructs or equips every later agent that works here."_s),
        place(
            u"\\.envrc|\\.npmrc|\\.yarnrc(?:\\.yml)?|\\.pnpmfile\\.cjs|pip\\.conf|\\.pypirc|sitecustomize\\.py|usercustomize\\.py|[^/]+\\.pth|\\.cargo/config(?:\\.toml)?|\\.bazelrc|\\.mise\\.toml|\\.tool-versions"_s,
            u"Tools read it by themselves and may run or fetch what it says."_s),
        place(u"\\.gitattributes|\\.gitmodules|\\.gitconfig|\\.lfsconfig"_s,
            u"Git itself changes what it does because of it."_s),
    };
    return list;
}

/// Scripts that a package manager runs without being asked to.
QString changedLifecycle(const ChangedFile& file)
{
    const auto scripts
        = [](const QByteArray& json) { return QJsonDocument::fromJson(json).object().value(u"scripts"_s).toObject(); };
    const QJsonObject before = scripts(file.oldBytes);
    const QJsonObject after = scripts(file.newBytes);
    for (const auto name : {"preinstall"_L1, "install"_L1, "postinstall"_L1, "prepare"_L1, "prepublish"_L1,
             "prepublishOnly"_L1, "prepack"_L1, "postpack"_L1, "dependencies"_L1})
        if (after.contains(name) && after.value(name) != before.value(name))
            return u"%1: %2"_s.arg(name, printable(after.value(name).toString(), 80));
    return {};
}

} // namespace

QList<Finding> inspections::suspiciousFiles(const InspectionInput& input, const ChangedFiles& files)
{
    Findings findings;
    for (const ChangedFile& file : files.all()) {
        if (file.isDeleted())
            continue; // what is gone runs nowhere; a deleted check is a weakened gate
        for (const Place& place : places()) {
            if (!place.path.match(file.path).hasMatch())
                continue;
            findings.append({u"suspicious-file"_s, unlessAsked(input.contract, file.path, FindingSeverity::High),
                file.shown, std::nullopt, place.runs});
            break;
        }
        if (file.name() != u"package.json" || !file.readable)
            continue;
        if (const QString script = changedLifecycle(file); !script.isEmpty())
            findings.append({u"suspicious-file"_s, FindingSeverity::High, file.shown, std::nullopt,
                u"A script that runs by itself on installation was added or changed (%1)."_s.arg(script)});
    }
    return findings;
}

} // namespace remit
