// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/views/gallery.h"
#include "views/widgets/button.h"
#include "views/widgets/chip.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/errorbanner.h"
#include "views/widgets/icons.h"
#include "views/widgets/keycap.h"
#include "views/widgets/label.h"
#include "views/widgets/loadingbar.h"
#include "views/widgets/meter.h"
#include "views/widgets/remitstyle.h"
#include "views/widgets/segmentedcontrol.h"
#include "views/widgets/statuspill.h"
#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QSvgRenderer>

#include <cmath>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

/** WCAG 2.1 contrast of two colours. */
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& color) {
        const auto part
            = [](double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
        return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
    };
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

bool isBlank(const QPixmap& pixmap)
{
    const QImage image = pixmap.toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > 0)
                return false;
        }
    }
    return true;
}

} // namespace

class TestWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_style = RemitStyle::install(*qApp);
        test::useReferenceFont();
    }
    void init()
    {
        test::failOnWarnings();
        m_style->setScheme(RemitStyle::Scheme::Light);
    }

    void everyTextHasItsContrast_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void everyTextHasItsContrast()
    {
        QFETCH(bool, dark);
        const ColorTokens& tokens = dark ? ColorTokens::dark() : ColorTokens::light();
        for (const QColor& ground :
            {tokens.bar, tokens.window, tokens.surface, tokens.raised, tokens.sunken, tokens.hover}) {
            QVERIFY(contrast(tokens.text1, ground) >= 7.0);
            QVERIFY(contrast(tokens.text2, ground) >= 4.5);
            QVERIFY(contrast(tokens.text3, ground) >= 4.5);
            QVERIFY(contrast(tokens.accent, ground) >= 4.5);
            QVERIFY(contrast(tokens.ctl, ground) >= 2.8);
        }
        QVERIFY(contrast(tokens.text2, tokens.sel) >= 4.5);
        QVERIFY(contrast(tokens.onfill, tokens.fill) >= 4.5);
        for (const ToneName name :
            {ToneName::Ok, ToneName::Warn, ToneName::Bad, ToneName::Ask, ToneName::Run, ToneName::Mute})
            QVERIFY(contrast(tokens.tone(name).text, tokens.tone(name).tint) >= 4.5);
        for (const QColor& syntax : {tokens.syntaxKeyword, tokens.syntaxType, tokens.syntaxString, tokens.syntaxComment,
                 tokens.syntaxNumber, tokens.syntaxFunction, tokens.syntaxPreprocessor}) {
            for (const QColor& ground :
                {tokens.surface, tokens.addedLine, tokens.addedWords, tokens.removedLine, tokens.removedWords})
                QVERIFY(contrast(syntax, ground) >= 4.5);
        }
    }

    void theSchemeDecidesTheTokens()
    {
        QCOMPARE(ColorTokens::of(qApp->palette()).window, ColorTokens::light().window);
        m_style->setScheme(RemitStyle::Scheme::Dark);
        QCOMPARE(ColorTokens::of(qApp->palette()).window, ColorTokens::dark().window);
        QCOMPARE(qApp->palette().color(QPalette::Base), ColorTokens::dark().surface);
    }

    void labelsFollowTheScheme()
    {
        Label label(u"late"_s, TextRole::Small, IconTone::Warn);
        label.show();
        QCOMPARE(label.palette().color(QPalette::WindowText), ColorTokens::light().toneWarn.text);
        m_style->setScheme(RemitStyle::Scheme::Dark);
        QTRY_COMPARE(label.palette().color(QPalette::WindowText), ColorTokens::dark().toneWarn.text);
    }

    void everyIconDrawsSomething()
    {
        for (int i = 0; i < static_cast<int>(Icon::Count); ++i) {
            const auto icon = static_cast<Icon>(i);
            QSvgRenderer file(u":/remit/icons/%1.svg"_s.arg(icons::name(icon)));
            QVERIFY2(file.isValid(), qPrintable(icons::name(icon)));
            QVERIFY2(!isBlank(icons::pixmap(icon, 16, Qt::black, 2.0)), qPrintable(icons::name(icon)));
        }
    }

    void iconsAreAsSharpAsTheScreen()
    {
        const QPixmap pixmap = icons::icon(Icon::Review).pixmap(QSize(16, 16), 2.0);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    }

    void aBiggerFontMakesBiggerRows()
    {
        QFont font = QApplication::font();
        font.setPixelSize(26);
        const TypeScale big = TypeScale::of(font);
        QCOMPARE(big.title.pixelSize(), 34);
        QVERIFY(big.button() > TypeScale::current().button());
        QVERIFY(big.button() >= QFontMetrics(big.base).height() + 8);
        QCOMPARE(big.diffLine() % 2, 0);
        QCOMPARE(TypeScale::current().button(), 28);
        QCOMPARE(TypeScale::current().title.pixelSize(), 17);
    }

    void aDisabledButtonSaysWhy()
    {
        Button button(u"Start now"_s, Button::Kind::Primary);
        button.setDisabledReason(u"Fix <1> error."_s);
        QVERIFY(!button.isEnabled());
        QCOMPARE(button.toolTip(), u"Fix &lt;1&gt; error."_s);
        button.setDisabledReason({});
        QVERIFY(button.isEnabled());
    }

    void aSegmentIsChosenByMouseAndKey()
    {
        SegmentedControl control({u"Large"_s, u"Small"_s});
        control.show();
        QSignalSpy changes(&control, &SegmentedControl::currentChanged);
        QTest::mouseClick(control.segment(1), Qt::LeftButton);
        QCOMPARE(control.currentIndex(), 1);
        control.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&control));
        control.segment(1)->setFocus();
        QTest::keyClick(control.segment(1), Qt::Key_Left);
        QCOMPARE(control.currentIndex(), 0);
        QCOMPARE(changes.size(), 2);
        control.setCurrentIndex(0);
        QCOMPARE(changes.size(), 2);
    }

    void aChipNamesItsCount()
    {
        Chip chip(u"Calls"_s);
        chip.setCount(u"23"_s);
        QCOMPARE(chip.accessibleName(), u"Calls, 23"_s);
        QTest::mouseClick(&chip, Qt::LeftButton);
        QVERIFY(!chip.isChecked());
    }

    void anElidedLabelKnowsThatItIsCut()
    {
        ElidedLabel label(u"a rather long title that cannot fit"_s);
        label.resize(60, 20);
        QVERIFY(label.isElided());
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
    }

    void aMeterSpeaks()
    {
        Meter meter(u"Time"_s);
        meter.setUse(u"6:12 of 10:00"_s, 0.62);
        QCOMPARE(meter.accessibleName(), u"Time: 6:12 of 10:00"_s);
    }

    void aPillHasIconWordAndTone_data()
    {
        QTest::addColumn<RunStatus>("status");
        QTest::addColumn<ToneName>("tone");
        QTest::newRow("ok") << RunStatus::Ok << ToneName::Ok;
        QTest::newRow("limit") << RunStatus::Limit << ToneName::Warn;
        QTest::newRow("question") << RunStatus::Question << ToneName::Ask;
        QTest::newRow("error") << RunStatus::Error << ToneName::Bad;
        QTest::newRow("stopped") << RunStatus::Stopped << ToneName::Mute;
    }
    void aPillHasIconWordAndTone()
    {
        QFETCH(RunStatus, status);
        QFETCH(ToneName, tone);
        StatusPill pill;
        pill.setStatus(status, LimitName::Cost);
        QVERIFY(!pill.text().isEmpty());
        QCOMPARE(lookOf(status).tone, tone);
        pill.resize(pill.sizeHint());
        const QImage image = test::pictureOf(&pill, 1.0);
        QCOMPARE(image.pixelColor(10, 2), ColorTokens::light().tone(tone).tint);
    }

    void everyOutcomeHasAShapeOfItsOwn()
    {
        QList<int> shapes;
        for (int i = 0; i <= static_cast<int>(RunStatus::Interrupted); ++i) {
            const int shape = static_cast<int>(lookOf(static_cast<RunStatus>(i)).icon);
            QVERIFY(!shapes.contains(shape));
            shapes.append(shape);
        }
    }

    void aBannerIsHiddenUntilSomethingIsSaid()
    {
        ErrorBanner banner;
        QVERIFY(banner.isHidden());
        banner.say(u"It failed."_s, u"Try again"_s);
        QVERIFY(!banner.isHidden());
        QSignalSpy tried(&banner, &ErrorBanner::actionTriggered);
        QTest::mouseClick(banner.findChild<Button*>(u"bannerAction"_s), Qt::LeftButton);
        QCOMPARE(tried.size(), 1);
        QTest::mouseClick(banner.findChild<QAbstractButton*>(u"bannerClose"_s), Qt::LeftButton);
        QVERIFY(banner.isHidden());
    }

    void loadingShowsNothingAtFirst()
    {
        QWidget pane;
        pane.resize(300, 200);
        pane.show();
        LoadingBar bar(&pane);
        bar.start(u"Reading 85,000 lines"_s);
        QVERIFY(!bar.isVisible());
        QTRY_VERIFY(bar.isVisible());
        bar.stop();
        QVERIFY(!bar.isVisible());
    }

    /** REMIT_SHOTS=folder keeps the pictures, for a person to look at. */
    void theGalleryPaintsInBothSchemes()
    {
        const QString folder = qEnvironmentVariable("REMIT_SHOTS");
        for (const auto& [scheme, name] : {std::pair{RemitStyle::Scheme::Light, u"gallery"_s},
                 std::pair{RemitStyle::Scheme::Dark, u"gallery-dark"_s}}) {
            m_style->setScheme(scheme);
            const std::unique_ptr<QWidget> page = test::makeGallery();
            page->resize(1200, 1150);
            page->show();
            QVERIFY(QTest::qWaitForWindowExposed(page.get()));
            const QImage image = test::pictureOf(page.get(), 2.0);
            QCOMPARE(image.pixelColor(2, image.height() / 2), m_style->tokens().window);
            if (!folder.isEmpty())
                QVERIFY(image.save(QDir(folder).filePath(name + u".png"_s)));
        }
    }

private:
    RemitStyle* m_style = nullptr;
};

REMIT_GUI_TEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
