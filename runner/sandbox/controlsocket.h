// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/sandbox/owneddescriptor.h"

#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace remit {

/** Our end of the talk with box-init; runner/sandbox/boxinit/control.h tells what is said. */
class ControlSocket {
public:
    struct Answer {
        QString refusal; ///< empty: the box proved itself
        std::vector<OwnedDescriptor> listeners;
        qint64 pid = 0; ///< box-init's, as seen from here; the kernel says so, not box-init
    };

    [[nodiscard]] Result<> open();
    [[nodiscard]] int number() const { return m_ours.number(); }
    [[nodiscard]] int childEnd() const { return m_theirs.number(); }
    void closeChildEnd() { m_theirs.reset(); }

    /** box-init's word, once it is there; never blocks. */
    [[nodiscard]] std::optional<Answer> receive();
    [[nodiscard]] Result<> sendGo();
    /** Without a go before it, this is a no: box-init ends. */
    void close() { m_ours.reset(); }

private:
    OwnedDescriptor m_ours;
    OwnedDescriptor m_theirs;
};

} // namespace remit
