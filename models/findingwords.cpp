// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findingwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

struct Word {
    QLatin1StringView kind;
    const char* title;
};

constexpr std::array kWords = {
    Word{"out-of-scope"_L1, QT_TRANSLATE_NOOP("remit::findings", "Outside the scope")},
    Word{"do-not-path"_L1, QT_TRANSLATE_NOOP("remit::findings", "Forbidden path changed")},
    Word{"policy-denied"_L1, QT_TRANSLATE_NOOP("remit::findings", "Forbidden action tried")},
    Word{"test-deleted"_L1, QT_TRANSLATE_NOOP("remit::findings", "Test deleted")},
    Word{"test-skipped"_L1, QT_TRANSLATE_NOOP("remit::findings", "Test skipped")},
    Word{"assertion-removed"_L1, QT_TRANSLATE_NOOP("remit::findings", "Assertion removed")},
    Word{"assertion-loosened"_L1, QT_TRANSLATE_NOOP("remit::findings", "Assertion loosened")},
    Word{"snapshot-regenerated"_L1, QT_TRANSLATE_NOOP("remit::findings", "Test snapshot regenerated")},
    Word{"gate-weakened"_L1, QT_TRANSLATE_NOOP("remit::findings", "Check weakened")},
    Word{"secret-added"_L1, QT_TRANSLATE_NOOP("remit::findings", "Secret added")},
    Word{"dependency-changed"_L1, QT_TRANSLATE_NOOP("remit::findings", "Dependency changed")},
    Word{"suspicious-file"_L1, QT_TRANSLATE_NOOP("remit::findings", "Executes elsewhere")},
    Word{"binary-or-huge"_L1, QT_TRANSLATE_NOOP("remit::findings", "Binary or huge file")},
    Word{"bidi-or-invisible"_L1, QT_TRANSLATE_NOOP("remit::findings", "Invisible characters")},
    Word{"mode-link-submodule"_L1, QT_TRANSLATE_NOOP("remit::findings", "Mode, link or submodule changed")},
    Word{"duplicate-code"_L1, QT_TRANSLATE_NOOP("remit::findings", "Duplicate code")},
    Word{"too-large"_L1, QT_TRANSLATE_NOOP("remit::findings", "Change too large")},
    Word{"ignored-left"_L1, QT_TRANSLATE_NOOP("remit::findings", "Ignored files left behind")},
    Word{"weird-name"_L1, QT_TRANSLATE_NOOP("remit::findings", "Deceptive name")},
    Word{"nested-repository"_L1, QT_TRANSLATE_NOOP("remit::findings", "Nested repository")},
    Word{"claim-contradicted"_L1, QT_TRANSLATE_NOOP("remit::findings", "Claim contradicted")},
    Word{"no-end-of-run"_L1, QT_TRANSLATE_NOOP("remit::findings", "No END_OF_RUN")},
    Word{"output-anomaly"_L1, QT_TRANSLATE_NOOP("remit::findings", "Unusual output")},
    Word{"cost-anomaly"_L1, QT_TRANSLATE_NOOP("remit::findings", "Unusual cost")},
    Word{"usage-disagrees"_L1, QT_TRANSLATE_NOOP("remit::findings", "Usage disagrees")},
};

} // namespace

QString findingTitle(const QString& kind)
{
    const auto* const word = std::ranges::find(kWords, kind, &Word::kind);
    return word == kWords.end() ? kind : QCoreApplication::translate("remit::findings", word->title);
}

QString severityWord(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::High:
        return QCoreApplication::translate("remit::findings", "High");
    case FindingSeverity::Medium:
        return QCoreApplication::translate("remit::findings", "Warning");
    case FindingSeverity::Low:
        break;
    }
    return QCoreApplication::translate("remit::findings", "Note");
}

QString severityCount(FindingSeverity severity, qsizetype count)
{
    const auto words = [count](const char* one, const char* many) {
        return QCoreApplication::translate("remit::findings", count == 1 ? one : many).arg(count);
    };
    switch (severity) {
    case FindingSeverity::High:
        return words(QT_TRANSLATE_NOOP("remit::findings", "%1 high finding"),
            QT_TRANSLATE_NOOP("remit::findings", "%1 high findings"));
    case FindingSeverity::Medium:
        return words(
            QT_TRANSLATE_NOOP("remit::findings", "%1 warning"), QT_TRANSLATE_NOOP("remit::findings", "%1 warnings"));
    case FindingSeverity::Low:
        break;
    }
    return words(QT_TRANSLATE_NOOP("remit::findings", "%1 note"), QT_TRANSLATE_NOOP("remit::findings", "%1 notes"));
}

QString acknowledgementKey(const Finding& finding)
{
    return u"%1 %2 %3"_s.arg(finding.kind, finding.path, finding.line ? QString::number(*finding.line) : u"-"_s);
}

} // namespace remit
