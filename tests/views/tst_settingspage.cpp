// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/valuebackend.h"
#include "tests/views/gallery.h"
#include "views/settings/settingspage.h"
#include "views/shell/mainwindow.h"
#include "views/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QListWidget>
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
    values.agents = {{u"Claude Code"_s, u"/home/me/.local/bin/claude"_s, u"2.1.4"_s, {}},
        {u"Codex"_s, {}, {}, u"Codex was not found in your login shell's PATH. Install it, or give its path here."_s}};
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
        QVERIFY(spoken.contains(u"Claude Code: 2.1.4, /home/me/.local/bin/claude. "_s));
        QVERIFY(spoken.join(u'|').contains(u"Codex: not found. Codex was not found"_s));
    }

    void theSectionsAreWalkedByKey()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        ValueBackend backend;
        MainWindow window(backend, settings);
        auto* page = new SettingsPage;
        page->setValues(sampleValues());
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
            if (!pictures.isEmpty())
                QVERIFY(pictureOf(&window, 1.0).save(QDir(pictures).filePath(u"settings-%1.png"_s.arg(section))));
            QTest::keyClick(sections, Qt::Key_Down);
        }
    }

private:
    RemitStyle* m_style = nullptr;
};

REMIT_GUI_TEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
