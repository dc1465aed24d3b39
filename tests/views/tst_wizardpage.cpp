// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scopetree.h"
#include "runner/contract/contractfile.h"
#include "tests/support/testmain.h"
#include "tests/views/gallery.h"
#include "tests/views/wizardsample.h"
#include "views/shell/mainwindow.h"
#include "views/widgets/button.h"
#include "views/widgets/errorbanner.h"
#include "views/widgets/remitstyle.h"
#include "views/widgets/tokens.h"
#include "views/wizard/contractpanel.h"
#include "views/wizard/entrylist.h"
#include "views/wizard/limitfield.h"
#include "views/wizard/stepcolumn.h"
#include "views/wizard/wizardhead.h"
#include "views/wizard/wizardpage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTreeView>

#include <algorithm>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const BoxStanding kNoBox{.level = u"B"_s,
    .problem = u"AppArmor does not let bubblewrap make user namespaces (Ubuntu 24.04 ships no profile for it)."_s,
    .mend = u"Run `sudo apt install apparmor-profiles`, then `sudo cp "
            "/usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/` and `sudo apparmor_parser -r "
            "/etc/apparmor.d/bwrap-userns-restrict`."_s,
    .consent = u"level B"_s};

class TestWizardPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_style = RemitStyle::install(*qApp);
        useReferenceFont();
    }
    void init() { failOnWarnings(); }
    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_backend.reset();
    }

    void aContractIsWrittenByKeysAndStarted()
    {
        open();
        QTest::keyClicks(field<QLineEdit>(u"title"_s), u"Paginate GET /orders"_s);
        type(field<QPlainTextEdit>(u"task"_s), u"Add limit and offset to GET /orders, at most 100 rows."_s);
        addEntry(u"scope.paths"_s, u"src/orders/**"_s);
        next();
        type(field<QPlainTextEdit>(u"success.command"_s), u"npm test -- orders"_s);
        next();
        addEntry(u"do_not.paths"_s, u".github/**"_s);
        addEntry(u"do_not.rules"_s, u"Do not add dependencies."_s);
        QTest::keyClick(m_page, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(step(), 5);
        QTRY_VERIFY(field<Button>(u"startNow"_s)->isEnabled());
        QSignalSpy launched(m_page, &WizardPage::launched);
        next();
        QTRY_COMPARE(launched.size(), 1);
        QCOMPARE(launched.constFirst().constFirst().toString(), m_backend->launchedId);
        QCOMPARE(m_backend->launches.size(), 1);
        const LaunchRequest& request = m_backend->launches.constFirst();
        QCOMPARE(request.repository, u"/home/ada/shop-api"_s);
        QCOMPARE(request.contract.title, u"Paginate GET /orders"_s);
        QCOMPARE(request.contract.task, u"Add limit and offset to GET /orders, at most 100 rows."_s);
        QCOMPARE(request.contract.scope.paths, QStringList{u"src/orders/**"_s});
        QCOMPARE(request.contract.success.command, u"npm test -- orders"_s);
        QCOMPARE(request.contract.doNot.paths, QStringList{u".github/**"_s});
        QCOMPARE(request.contract.doNot.rules, QStringList{u"Do not add dependencies."_s});
        QCOMPARE(request.contract.doNot.actions, knownActions());
        QCOMPARE(request.contract.agent, u"claude-code"_s);
        QCOMPARE(step(), 0);
        QVERIFY(field<QLineEdit>(u"title"_s)->text().isEmpty());
    }

    void errorsDisableTheStartAndSayWhy()
    {
        open();
        load(paginationContract());
        m_page->showStep(5);
        QTRY_VERIFY(footWords().startsWith(u"Fix 1 error"_s));
        auto* start = field<Button>(u"startNow"_s);
        QVERIFY(!start->isEnabled());
        QCOMPARE(start->toolTip(), footWords());
        QCOMPARE(column()->state(WizardStep::DoNot), StepColumn::State::Wrong);
        QCOMPARE(column()->state(WizardStep::Task), StepColumn::State::Valid);
        QTest::keyClick(m_page, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_backend->launches.isEmpty());
    }

    void withoutABoxItStartsOnlyWithTheTypedConsent()
    {
        open([](ValueBackend& backend) { backend.boxValue = kNoBox; });
        Contract contract = paginationContract();
        contract.doNot.paths = {u"src/auth/**"_s};
        load(contract);
        m_page->showStep(5);
        auto* start = field<Button>(u"startNow"_s);
        QTRY_VERIFY(footWords().startsWith(u"No box can be made here"_s));
        QVERIFY(!start->isEnabled());
        auto* words = field<QLineEdit>(u"consentWords"_s);
        QVERIFY(words->isVisible());
        words->setFocus();
        QTest::keyClicks(words, u"level "_s);
        QVERIFY(!start->isEnabled());
        QTest::keyClicks(words, u"B"_s);
        QTRY_VERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_COMPARE(m_backend->launches.size(), 1);
        QCOMPARE(m_backend->launches.constFirst().acceptedLevel, u"B"_s);
    }

    void withABoxNobodyIsAsked()
    {
        open();
        m_page->showStep(5);
        QTRY_VERIFY(m_page->draft().box().has_value());
        QVERIFY(!field<QLineEdit>(u"consentWords"_s)->isVisible());
    }

    void aMendButtonMends()
    {
        open();
        load(paginationContract());
        m_page->showStep(5);
        QTRY_VERIFY(finding(u"glob-matches-nothing"_s) != nullptr);
        clickMend(u"glob-matches-nothing"_s, u"Remove it"_s);
        QCOMPARE(m_page->draft().contract().doNot.paths, QStringList({u"src/auth/**"_s, u".github/**"_s}));
        QTRY_VERIFY(field<Button>(u"startNow"_s)->isEnabled());
        QCOMPARE(column()->state(WizardStep::DoNot), StepColumn::State::Valid);
        QTest::mouseClick(field<Button>(u"startNow"_s), Qt::LeftButton);
        QTRY_COMPARE(m_backend->launches.size(), 1);
    }

    void aMendButtonLeadsToItsField_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("focused");
        QTest::newRow("title") << u"no-title"_s << 0 << u"title"_s;
        QTest::newRow("task") << u"no-task"_s << 0 << u"task"_s;
        QTest::newRow("scope") << u"no-scope"_s << 0 << u"scope.paths"_s;
        QTest::newRow("check") << u"no-success-command"_s << 1 << u"success.command"_s;
    }
    void aMendButtonLeadsToItsField()
    {
        QFETCH(QString, id);
        QFETCH(int, step);
        QFETCH(QString, focused);
        open();
        m_page->showStep(5);
        QTRY_VERIFY(finding(id) != nullptr);
        QTest::mouseClick(finding(id)->findChild<Button*>(u"mend"_s), Qt::LeftButton);
        QCOMPARE(this->step(), step);
        auto* wanted = m_page->findChild<QWidget*>(focused);
        QTRY_VERIFY(wanted->hasFocus() || wanted->isAncestorOf(QApplication::focusWidget()));
    }

    void globsAreCountedWhileTheyAreWritten()
    {
        open();
        m_page->showStep(2);
        auto* list = field<EntryList>(u"do_not.paths"_s);
        auto* note = list->findChild<QLabel*>(u"addNote"_s);
        QTRY_VERIFY(m_page->draft().repository().has_value());
        QTest::keyClicks(list->field(), u"src/auth/**"_s);
        QCOMPARE(note->text(), u"14 files"_s);
        QTest::keyClick(list->field(), Qt::Key_Return);
        QCOMPARE(list->entries(), QStringList{u"src/auth/**"_s});
        QTest::keyClicks(list->field(), u"deploy/**"_s);
        QCOMPARE(note->text(), u"matches nothing in this repository"_s);
        list->field()->clear();
        QTest::keyClicks(list->field(), u"/etc"_s);
        QTest::keyClick(list->field(), Qt::Key_Return);
        QCOMPARE(list->entries(), QStringList{u"src/auth/**"_s});
        QVERIFY(!note->text().isEmpty());
        list->field()->clear();
        QTest::mouseClick(list->findChild<QAbstractButton*>(u"remove"_s), Qt::LeftButton);
        QVERIFY(list->entries().isEmpty());
        QVERIFY(m_page->draft().contract().doNot.paths.isEmpty());
    }

    void theTreePutsFoldersIntoTheScope()
    {
        open();
        auto* tree = field<QTreeView>(u"scopeTree"_s);
        QTRY_VERIFY(tree->model()->rowCount() > 0);
        const auto* model = qobject_cast<ScopeTree*>(tree->model());
        const QModelIndex orders = model->indexOf(u"src/orders"_s);
        tree->setCurrentIndex(orders);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(m_page->draft().contract().scope.paths, QStringList{u"src/orders/**"_s});
        QCOMPARE(orders.data(ScopeTree::MatchCountRole).toInt(), 20);
        QTest::keyClick(tree, Qt::Key_Return);
        QVERIFY(m_page->draft().contract().scope.paths.isEmpty());
    }

    void theCheckIsTriedOnTheBase()
    {
        open();
        m_page->showStep(1);
        auto* tryNow = field<Button>(u"tryNow"_s);
        QVERIFY(!tryNow->isEnabled());
        type(field<QPlainTextEdit>(u"success.command"_s), u"ctest -R orders"_s);
        QTRY_VERIFY(tryNow->isEnabled());
        m_backend->hold();
        QTest::mouseClick(tryNow, Qt::LeftButton);
        QVERIFY(!tryNow->isEnabled());
        m_backend->release();
        auto* result = field<QLabel>(u"tryResult"_s);
        QTRY_COMPARE(result->text(), u"It fails now with exit code 8, in 36 s. That is what it must do."_s);
        QCOMPARE(field<QPlainTextEdit>(u"tryOutput"_s)->toPlainText(), u"2 of 22 tests failed\n"_s);
        QVERIFY(m_backend->calls.contains(u"tryCheck /home/ada/shop-api ctest -R orders"_s));
        type(field<QPlainTextEdit>(u"success.command"_s), u" -V"_s);
        QCOMPARE(result->text(), u"Not tried yet."_s);
        m_backend->failNext(ErrorCode::Sandbox, u"User namespaces are off."_s);
        QTest::mouseClick(tryNow, Qt::LeftButton);
        QTRY_COMPARE(result->text(), u"It could not be tried. User namespaces are off."_s);
    }

    void limitsAreWrittenWithTheirUnits_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("value");
        QTest::newRow("minutes") << u"limits.wall_clock"_s << u"25"_s << qint64(25 * 60'000);
        QTest::newRow("seconds") << u"limits.idle"_s << u"90s"_s << qint64(90'000);
        QTest::newRow("hours") << u"limits.wall_clock"_s << u"1h30m"_s << qint64(5'400'000);
        QTest::newRow("size") << u"limits.memory"_s << u"512 MB"_s << qint64(512'000'000);
        QTest::newRow("cost") << u"limits.cost_usd"_s << u"3.5"_s << qint64(3'500'000);
        QTest::newRow("count") << u"limits.llm_calls"_s << u"12"_s << qint64(12);
    }
    void limitsAreWrittenWithTheirUnits()
    {
        QFETCH(QString, key);
        QFETCH(QString, typed);
        QFETCH(qint64, value);
        open();
        m_page->showStep(3);
        auto* limit = field<LimitField>(key);
        limit->setFocus();
        limit->selectAll();
        QTest::keyClicks(limit, typed);
        QTest::keyClick(limit, Qt::Key_Return);
        QCOMPARE(limit->value(), value);
        const ContractReading reading = readContract(tomlText());
        const Limits limits = reading.contract ? reading.contract->limits : m_page->draft().contract().limits;
        const QHash<QString, qint64> known{{u"limits.wall_clock"_s, limits.wallClock.value_or(0ms).count()},
            {u"limits.idle"_s, limits.idle.value_or(0ms).count()}, {u"limits.memory"_s, limits.memoryBytes.value_or(0)},
            {u"limits.cost_usd"_s, limits.costMicroUsd.value_or(0)},
            {u"limits.llm_calls"_s, limits.llmCalls.value_or(0)}};
        QCOMPARE(known.value(key), value);
        QTest::mouseClick(m_page->findChild<QAbstractButton*>(u"reset-"_s + key), Qt::LeftButton);
        QCOMPARE(m_page->draft().contract().limits, Limits());
    }

    void theTierSetsWhatIsNotWritten()
    {
        open();
        m_page->showStep(3);
        QTest::mouseClick(
            m_page->findChild<QWidget*>(u"tier"_s)->findChild<QAbstractButton*>(u"segment3"_s), Qt::LeftButton);
        QCOMPARE(m_page->draft().contract().tier, Tier::Large);
        QCOMPARE(field<LimitField>(u"limits.wall_clock"_s)->value(), qint64(90 * 60'000));
        QTRY_VERIFY(field<QLabel>(u"experience"_s)->text().startsWith(u"12 earlier runs here"_s));
    }

    void actionsAndNoticesAreSwitched()
    {
        open();
        m_page->showStep(2);
        QTest::mouseClick(field<QCheckBox>(u"action-commit"_s), Qt::LeftButton, {}, QPoint(8, 12));
        QVERIFY(!m_page->draft().contract().doNot.actions.contains(u"commit"_s));
        QVERIFY(!field<QCheckBox>(u"action-push"_s)->isEnabled());
        m_page->showStep(3);
        field<QCheckBox>(u"notify-limit"_s)->setFocus();
        QTest::keyClick(field<QCheckBox>(u"notify-limit"_s), Qt::Key_Space);
        QCOMPARE(m_page->draft().contract().notifyOn, QStringList({u"finished"_s, u"failed"_s, u"question"_s}));
    }

    void aCommandIsAnAgentToo()
    {
        open();
        m_page->showStep(4);
        QTest::mouseClick(field<QRadioButton>(u"agent-command"_s), Qt::LeftButton, {}, QPoint(8, 12));
        QCOMPARE(m_page->draft().contract().agent, u"command"_s);
        addEntry(u"command.argv"_s, u"python3"_s);
        addEntry(u"command.argv"_s, u"tools/agent.py"_s);
        addEntry(u"environment.pass"_s, u"LANG"_s);
        addEntry(u"environment.hosts"_s, u"registry.example"_s);
        const Contract& contract = m_page->draft().contract();
        QCOMPARE(contract.command.argv, QStringList({u"python3"_s, u"tools/agent.py"_s}));
        QCOMPARE(contract.environment.pass, QStringList{u"LANG"_s});
        QCOMPARE(contract.environment.hosts, QStringList{u"registry.example"_s});
        addEntry(u"environment.hosts"_s, u"https://registry.example/"_s);
        QCOMPARE(contract.environment.hosts.size(), 1);
    }

    void anAgentOfTheProtocolNamesItsProgramAndNotWhatItSpeaks()
    {
        open();
        m_page->showStep(4);
        QTest::mouseClick(field<QRadioButton>(u"agent-command"_s), Qt::LeftButton, {}, QPoint(8, 12));
        auto* speaks = field<QComboBox>(u"command.speaks"_s);
        QVERIFY(speaks->isVisible());
        QCOMPARE(speaks->findData(u"acp"_s), -1);
        QVERIFY(speaks->findData(u"claude-code"_s) >= 0);
        QTest::mouseClick(field<QRadioButton>(u"agent-acp"_s), Qt::LeftButton, {}, QPoint(8, 12));
        QVERIFY(!speaks->isVisible());
        addEntry(u"command.argv"_s, u"gemini"_s);
        addEntry(u"command.argv"_s, u"--acp"_s);
        const Contract& contract = m_page->draft().contract();
        QCOMPARE(contract.agent, u"acp"_s);
        QCOMPARE(contract.command.argv, QStringList({u"gemini"_s, u"--acp"_s}));
        QTest::mouseClick(field<QRadioButton>(u"agent-claude-code"_s), Qt::LeftButton, {}, QPoint(8, 12));
        QVERIFY(!field<QWidget>(u"command.argv"_s)->isVisible());
    }

    void theSectionBeingEditedIsMarked()
    {
        open();
        load(paginationContract());
        auto* toml = field<TomlView>(u"contractText"_s);
        m_page->showStep(2);
        QCOMPARE(toml->document()->findBlockByNumber(toml->markedFrom()).text(), u"[do_not]"_s);
        QVERIFY(toml->document()->findBlockByNumber(toml->markedTo()).text().startsWith(u"rules"_s));
        m_page->showStep(0);
        QCOMPARE(toml->markedFrom(), 0);
        QCOMPARE(readContract(tomlText()).contract, paginationContract());
    }

    void theDraftOutlivesThePage()
    {
        const QString file = m_folder.filePath(u"state/draft.toml"_s);
        open();
        m_page->setDraftFile(file);
        QTest::keyClicks(field<QLineEdit>(u"title"_s), u"Half a thought"_s);
        QTest::keyClick(m_page, Qt::Key_S, Qt::ControlModifier);
        QVERIFY(QFile::exists(file));
        QTest::keyClicks(field<QLineEdit>(u"title"_s), u", and more"_s);
        cleanup();
        open();
        m_page->setDraftFile(file);
        QCOMPARE(field<QLineEdit>(u"title"_s)->text(), u"Half a thought, and more"_s);
        QCOMPARE(m_page->draft().contract().task, QString());
        QCOMPARE(m_page->draft().repositoryPath(), u"/home/ada/shop-api"_s);
        QVERIFY(QFile::remove(file));
    }

    void itStartsFromAFileARunOrAnIssue()
    {
        const QString file = m_folder.filePath(u"small-fix.toml"_s);
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QVERIFY(out.write(writeContract(paginationContract())) > 0);
        out.close();
        open();
        m_backend->templateValues = {file};
        auto* menu = m_page->findChild<QMenu*>(u"startFromMenu"_s);
        Q_EMIT menu->aboutToShow();
        menu->actions().constFirst()->trigger();
        QCOMPARE(m_page->draft().contract(), paginationContract());
        m_page->startFromRun(u"earlier-3"_s);
        QTRY_COMPARE(field<QLineEdit>(u"title"_s)->text(), u"Earlier task 3"_s);
        m_page->startFromFile(m_folder.filePath(u"missing.toml"_s));
        QVERIFY(!m_page->findChild<ErrorBanner*>()->sentence().isEmpty());
        const auto actions = menu->actions();
        const auto issue = std::ranges::find(actions, u"Text of an issue…"_s, &QAction::text);
        QVERIFY(issue != actions.end());
        (*issue)->trigger();
        auto* dialog = m_page->findChild<QDialog*>(u"issueDialog"_s);
        type(dialog->findChild<QPlainTextEdit*>(u"issueText"_s), u"# Totals are wrong"_s);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"useIssue"_s), Qt::LeftButton);
        QCOMPARE(m_page->draft().contract().title, u"Totals are wrong"_s);
    }

    void aTemplateIsSaved()
    {
        open();
        load(paginationContract());
        m_page->showStep(5);
        QTest::mouseClick(field<Button>(u"saveTemplate"_s), Qt::LeftButton);
        auto* dialog = m_page->findChild<QInputDialog*>(u"templateDialog"_s);
        dialog->setTextValue(u"Small fix"_s);
        dialog->accept();
        QTRY_VERIFY(m_backend->calls.contains(u"saveTemplate Small fix"_s));
    }

    void aFailedLaunchIsSaidInPlace()
    {
        open();
        Contract contract = paginationContract();
        contract.doNot.paths.removeLast();
        load(contract);
        m_page->showStep(5);
        QTRY_VERIFY(field<Button>(u"startNow"_s)->isEnabled());
        m_backend->failNext(ErrorCode::Busy, u"10 runs await review."_s);
        QTest::keyClick(m_page, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_page->findChild<ErrorBanner*>()->sentence(), u"The run did not start. 10 runs await review."_s);
        QCOMPARE(m_page->draft().contract(), contract);
    }

    void severalAgentsRaceWithTheContract()
    {
        open([](ValueBackend& backend) { backend.agentValues[1].program = u"/usr/local/bin/codex"_s; });
        Contract contract = paginationContract();
        contract.doNot.paths.removeLast();
        load(contract);
        m_page->showStep(5);
        QTRY_VERIFY(field<Button>(u"startNow"_s)->isEnabled());
        auto* race = field<QCheckBox>(u"race"_s);
        QVERIFY(race->isEnabled() && !race->isChecked());
        QTest::mouseClick(race, Qt::LeftButton, {}, QPoint(8, race->height() / 2));
        auto* codex = field<QCheckBox>(u"racer-codex"_s);
        QVERIFY(codex->isVisible());
        QVERIFY(!field<Button>(u"startNow"_s)->isEnabled()); // one alone is no race
        QTest::mouseClick(codex, Qt::LeftButton, {}, QPoint(8, codex->height() / 2));
        QTRY_VERIFY(field<Button>(u"startNow"_s)->isEnabled());
        QCOMPARE(footWords(), u"2 runs start as slots are free."_s);
        if (const QString folder = qEnvironmentVariable("REMIT_SHOTS"); !folder.isEmpty()) {
            m_window->resize(1280, 800);
            QCoreApplication::processEvents();
            QVERIFY(pictureOf(m_window.get(), 1.0).save(QDir(folder).filePath(u"wizard-race.png"_s)));
        }
        QSignalSpy launched(m_page, &WizardPage::launched);
        QTest::keyClick(m_page, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(launched.size(), 1);
        QCOMPARE(m_backend->calls.filter(u"race "_s).size(), 1);
        QVERIFY(!race->isChecked());
    }

    void missingInstructionsAreBegun()
    {
        const QString workdir = m_folder.filePath(u"checkout"_s);
        QVERIFY(QDir().mkpath(workdir));
        open([&](ValueBackend& backend) {
            backend.repositoryValue.hasAgentInstructions = false;
            backend.repositoryValue.facts.workdir = workdir;
        });
        auto* begin = field<Button>(u"beginInstructions"_s);
        QTRY_VERIFY(begin->isVisible());
        QTest::mouseClick(begin, Qt::LeftButton);
        QVERIFY(QFile::exists(workdir + u"/AGENTS.md"_s));
        QTest::mouseClick(begin, Qt::LeftButton);
        QVERIFY(m_page->findChild<ErrorBanner*>()->sentence().contains(u"was not begun"_s));
    }

    void stepsOpenInAnyOrder()
    {
        open();
        QTest::mouseClick(column()->button(WizardStep::Agent), Qt::LeftButton);
        QCOMPARE(step(), 4);
        QTest::keyClick(m_page, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(step(), 3);
        column()->button(WizardStep::Limits)->setFocus();
        QTest::keyClick(column()->button(WizardStep::Limits), Qt::Key_Up);
        QCOMPARE(step(), 2);
    }

    void thePanelGivesWayInANarrowWindow()
    {
        open();
        m_window->resize(1280, 800);
        auto* panel = field<ContractPanel>(u"contractPanel"_s);
        QTRY_VERIFY(!panel->isVisible());
        QTest::mouseClick(field<Button>(u"showContract"_s), Qt::LeftButton);
        QVERIFY(panel->isVisible());
        m_window->resize(1440, 900);
        QTRY_VERIFY(!field<Button>(u"showContract"_s)->isVisible());
        QVERIFY(panel->isVisible());
    }

    void thePagePaintsAtEverySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("step");
        for (int step = 0; step < kWizardSteps; ++step) {
            QTest::addRow("wizard-%d-1280", step) << QSize(1280, 800) << step;
            QTest::addRow("wizard-%d-1440", step) << QSize(1440, 900) << step;
        }
        QTest::addRow("wizard-unboxed-1280") << QSize(1280, 800) << 5;
    }
    void thePagePaintsAtEverySize()
    {
        QFETCH(QSize, size);
        QFETCH(int, step);
        const bool isUnboxed = QByteArray(QTest::currentDataTag()).contains("unboxed");
        open([&](ValueBackend& backend) {
            if (isUnboxed)
                backend.boxValue = kNoBox;
        });
        load(paginationContract());
        m_window->resize(size);
        m_page->showStep(5);
        QTRY_VERIFY(m_page->draft().isJudged());
        m_page->showStep(step);
        QTRY_VERIFY(m_page->draft().isJudged());
        const QString folder = qEnvironmentVariable("REMIT_SHOTS");
        for (const auto& [scheme, ending] :
            {std::pair{RemitStyle::Scheme::Light, u""_s}, std::pair{RemitStyle::Scheme::Dark, u"-dark"_s}}) {
            m_style->setScheme(scheme);
            QTRY_COMPARE(m_window->palette().color(QPalette::Window), m_style->tokens().window);
            QCoreApplication::processEvents(); // new rows are laid out
            const QImage image = pictureOf(m_window.get(), 1.0);
            QCOMPARE(image.size(), size);
            if (!folder.isEmpty())
                QVERIFY(
                    image.save(QDir(folder).filePath(QLatin1StringView(QTest::currentDataTag()) + ending + u".png"_s)));
        }
        m_style->setScheme(RemitStyle::Scheme::Light);
    }

private:
    template <typename T>
    [[nodiscard]] T* field(const QString& name) const
    {
        return m_page->findChild<T*>(name);
    }
    [[nodiscard]] StepColumn* column() const { return m_page->findChild<StepColumn*>(); }
    [[nodiscard]] int step() const { return m_page->findChild<QStackedWidget*>()->currentIndex(); }
    [[nodiscard]] QString footWords() const { return m_page->findChild<WizardFoot*>()->words(); }
    [[nodiscard]] QByteArray tomlText() const { return field<TomlView>(u"contractText"_s)->toPlainText().toUtf8(); }
    [[nodiscard]] QWidget* finding(const QString& id) const
    {
        for (QWidget* row : m_page->findChildren<QWidget*>(u"finding-"_s + id))
            if (!row->isHidden())
                return row;
        return nullptr;
    }
    void clickMend(const QString& id, const QString& text)
    {
        for (Button* button : finding(id)->findChildren<Button*>(u"mend"_s))
            if (button->text() == text)
                QTest::mouseClick(button, Qt::LeftButton);
    }
    static void type(QPlainTextEdit* edit, const QString& text)
    {
        edit->setFocus();
        edit->moveCursor(QTextCursor::End);
        QTest::keyClicks(edit, text);
    }
    void addEntry(const QString& list, const QString& entry)
    {
        QLineEdit* add = field<EntryList>(list)->field();
        add->setFocus();
        add->clear();
        QTest::keyClicks(add, entry);
        QTest::keyClick(add, Qt::Key_Return);
    }
    void next() { QTest::keyClick(m_page, Qt::Key_Return, Qt::ControlModifier); }
    void load(const Contract& contract)
    {
        const QString file = m_folder.filePath(u"contract.toml"_s);
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QVERIFY(out.write(writeContract(contract)) > 0);
        out.close();
        m_page->startFromFile(file);
        QTRY_VERIFY(m_page->draft().isJudged());
    }

    void open(const std::function<void(ValueBackend&)>& change = {})
    {
        m_backend = std::make_unique<ValueBackend>();
        fillWizard(*m_backend);
        if (change)
            change(*m_backend);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_backend, *m_settings);
        m_page = new WizardPage(*m_backend);
        m_window->addPage({u"new"_s, Icon::NewRun, u"New run"_s, ModeBar::Place::Top, {}}, m_page);
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_page->draft().repository().has_value());
        QTRY_COMPARE(m_page->draft().contract().agent, u"claude-code"_s);
    }

    RemitStyle* m_style = nullptr;
    QTemporaryDir m_folder;
    std::unique_ptr<ValueBackend> m_backend;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    WizardPage* m_page = nullptr;
};

REMIT_GUI_TEST_MAIN(TestWizardPage)
#include "tst_wizardpage.moc"
