// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QTest>

/** Verifies that a Result holds a value and shows its error otherwise. */
#define QVERIFY_RESULT(result)                                                                                         \
    QVERIFY2((result).has_value(), (result).has_value() ? "" : qPrintable((result).error().detail))

/** Verifies that a Result failed with this code. */
#define QVERIFY_FAILS(result, expectedCode)                                                                            \
    do {                                                                                                               \
        QVERIFY2(!(result).has_value(), "it holds a value");                                                           \
        QVERIFY2((result).error().code == (expectedCode), qPrintable((result).error().detail));                        \
    } while (false)
