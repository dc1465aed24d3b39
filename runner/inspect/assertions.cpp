// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/inspections.h"
#include "runner/inspect/testcode.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

int assertionsIn(const QByteArray& bytes)
{
    int count = 0;
    for (const QByteArray& line : bytes.split('\n'))
        count += isAssertion(QString::fromUtf8(line.first(std::min<qsizetype>(line.size(), 1000)))) ? 1 : 0;
    return count;
}

/// Checks that were taken out and stand nowhere else in the change.
QList<ChangedLine> takenOut(const ChangedFile& file, const ChangedFiles& files)
{
    QList<ChangedLine> lines;
    for (const ChangedLine& line : file.removed)
        if (isAssertion(line.text) && !files.addsLine(line.text))
            lines.append(line);
    return lines;
}

} // namespace

QList<Finding> inspections::assertions(const InspectionInput&, const ChangedFiles& files)
{
    Findings findings;
    for (const ChangedFile& file : files.all()) {
        if (file.isDeleted() || !file.readable || !isTestPath(file.path))
            continue;
        const bool testsWent = testsIn(file.newBytes).size() < testsIn(file.oldBytes).size();
        const int fewer = assertionsIn(file.oldBytes) - assertionsIn(file.newBytes);
        const auto gone = takenOut(file, files);
        if (fewer <= 0 || gone.isEmpty() || testsWent)
            continue; // fewer tests are reported as such
        findings.append({u"assertion-removed"_s, FindingSeverity::Medium, file.shown, std::nullopt,
            u"The same tests hold %1 fewer checks. Gone in line %2: %3"_s.arg(std::min<qsizetype>(fewer, gone.size()))
                .arg(gone.first().number)
                .arg(displayPath(gone.first().text.simplified().left(100).toUtf8()))});
    }
    return findings;
}

} // namespace remit
