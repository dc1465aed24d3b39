// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/findingline.h"

#include "app/ctl/session.h"
#include "runner/contract/contractfile.h"

#include <QFile>

namespace remit::ctl {

QByteArray contentOf(const QString& fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.read(1 << 20) : QByteArray();
}

QString findingLine(const QString& file, const QByteArray& toml, const PreflightFinding& finding)
{
    const ContractPlace place = placeInContract(toml, finding.key, finding.value);
    const QString where
        = place.line > 0 ? QStringLiteral("%1:%2:%3: ").arg(file).arg(place.line).arg(place.column) : QString();
    return where
        + QStringLiteral("%1: %2. %3 %4")
              .arg(toText(finding.severity), shown(finding.title), shown(finding.why), shown(finding.mend));
}

} // namespace remit::ctl
