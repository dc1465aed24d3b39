// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QList>
#include <QString>

namespace remit {

/** A sentence of the agent's text that the evidence contradicts. */
struct ClaimMark {
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const ClaimMark&, const ClaimMark&) = default;
};

/**
 * Finds the sentences that findings of the kind claim-contradicted quote. A finding that quotes nothing marks nothing:
 * it stands above the text. In order, without overlap. Pure.
 */
[[nodiscard]] QList<ClaimMark> claimMarks(const QString& text, const QList<Finding>& findings);

/** Only those that contradict the claim. */
[[nodiscard]] QList<Finding> contradictions(const QList<Finding>& findings);

} // namespace remit
