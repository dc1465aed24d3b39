// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/journeys/sampleshop.h"
#include "tests/journeys/windowdriver.h"

namespace remit::test {

/** Writes the sample's contract in the wizard, step by step as a person does, and looks at what each step answers. */
class WizardWalk {
public:
    WizardWalk(const WindowDriver& window, const SampleShop& shop)
        : m_window(window)
        , m_shop(shop)
    {
    }

    // in this order; each begins where the one before ended
    void openIt() const; ///< and chooses the repository
    void writeTaskAndScope() const;
    void nameSuccessAndTryIt() const;
    void writeDoNots() const;
    void setLimits() const;
    void chooseAgent() const;
    void lookAtPreflight() const; ///< all is ready; only Start now is left

private:
    void addEntry(const QString& list, const QString& entry, const QString& note = {}) const;
    void setLimit(const QString& key, const QString& value) const;
    [[nodiscard]] int step() const;

    const WindowDriver& m_window;
    const SampleShop& m_shop;
};

} // namespace remit::test
