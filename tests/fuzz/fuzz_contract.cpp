// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/brief.h"
#include "runner/contract/contractfile.h"
#include "runner/contract/preflight.h"

#include <cstdint>
#include <cstdlib>

using namespace remit;

/** Any bytes: read without throwing; what is read is written and read back equal, judged and rendered. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray bytes(QByteArrayView(data, qsizetype(size)));
    const auto reading = readContract(bytes);
    if (reading.contract.has_value() != reading.problems.isEmpty())
        std::abort();
    if (!reading.contract)
        return 0;
    const auto again = readContract(writeContract(*reading.contract));
    if (!again.contract || *again.contract != *reading.contract)
        std::abort();
    PreflightContext context;
    context.files = QStringList{QStringLiteral("src/a.c"), QStringLiteral("tests/a.c")};
    if (preflight(*reading.contract, context).parts.size() != 5)
        std::abort();
    if (readClaim(renderBrief(*reading.contract)).endOfRun)
        std::abort();
    return 0;
}
