// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/wizardwalk.h"

#include "views/wizard/contractpanel.h"
#include "views/wizard/entrylist.h"
#include "views/wizard/stepcolumn.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTreeView>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 20'000; ///< ms: something that reads a repository
constexpr int kTyping = 20; ///< ms between two keys
constexpr int kCheck = 60'000; ///< ms: a check in the box, under load

} // namespace

int WizardWalk::step() const
{
    return m_window.find<QWidget>(u"page-newrun"_s)->findChild<QStackedWidget*>()->currentIndex();
}

void WizardWalk::openIt() const
{
    m_window.key(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(m_window.visible(u"title"_s));
    QCOMPARE(m_window.textOf(u"repositoryFacts"_s), u"No repository is chosen."_s);
    m_window.click(u"chooseFolder"_s);
    auto* dialog = m_window.find<QFileDialog>(u"folderDialog"_s);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto* name = dialog->findChild<QLineEdit*>(u"fileNameEdit"_s);
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, m_shop.repository().path(), {}, kTyping); // it completes paths while one types
    QCOMPARE(name->text(), m_shop.repository().path());
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(m_window.waitUntilActive());
    QTRY_VERIFY_WITH_TIMEOUT(m_window.textOf(u"repositoryFacts"_s).endsWith(u", 8 files"_s), kPage);
    QVERIFY(!m_window.visible(u"noInstructions"_s));
    QVERIFY(m_window.find<QTreeView>(u"scopeTree"_s)->model()->rowCount() > 0);
}

void WizardWalk::addEntry(const QString& list, const QString& entry, const QString& note) const
{
    auto* entries = m_window.find<EntryList>(list);
    const qsizetype before = entries->entries().size();
    QTest::mouseClick(entries->field(), Qt::LeftButton);
    m_window.type(entry);
    QCOMPARE(entries->findChild<QLabel*>(u"addNote"_s)->text(), note);
    m_window.key(Qt::Key_Return);
    QCOMPARE(entries->entries().size(), before + 1);
    QCOMPARE(entries->entries().constLast(), entry);
}

void WizardWalk::writeTaskAndScope() const
{
    m_window.click(u"title"_s);
    m_window.type(u"Paginate GET /orders"_s);
    m_window.key(Qt::Key_Tab);
    QVERIFY(m_window.find<QPlainTextEdit>(u"task"_s)->hasFocus());
    m_window.type(
        u"Add limit and offset to GET /orders. The answer names the total and the offset of the next page, or "
        "null on the last one. A limit or offset that is not a number from 0 on is answered with status 400."_s);
    addEntry(u"scope.paths"_s, u"orders/**"_s, u"3 files"_s);
    addEntry(u"scope.paths"_s, u"tests/**"_s, u"2 files"_s);
    m_window.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(step(), 1);
}

void WizardWalk::nameSuccessAndTryIt() const
{
    QVERIFY(m_window.find<QPlainTextEdit>(u"success.command"_s)->hasFocus());
    m_window.type(u"python3 -m unittest discover -s tests"_s);
    QCOMPARE(m_window.textOf(u"tryResult"_s), u"Not tried yet."_s);
    m_window.click(u"tryNow"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_window.textOf(u"tryResult"_s).startsWith(u"It fails now with exit code 1, in "_s), kCheck);
    QVERIFY(m_window.find<QPlainTextEdit>(u"tryOutput"_s)->toPlainText().contains(u"test_a_page_has_the_asked_size"_s));
    m_window.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(step(), 2);
}

void WizardWalk::writeDoNots() const
{
    addEntry(u"do_not.paths"_s, u"AGENTS.md"_s, u"1 files"_s);
    addEntry(u"do_not.rules"_s, u"Do not add dependencies."_s, u"checked: lockfile and manifest"_s);
    m_window.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(step(), 3);
}

void WizardWalk::setLimit(const QString& key, const QString& value) const
{
    m_window.click(key);
    m_window.key(Qt::Key_A, Qt::ControlModifier);
    m_window.type(value);
    m_window.key(Qt::Key_Return);
}

void WizardWalk::setLimits() const
{
    setLimit(u"limits.wall_clock"_s, u"5m"_s);
    setLimit(u"limits.idle"_s, u"60s"_s);
    setLimit(u"stop.failures"_s, u"4"_s);
    m_window.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(step(), 4);
}

void WizardWalk::chooseAgent() const
{
    QTRY_VERIFY_WITH_TIMEOUT(m_window.visible(u"agent-command"_s), kPage);
    m_window.click(u"agent-command"_s);
    addEntry(u"command.argv"_s, u"python3"_s);
    addEntry(u"command.argv"_s, m_shop.agent());
    QVERIFY(m_window.chooseIn(u"command.speaks"_s, u"As Claude Code does"_s));
    m_window.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(step(), 5);
}

void WizardWalk::lookAtPreflight() const
{
    auto* start = m_window.find<QWidget>(u"startNow"_s);
    QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), kPage);
    const QString brief = m_window.find<ContractPanel>(u"contractPanel"_s)->brief()->toPlainText();
    for (const QString& part : {u"Add limit and offset to GET /orders."_s, u"orders/**"_s, u"AGENTS.md"_s,
             u"python3 -m unittest discover -s tests"_s, u"END_OF_RUN"_s})
        QVERIFY2(brief.contains(part), qPrintable(part));
    const auto* column = m_window.find<StepColumn>(u"stepColumn"_s);
    for (int place = 0; place < kWizardSteps; ++place)
        QCOMPARE(column->state(WizardStep(place)), StepColumn::State::Valid);
}

} // namespace remit::test
