// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/valuebackend.h"
#include "tests/views/gallery.h"
#include "views/settings/agentsform.h"
#include "views/settings/saidline.h"
#include "views/settings/settingspage.h"
#include "views/shell/mainwindow.h"
#include "views/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

SettingsValues sampleValues()
{
    SettingsValues values;
    values.slotCount = 9;
    const auto limits = [](LimitHolder calls) {
        return QList<LimitHolding>{{LimitName::WallClock, LimitHolder::Harness, {}}, {LimitName::LlmCalls, calls, {}},
            {LimitName::Cost, calls, {}}, {LimitName::Memory, LimitHolder::Harness, {}}};
    };
    values.agents = {{u"claude-code"_s, u"Claude Code"_s, u"/home/me/.local/bin/claude"_s, u"2.1.4"_s, {},
                         Metering::Gateway, limits(LimitHolder::Gateway), {u"anthropic"_s}},
        {u"codex"_s, u"Codex"_s, {}, {}, u"No program \"codex\" in /usr/local/bin, /usr/bin. Install it."_s,
            Metering::Gateway, limits(LimitHolder::Gateway), {u"openai"_s}},
        {u"talker"_s, u"Talker"_s, u"/usr/bin/talker"_s, {}, {}, Metering::SelfReported,
            limits(LimitHolder::SelfReported), {}},
        {u"silent"_s, u"Silent"_s, u"/usr/bin/silent"_s, u"1.0"_s, {}, Metering::Unknown, limits(LimitHolder::Nobody),
            {}}};
    values.providers = {{u"anthropic"_s, u"Anthropic"_s, ProviderLine::Key::Environment, u"ANTHROPIC_API_KEY"_s,
                            u"ANTHROPIC_API_KEY"_s, {}, u"https://api.anthropic.com"_s, false, {}},
        {u"openai"_s, u"OpenAI"_s, ProviderLine::Key::Keyring, {}, u"OPENAI_API_KEY"_s, u"http://llm.example/v1"_s,
            u"http://llm.example/v1"_s, true, {}},
        {u"gemini"_s, u"Google Gemini"_s, ProviderLine::Key::None, {}, u"GEMINI_API_KEY"_s, {},
            u"https://generativelanguage.googleapis.com"_s, false, {}}};
    values.sandbox = {{u"Box"_s, u"bubblewrap 0.11.0, level A"_s, ToneName::Ok, {}},
        {u"Memory"_s, u"held by the supervisor only"_s, ToneName::Warn,
            u"Start a systemd user session, then the kernel holds it."_s}};
    return values;
}

} // namespace

class TestSettingsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_style = RemitStyle::install(*qApp);
        useReferenceFont();
    }
    void init() { failOnWarnings(); }

    void whatIsShownAsksForNothing()
    {
        SettingsPage page;
        QSignalSpy slotsChosen(&page, &SettingsPage::slotsChosen);
        QSignalSpy schemeChosen(&page, &SettingsPage::schemeChosen);
        page.setValues(sampleValues());
        QCOMPARE(page.findChild<QSpinBox*>(u"settingsSlots"_s)->value(), 9);
        QCOMPARE(slotsChosen.size() + schemeChosen.size(), 0);
    }

    void aChangeActsAtOnce()
    {
        SettingsPage page;
        page.setValues(sampleValues());
        QSignalSpy slotsChosen(&page, &SettingsPage::slotsChosen);
        QSignalSpy limitChosen(&page, &SettingsPage::reviewLimitChosen);
        QSignalSpy schemeChosen(&page, &SettingsPage::schemeChosen);
        QSignalSpy keysChosen(&page, &SettingsPage::singleKeysChosen);
        page.findChild<QSpinBox*>(u"settingsSlots"_s)->setValue(4);
        page.findChild<QSpinBox*>(u"settingsReviewLimit"_s)->setValue(20);
        page.findChild<SegmentedControl*>(u"settingsScheme"_s)->segment(2)->click();
        page.findChild<QAbstractButton*>(u"settingsSingleKeys"_s)->click();
        QCOMPARE(slotsChosen.takeFirst(), QVariantList{4});
        QCOMPARE(limitChosen.takeFirst(), QVariantList{20});
        QCOMPARE(schemeChosen.takeFirst().constFirst().value<RemitStyle::Scheme>(), RemitStyle::Scheme::Dark);
        QCOMPARE(keysChosen.takeFirst(), QVariantList{false});
    }

    void factsAreSpokenWithTheirAdvice()
    {
        SettingsPage page;
        page.setValues(sampleValues());
        QStringList spoken;
        for (const QWidget* row : page.findChild<QWidget*>(u"settingsAgents"_s)->findChildren<QWidget*>())
            spoken.append(row->accessibleName());
        const QString all = spoken.join(u'|');
        QVERIFY2(all.contains(u"Claude Code. 2.1.4. /home/me/.local/bin/claude · calls Anthropic. metered at the "
                              "gateway. All limits hold"_s),
            qPrintable(all));
        QVERIFY2(all.contains(u"Codex. not found. No program"_s), qPrintable(all));
        QVERIFY2(all.contains(u"only as far as the agent tells the truth: calls, cost"_s), qPrintable(all));
        QVERIFY2(all.contains(u"These limits cannot hold: calls, cost"_s), qPrintable(all));
    }

    void aTestIsAskedForShownAndCancelled()
    {
        SettingsPage page;
        page.setValues(sampleValues());
        QSignalSpy requested(&page.agents(), &AgentsForm::testRequested);
        QSignalSpy cancelled(&page.agents(), &AgentsForm::testCancelled);
        auto* button = page.findChild<QAbstractButton*>(u"agentTest-claude-code"_s);
        const auto* said = page.findChild<SaidLine*>(u"agentTested-claude-code"_s);
        QVERIFY(said->isHidden());
        button->click();
        QCOMPARE(requested.takeFirst(), QVariantList{u"claude-code"_s});
        page.agents().setTest(u"claude-code"_s, {AgentTestLine::State::Going, u"It is asked."_s});
        QCOMPARE(said->sentence(), u"It is asked."_s);
        QCOMPARE(button->text(), u"Cancel"_s);
        button->click();
        QCOMPARE(cancelled.takeFirst(), QVariantList{u"claude-code"_s});
        QVERIFY(requested.isEmpty());
        page.agents().setTest(u"claude-code"_s, {AgentTestLine::State::Fails, u"No\u202e sign-in."_s});
        QCOMPARE(button->text(), u"Test"_s);
        QVERIFY(!said->sentence().contains(QChar(0x202e)));
        QVERIFY(page.findChild<QAbstractButton*>(u"agentTest-codex"_s)->isHidden());
    }

    void aKeyIsGivenOnceAndNeverShown()
    {
        SettingsPage page;
        page.setValues(sampleValues());
        page.findChild<QListWidget*>(u"settingsSections"_s)->setCurrentRow(2);
        page.resize(1000, 900);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy given(&page.agents(), &AgentsForm::keyGiven);
        auto* field = page.findChild<QLineEdit*>(u"key-anthropic"_s);
        QVERIFY(field->parentWidget()->isHidden());
        page.findChild<QAbstractButton*>(u"keySet-anthropic"_s)->click();
        QVERIFY(!field->parentWidget()->isHidden());
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        QTest::keyClicks(field, u" sk-secret "_s);
        page.setValues(sampleValues()); // what is typed stays
        page.findChild<QAbstractButton*>(u"keyStore-anthropic"_s)->click();
        QCOMPARE(given.takeFirst(), (QVariantList{u"anthropic"_s, u"sk-secret"_s}));
        QVERIFY(field->text().isEmpty() && field->parentWidget()->isHidden());
        page.findChild<QAbstractButton*>(u"keySet-anthropic"_s)->click();
        QTest::keyClicks(field, u"sk-other"_s);
        QTest::keyClick(field, Qt::Key_Escape);
        page.findChild<QAbstractButton*>(u"keySet-anthropic"_s)->click();
        QVERIFY(field->text().isEmpty());
        page.findChild<QAbstractButton*>(u"keyStore-anthropic"_s)->click();
        QVERIFY(given.isEmpty());
    }

    void aCardGrowsWithWhatItSays()
    {
        const QString pictures = qEnvironmentVariable("REMIT_SHOTS");
        SettingsPage page;
        page.setValues(sampleValues());
        page.findChild<QListWidget*>(u"settingsSections"_s)->setCurrentRow(2);
        page.resize(1204, 776);
        page.show();
        page.findChild<QAbstractButton*>(u"keySet-gemini"_s)->click();
        page.agents().sayKeyProblem(u"gemini"_s, u"The keyring is locked. Unlock it, then try again."_s);
        const auto* scroll = qobject_cast<QScrollArea*>(page.agents().parentWidget()->parentWidget());
        QVERIFY(scroll);
        for (const auto& name : {u"key-gemini"_s, u"address-gemini"_s, u"address-openai"_s}) {
            const auto* field = page.findChild<QLineEdit*>(name);
            QTRY_COMPARE_GE(field->height(), field->sizeHint().height());
        }
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        if (!pictures.isEmpty())
            QVERIFY(pictureOf(&page, 1.0).save(QDir(pictures).filePath(u"settings-providers.png"_s)));
    }

    void onlyAKeyInTheKeyringCanBeRemoved()
    {
        SettingsPage page;
        page.setValues(sampleValues());
        QSignalSpy removed(&page.agents(), &AgentsForm::keyRemoved);
        QVERIFY(page.findChild<QAbstractButton*>(u"keyRemove-anthropic"_s)->isHidden());
        page.findChild<QAbstractButton*>(u"keyRemove-openai"_s)->click();
        QCOMPARE(removed.takeFirst(), QVariantList{u"openai"_s});
    }

    void anAddressIsChosenWhenItIsWhole()
    {
        SettingsPage page;
        page.setValues(sampleValues());
        QSignalSpy chosen(&page.agents(), &AgentsForm::addressChosen);
        auto* field = page.findChild<QLineEdit*>(u"address-gemini"_s);
        QCOMPARE(field->placeholderText(), u"https://generativelanguage.googleapis.com"_s);
        QTest::keyClicks(field, u"https://llm.example"_s);
        QVERIFY(chosen.isEmpty());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(chosen.takeFirst(), (QVariantList{u"gemini"_s, u"https://llm.example"_s}));
    }

    void theSectionsAreWalkedByKey()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        ValueBackend backend;
        MainWindow window(backend, settings);
        auto* page = new SettingsPage;
        page->setValues(sampleValues());
        page->agents().setTest(u"claude-code"_s,
            {AgentTestLine::State::Works, u"It works: 1 call at the gateway, <$0.01, 3 s. It says: Hello."_s});
        page->agents().setTest(u"talker"_s, {AgentTestLine::State::Going, u"It is asked for one short answer."_s});
        window.addPage({u"settings"_s, Icon::Settings, u"Settings"_s, ModeBar::Place::Bottom, {}}, page);
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto* sections = page->findChild<QListWidget*>(u"settingsSections"_s);
        page->activated();
        QVERIFY(sections->hasFocus());
        const QString pictures = qEnvironmentVariable("REMIT_SHOTS");
        for (int section = 0; section < sections->count(); ++section) {
            QCOMPARE(sections->currentRow(), section);
            for (const auto& [scheme, name] :
                {std::pair{RemitStyle::Scheme::Dark, u"-dark"_s}, std::pair{RemitStyle::Scheme::Light, QString()}}) {
                if (pictures.isEmpty())
                    continue;
                m_style->setScheme(scheme);
                QTRY_COMPARE(window.palette().color(QPalette::Window), m_style->tokens().window);
                QVERIFY(pictureOf(&window, 1.0)
                        .save(QDir(pictures).filePath(u"settings-%1%2.png"_s.arg(section).arg(name))));
            }
            QTest::keyClick(sections, Qt::Key_Down);
        }
    }

private:
    RemitStyle* m_style = nullptr;
};

REMIT_GUI_TEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
