// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/askedfor.h"
#include "runner/inspect/inspections.h"
#include "runner/inspect/secretpatterns.h"

#include <QRegularExpression>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostPerFile = 10;

/// Files that hold secrets by their nature; templates of them do not.
bool isSecretFile(const QString& path)
{
    static const QRegularExpression name(u"(?:\\A|/)(?:\\.env(?:\\.(?!example|sample|template|dist|test)[^/"
                                         u"]*)?|id_(?:rsa|dsa|ecdsa|ed25519)|\\.netrc|\\.pgpass|\\.htpasswd|"
                                         "[^/]+\\.(?:p12|pfx|jks|keystore|kdbx)|service-account[^/]*\\.json)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return name.match(path).hasMatch();
}

bool isTestData(const QString& path)
{
    static const QRegularExpression folder(
        u"(?:\\A|/)(?:tests?|spec|specs|fixtures?|testdata|__tests__|__fixtures__|examples?)/"_s,
        QRegularExpression::CaseInsensitiveOption);
    return folder.match(path).hasMatch();
}

bool isLockFile(const QString& name)
{
    return name.endsWith(u".lock"_s) || name.endsWith(u"-lock.json"_s) || name.endsWith(u"-lock.yaml"_s)
        || name == u"go.sum";
}

} // namespace

QList<Finding> inspections::secrets(const InspectionInput&, const ChangedFiles& files)
{
    Findings findings;
    for (const ChangedFile& file : files.all()) {
        if (file.isRegular() && file.isNew() && isSecretFile(file.path))
            findings.append({u"secret-added"_s, FindingSeverity::High, file.shown, std::nullopt,
                u"A file that by its name holds secrets. Once pushed it cannot be called back."_s});
        qsizetype seen = 0;
        for (const ChangedLine& line : file.added) {
            if (files.removesLine(line.text))
                continue; // moved, not added
            for (const SecretSight& sight : secretsIn(line.text)) {
                if ((!sight.certain && isLockFile(file.name())) || ++seen > kMostPerFile)
                    continue;
                const auto severity = sight.certain ? FindingSeverity::High
                    : isTestData(file.path)         ? FindingSeverity::Low
                                                    : FindingSeverity::Medium;
                findings.append({u"secret-added"_s, severity, file.shown, line.number,
                    u"This looks like %1: %2. Once pushed it cannot be called back."_s.arg(
                        sight.what, redacted(line.text.mid(sight.start, sight.length)))});
            }
        }
    }
    return findings;
}

} // namespace remit
