// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/inspect/changedfiles.h"

#include <QSet>

namespace remit {

/** Is it a test by its path, as the usual frameworks find theirs? */
[[nodiscard]] bool isTestPath(const QString& path);

/** The names of the tests that a line begins (`def test_x`, `it("x"`, `#[test]` is on the line before), or empty. */
[[nodiscard]] QString testBegunIn(const QString& line);

/** Names of all tests in a text. */
[[nodiscard]] QSet<QString> testsIn(const QByteArray& bytes);

/** Is the line only a comment in one of the usual languages? */
[[nodiscard]] bool isComment(const QString& line);

/** Does the line check something (assert, expect, EXPECT_EQ, QCOMPARE, t.Errorf …)? */
[[nodiscard]] bool isAssertion(const QString& line);

} // namespace remit
