// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/offeredtools.h"

namespace remit::test {

/**
 * Tells what an agent asks for itself from what its helpers ask (titles, summaries, quota checks, keepers of a memory):
 * these offer no tool to act with, want JSON, or speak under another system prompt than the first main request.
 */
class RequestRole {
public:
    /** Requests that offer fewer tools and none to act with are helpers. 0: every request is a main one. */
    void setHelperBelow(int tools) { m_helperBelow = tools; }
    [[nodiscard]] bool isHelper(Interface interface, const QJsonObject& body);

private:
    int m_helperBelow = 0;
    QString m_voice; ///< how the main agent's system prompt begins
};

/** The smallest value that fits a helper's schema, as text; "ok" if it names none. */
[[nodiscard]] QString helperAnswer(Interface interface, const QJsonObject& body);
/** The folder that the agent says it works in; empty: it does not say. */
[[nodiscard]] QString workingFolder(const QByteArray& body);

} // namespace remit::test
