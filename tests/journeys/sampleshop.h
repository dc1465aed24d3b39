// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scratchrepository.h"

namespace remit::test {

/** The sample's order service under git, with its contract and its agent beside it. */
class SampleShop {
public:
    SampleShop();

    [[nodiscard]] const ScratchRepository& repository() const { return m_repository; }
    [[nodiscard]] QString agent() const { return m_repository.beside(QStringLiteral("agent.py")); }
    [[nodiscard]] QString contract() const { return m_repository.beside(QStringLiteral("contract.toml")); }
    /** A contract whose agent is this script, which prints plain text. */
    [[nodiscard]] QString contractFor(const QByteArray& script) const;

private:
    ScratchRepository m_repository;
};

} // namespace remit::test
