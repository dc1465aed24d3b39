// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTest>

/**
 * Every test program: C locale, a home and REMIT_HOME of its own that vanish at the end, test-mode standard paths, and
 * every warning is a failure. Use REMIT_TEST_MAIN(Class) (QCoreApplication) or REMIT_GUI_TEST_MAIN(Class)
 * (QApplication, link Qt6::Widgets).
 */
namespace remit::test {

/** Sets the environment before any application object exists. */
void prepare();

/** Milliseconds until a QTRY gives up: what it waits for takes a few, but on a machine where everything builds at once,
 * or under a sanitizer, many more than Qt's five seconds. */
inline constexpr int kPatience = 40'000;

/** QTest::failOnWarning() but for what the offscreen platform says of every window that has a smallest size. For init()
 * of tests that show windows. */
void failOnWarnings();

} // namespace remit::test

#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, remit::test::kPatience)
#define QTRY_VERIFY2(expr, message) QTRY_VERIFY2_WITH_TIMEOUT(expr, message, remit::test::kPatience)
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, remit::test::kPatience)

#define REMIT_TEST_MAIN(TestClass)                                                                                     \
    int main(int argc, char* argv[])                                                                                   \
    {                                                                                                                  \
        remit::test::prepare();                                                                                        \
        QCoreApplication app(argc, argv);                                                                              \
        TestClass test;                                                                                                \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }

#define REMIT_GUI_TEST_MAIN(TestClass)                                                                                 \
    int main(int argc, char* argv[])                                                                                   \
    {                                                                                                                  \
        remit::test::prepare();                                                                                        \
        QApplication app(argc, argv);                                                                                  \
        TestClass test;                                                                                                \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
