// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/valuebackend.h"

namespace remit::test {

/** Eight runs that await review, the first of them ready with files, findings, events and outputs. */
void fillReviewSample(ValueBackend& backend, qint64 nowMs);

/** Id of the run that fillReviewSample() fills in fully. */
[[nodiscard]] QString sampleRunId();

} // namespace remit::test
