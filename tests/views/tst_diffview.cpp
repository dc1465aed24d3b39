// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/views/diffviewcases.h"
#include "views/review/entrynotice.h"
#include "views/review/imagediff.h"
#include "views/widgets/remitstyle.h"
#include "views/widgets/tokens.h"

#include <QAccessible>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

using namespace remit;

namespace {

/** Shown, compared and coloured. */
std::unique_ptr<DiffView> opened(const DiffContent& content)
{
    auto view = std::make_unique<DiffView>();
    view->resize(900, 500);
    view->show();
    view->setFocus();
    QSignalSpy shown(view.get(), &DiffView::contentShown);
    view->setContent(content);
    if (shown.isEmpty())
        shown.wait();
    return view;
}

bool showsColor(const DiffView& view, const QColor& color)
{
    const QImage image = view.viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
    const QRgb wanted = color.rgb();
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        if (std::find(line, line + image.width(), wanted) != line + image.width())
            return true;
    }
    return false;
}

QString spoken(DiffView& view, int row)
{
    QAccessibleInterface* const all = QAccessible::queryAccessibleInterface(&view);
    QAccessibleInterface* const one = all ? all->child(row) : nullptr;
    return one ? one->text(QAccessible::Name) : QString();
}

} // namespace

class TestDiffView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { RemitStyle::install(*qApp)->setScheme(RemitStyle::Scheme::Light); }
    void init() { QTest::failOnWarning(); }

    /** The first test: what the first view of a program says. */
    void theFirstViewSpeaksItsLines()
    {
        const auto view = opened(test::sampleChange());
        QVERIFY(spoken(*view, 0).contains(u"folded"_s));
    }

    void aChangeIsComparedAndCounted()
    {
        const auto view = opened(test::sampleChange());
        QCOMPARE(view->changeCount(), 2);
        QCOMPARE(view->added(), 3);
        QCOMPARE(view->removed(), 1);
        QCOMPARE(view->currentChange(), 0);
        QVERIFY((view->currentPlace() == DiffPlace{DiffSide::New, 10}));
    }

    void addedAndRemovedHaveTheirColoursAndWords()
    {
        const auto view = opened(test::sampleChange());
        const ColorTokens& tokens = ColorTokens::light();
        for (const QColor& color : {tokens.addedLine, tokens.removedLine, tokens.addedGutter, tokens.removedGutter,
                 tokens.addedWords, tokens.removedWords, tokens.fill})
            QVERIFY2(showsColor(*view, color), qPrintable(color.name()));
    }

    void syntaxColoursArrive()
    {
        const auto view = opened(test::sampleChange());
        QTRY_VERIFY(view->isColored());
        const QImage colored = view->viewport()->grab().toImage();
        DiffContent plain = test::sampleChange();
        plain.change.path = plain.change.oldPath = "src/a.unknown-kind";
        const auto other = opened(plain);
        QTRY_VERIFY(other->isColored());
        QVERIFY(colored != other->viewport()->grab().toImage());
    }

    void keysGoThroughChangesAndMarkThem()
    {
        const auto view = opened(test::sampleChange());
        QSignalSpy current(view.get(), &DiffView::currentChangeChanged);
        QSignalSpy seen(view.get(), &DiffView::changeSeen);
        QTest::keyClick(view.get(), Qt::Key_N);
        QCOMPARE(view->currentChange(), 1);
        QCOMPARE(current.last().first().toInt(), 1);
        QTest::keyClick(view.get(), Qt::Key_V);
        QCOMPARE(view->seenChanges(), QList<int>{1});
        QCOMPARE(seen.last(), (QVariantList{1, true}));
        QTest::keyClick(view.get(), Qt::Key_P);
        QCOMPARE(view->currentChange(), 0);
        QVERIFY(!view->goToPreviousChange());
        view->goToChange(1);
        QVERIFY(!view->goToNextChange());
    }

    void theLayoutSwitchesAndKeepsThePlace()
    {
        const auto view = opened(test::sampleChange());
        view->goToPlace({DiffSide::New, 41});
        QTest::keyClick(view.get(), Qt::Key_M);
        QVERIFY(view->diffLayout() == DiffLayout::Unified);
        QVERIFY((view->currentPlace() == DiffPlace{DiffSide::New, 41}));
        QTest::keyClick(view.get(), Qt::Key_M);
        QVERIFY(view->diffLayout() == DiffLayout::SideBySide);
    }

    void singleKeysCanBeOff()
    {
        const auto view = opened(test::sampleChange());
        view->setSingleKeys(DiffView::SingleKeys::Off);
        QTest::keyClick(view.get(), Qt::Key_M);
        QVERIFY(view->diffLayout() == DiffLayout::SideBySide);
    }

    void aCommentIsWrittenInPlaceAndSavedWithControlEnter()
    {
        const auto view = opened(test::sampleChange());
        QSignalSpy added(view.get(), &DiffView::commentAdded);
        QTest::keyClick(view.get(), Qt::Key_C);
        auto* editor = view->findChild<QPlainTextEdit*>(u"commentEditor"_s);
        QVERIFY(editor && editor->isVisible());
        QTest::keyClicks(editor, u"Why m and n?"_s);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(added.size(), 1);
        QVERIFY((added.first()[0].value<DiffPlace>() == DiffPlace{DiffSide::New, 10}));
        QCOMPARE(added.first()[1].toString(), u"Why m and n?"_s);
        QVERIFY(!editor->isVisible());
        QVERIFY(!view->hasUnsavedComment());
    }

    void escapeKeepsTheDraft()
    {
        const auto view = opened(test::sampleChange());
        QSignalSpy added(view.get(), &DiffView::commentAdded);
        QTest::keyClick(view.get(), Qt::Key_C);
        auto* editor = view->findChild<QPlainTextEdit*>(u"commentEditor"_s);
        QTest::keyClicks(editor, u"half"_s);
        QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(added.isEmpty());
        QVERIFY(view->hasUnsavedComment());
        view->beginCommentAt({DiffSide::New, 10});
        QCOMPARE(editor->toPlainText(), u"half"_s);
    }

    void findingsAndCommentsStandBelowTheirLines()
    {
        const auto view = opened(test::sampleChange());
        view->setFindings({{u"gate-weakened"_s, FindingSeverity::High, u"src/a.cpp"_s, 10, u"Check is off."_s}});
        view->setComments({{u"1"_s, {DiffSide::New, 10}, u"A comment"_s, {}, DiffComment::State::Draft}});
        QStringList rows;
        for (int row = 0; row < 12; ++row)
            rows.append(spoken(*view, row));
        const qsizetype line = rows.indexOf(
            u"line 10 removed: int value10 = call10(); // word; line 10 added: int value10 = other(); // word"_s);
        QVERIFY2(line > 0, qPrintable(rows.join(u'\n')));
        QVERIFY(rows[line + 1].contains(u"Check is off."_s));
        QVERIFY(rows[line + 2].contains(u"A comment"_s));
        QVERIFY(showsColor(*view, ColorTokens::light().toneBad.text));
    }

    void aFoldOpensWithEnter()
    {
        const auto view = opened(test::sampleChange());
        QVERIFY(spoken(*view, 0).contains(u"folded"_s));
        QTest::keyClick(view.get(), Qt::Key_Home);
        QTest::keyClick(view.get(), Qt::Key_Return);
        QVERIFY(spoken(*view, 0).startsWith(u"line 1:"_s));
    }

    void aLineInAFoldIsShownWhenOneGoesThere()
    {
        const auto view = opened(test::sampleChange());
        view->goToPlace({DiffSide::New, 25});
        QVERIFY((view->currentPlace() == DiffPlace{DiffSide::New, 25}));
    }

    void searchCountsAndWraps()
    {
        const auto view = opened(test::sampleChange());
        QSignalSpy found(view.get(), &DiffView::found);
        view->find(u"added"_s);
        QCOMPARE(found.last(), (QVariantList{1, 1}));
        view->find(u"word"_s);
        QCOMPARE(found.last()[1].toInt(), 61);
        view->findPrevious();
        view->findNext();
        view->find(u"nowhere"_s);
        QCOMPARE(found.last(), (QVariantList{0, 0}));
    }

    void selectedTextIsOfOneSide()
    {
        const auto view = opened(test::sampleChange());
        QWidget* const port = view->viewport();
        const int y = 24 + 3 * 20 + 10; // below the fold and three lines: line 10
        QTest::mousePress(port, Qt::LeftButton, Qt::NoModifier, QPoint(port->width() / 2 + 70, y));
        QTest::mouseMove(port, QPoint(port->width() - 4, y));
        QMouseEvent move(QEvent::MouseMove, QPointF(port->width() - 4, y),
            port->mapToGlobal(QPointF(port->width() - 4, y)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(port, &move);
        QTest::mouseRelease(port, Qt::LeftButton, Qt::NoModifier, QPoint(port->width() - 4, y));
        QVERIFY2(view->selectedText().contains(u"value10 = other();"_s), qPrintable(view->selectedText()));
        QTest::keyClick(view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), view->selectedText());
    }

    void theWheelScrollsThreeLines()
    {
        const auto view = opened(test::sampleChange());
        view->openAllFolds();
        view->verticalScrollBar()->setValue(0);
        QWheelEvent wheel(QPointF(50, 50), view->viewport()->mapToGlobal(QPointF(50, 50)), {}, {0, -120}, Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view->viewport(), &wheel);
        QCOMPARE(view->verticalScrollBar()->value(), 3 * view->verticalScrollBar()->singleStep());
    }

    void aMegabyteLineDoesNotFreeze()
    {
        DiffContent content = test::sampleChange();
        content.sides.newBytes += QByteArray(1'000'000, 'x') + '\n';
        content.sides.oldBytes += QByteArray(900'000, 'x') + "\xe4\xb8\xad\n";
        QElapsedTimer timer;
        timer.start();
        const auto view = opened(content);
        view->goToChange(2);
        view->viewport()->grab();
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(view->horizontalScrollBar()->maximum() > 5'000'000);
    }

    void whatIsNotTextHasAFormOfItsOwn_data()
    {
        QTest::addColumn<quint32>("mode");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("title");
        QTest::newRow("binary") << 0100644U << QByteArray("a\0b", 3) << QByteArray("a\0c", 3)
                                << u"Binary file changed"_s;
        QTest::newRow("link") << 0120000U << QByteArray("here") << QByteArray("/etc/passwd")
                              << u"Symbolic link changed"_s;
        QTest::newRow("submodule") << 0160000U << QByteArray("Subproject commit 1\n")
                                   << QByteArray("Subproject commit 2\n") << u"Submodule moved to another commit"_s;
        QTest::newRow("content unchanged")
            << 0100644U << QByteArray("a\n") << QByteArray("a\n") << u"Content unchanged"_s;
    }

    void whatIsNotTextHasAFormOfItsOwn()
    {
        QFETCH(quint32, mode);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, title);
        DiffContent content;
        content.change.path = content.change.oldPath = "x.dat";
        content.change.oldMode = content.change.newMode = mode;
        content.sides = {before, after, true, true, {}};
        const auto view = opened(content);
        auto* notice = view->findChild<EntryNotice*>();
        QVERIFY(notice);
        QVERIFY2(notice->accessibleName().contains(title), qPrintable(notice->accessibleName()));
        QCOMPARE(notice->geometry(), view->rect());
        QVERIFY(!notice->grab().isNull());
        QSignalSpy shown(view.get(), &DiffView::contentShown);
        view->setContent(test::sampleChange());
        QTRY_COMPARE(shown.size(), 1);
        QVERIFY(!view->findChild<EntryNotice*>());
    }

    void imagesStandSideBySide()
    {
        QByteArray png;
        QBuffer buffer(&png);
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QImage image(20, 10, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(&buffer, "PNG"));
        DiffContent content;
        content.change.path = "a.png";
        content.change.kind = ChangeKind::Added;
        content.change.newMode = 0100644;
        content.sides = {{}, png, false, true, {}};
        const auto view = opened(content);
        auto* images = view->findChild<ImageDiff*>();
        QVERIFY(images);
        QTRY_VERIFY(images->isRead());
        QVERIFY(images->accessibleName().contains(u"20 × 10"_s));
    }

    void anotherFileForgetsTheMarksOfTheOneBefore()
    {
        const auto view = opened(test::sampleChange());
        view->setSeenChanges({0, 1});
        DiffContent other = test::sampleChange();
        other.change.path = "src/b.cpp";
        QSignalSpy shown(view.get(), &DiffView::contentShown);
        view->setContent(other);
        QTRY_COMPARE(shown.size(), 1);
        QVERIFY(view->seenChanges().isEmpty());
    }
};

REMIT_GUI_TEST_MAIN(TestDiffView)
#include "tst_diffview.moc"
