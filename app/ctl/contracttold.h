// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contractfile.h"
#include "runner/contract/preflight.h"

#include <QJsonObject>

namespace remit::ctl {

/** A contract file's bytes; empty if it cannot be read. */
[[nodiscard]] QByteArray contentOf(const QString& fileName);

/** "FILE:LINE:COLUMN: severity: …" where the file names what the finding is about. */
[[nodiscard]] QString findingLine(const QString& file, const QByteArray& toml, const PreflightFinding& finding);

/**
 * What is wrong with a contract, as one document whatever stopped it: {file, ok, problems, findings, parts, questions}.
 * Problems of the reading stand in `problems`, what the preflight says in the others; `error` names the first that
 * stops a launch.
 */
[[nodiscard]] QJsonObject documentOf(const QString& file, const ContractReading& reading);
[[nodiscard]] QJsonObject documentOf(const QString& file, const QByteArray& toml, const Preflight& result);

/** Each problem as file:line:column: message on stderr. */
void sayProblems(const QString& file, const ContractReading& reading);

} // namespace remit::ctl
