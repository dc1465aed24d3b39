// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/gallery.h"

#include "models/statuswords.h"
#include "views/widgets/activitystrip.h"
#include "views/widgets/button.h"
#include "views/widgets/card.h"
#include "views/widgets/chip.h"
#include "views/widgets/countpill.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/errorbanner.h"
#include "views/widgets/iconbutton.h"
#include "views/widgets/keycap.h"
#include "views/widgets/label.h"
#include "views/widgets/meter.h"
#include "views/widgets/sectionheading.h"
#include "views/widgets/segmentedcontrol.h"
#include "views/widgets/splitbutton.h"
#include "views/widgets/statuspill.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace remit::test {

namespace {

using namespace Qt::StringLiterals;

QHBoxLayout* row(std::initializer_list<QWidget*> widgets)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    for (QWidget* widget : widgets)
        line->addWidget(widget);
    line->addStretch(1);
    return line;
}

class IconTable : public QWidget {
public:
    IconTable() { setFixedSize(16 * 36, 4 * 36); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        for (int i = 0; i < static_cast<int>(Icon::Count); ++i) {
            const QRect place((i % 16) * 36, (i / 16) * 36, 16, 16);
            icons::paint(&painter, place, static_cast<Icon>(i), ColorTokens::of(palette()).text1);
        }
    }
};

Button* button(const QString& text, Button::Kind kind, const QString& keys = {})
{
    auto* made = new Button(text, kind);
    made->setKeyHint(keys);
    return made;
}

QHBoxLayout* buttons()
{
    auto* reject = button(u"Reject"_s, Button::Kind::Flat, u"x"_s);
    reject->setTone(IconTone::Bad);
    auto* stop = button(u"Stop all…"_s, Button::Kind::Normal);
    stop->setGlyph(Icon::Stop, IconTone::Bad);
    stop->setTone(IconTone::Bad);
    auto* off = button(u"Start now"_s, Button::Kind::Primary);
    off->setDisabledReason(u"Fix the error to start."_s);
    auto* start = button(u"Start from…"_s, Button::Kind::Normal);
    start->setMenu(new QMenu(start));
    auto* terminal = button(u"Open terminal"_s, Button::Kind::Normal);
    terminal->setSize(Button::Size::Small);
    terminal->setGlyph(Icon::Terminal);
    return row({button(u"Defer"_s, Button::Kind::Flat, u"d"_s), reject, stop,
        button(u"Send back, 2 comments"_s, Button::Kind::Normal, u"s"_s),
        new SplitButton(u"Accept: squash"_s, new QMenu), button(u"Next"_s, Button::Kind::Primary, u"Ctrl Enter"_s), off,
        start, terminal, new IconButton(Icon::Filter, u"Filter"_s), new KeyCap(u"j k"_s)});
}

QVBoxLayout* pills()
{
    auto* both = new QVBoxLayout;
    auto* outcomes = new QHBoxLayout;
    auto* processes = new QHBoxLayout;
    for (int i = 0; i <= static_cast<int>(RunStatus::Interrupted); ++i) {
        auto* pill = new StatusPill;
        pill->setStatus(static_cast<RunStatus>(i), LimitName::Cost);
        (i < 7 ? outcomes : processes)->addWidget(pill);
    }
    for (const RunState state : {RunState::Queued, RunState::Preparing, RunState::Running, RunState::Verifying}) {
        auto* pill = new StatusPill;
        pill->setState(state);
        processes->addWidget(pill);
    }
    outcomes->addStretch(1);
    processes->addStretch(1);
    both->addLayout(outcomes);
    both->addLayout(processes);
    return both;
}

QHBoxLayout* fields()
{
    auto* edit = new QLineEdit(u"src/orders/**"_s);
    auto* empty = new QLineEdit;
    empty->setPlaceholderText(u"Find in events"_s);
    auto* off = new QLineEdit(u"held"_s);
    off->setEnabled(false);
    auto* spin = new QSpinBox;
    spin->setValue(9);
    auto* combo = new QComboBox;
    combo->addItems({u"Stop and ask"_s, u"Stop, keep the work"_s});
    auto* check = new QCheckBox(u"Reviewed"_s);
    check->setChecked(true);
    auto* part = new QCheckBox(u"Some"_s);
    part->setTristate(true);
    part->setCheckState(Qt::PartiallyChecked);
    auto* radio = new QRadioButton(u"Squash"_s);
    radio->setChecked(true);
    return row(
        {edit, empty, off, spin, combo, check, new QCheckBox(u"Off"_s), part, radio, new QRadioButton(u"Merge"_s)});
}

QHBoxLayout* choices()
{
    auto* calls = new Chip(u"Calls"_s);
    calls->setSwatch(0);
    calls->setCount(u"23"_s);
    auto* policy = new Chip(u"Policy"_s);
    policy->setGlyph(Icon::High, IconTone::Warn);
    policy->setCount(u"1"_s);
    auto* off = new Chip(u"Warnings only"_s);
    off->setChecked(false);
    auto* tabs = new QTabBar;
    for (const QString& name : {u"Changes"_s, u"Timeline"_s, u"Evidence"_s})
        tabs->addTab(name);
    tabs->setDrawBase(false);
    auto* tiers = new SegmentedControl({u"trivial"_s, u"small"_s, u"medium"_s, u"large"_s});
    tiers->setCurrentIndex(1);
    return row(
        {calls, policy, off, new SegmentedControl({u"Large"_s, u"Small"_s}), tiers, tabs, new CountPill(u"8 of 10"_s)});
}

Card* meters()
{
    auto* card = new Card;
    auto* heading = new SectionHeading(u"Meters"_s);
    heading->setCount(u"4"_s);
    heading->setNote(u"They turn at 80 % and at 100 %."_s);
    card->column()->addWidget(heading);
    QList<double> levels;
    for (int i = 0; i < 48; ++i)
        levels.append(i % 11 == 0 || i > 40 ? 0.0 : 0.2 + 0.8 * ((i * 37) % 100) / 100.0);
    auto* strip = new ActivityStrip;
    strip->setLevels(levels);
    card->column()->addWidget(strip);
    const std::array<std::pair<QString, double>, 4> uses{{{u"6:12 of 10:00"_s, 0.62}, {u"8:55 of 10:00"_s, 0.89},
        {u"$2.00 of $2.00"_s, 1.0}, {u"0.2 of 1.0 MB"_s, 0.2}}};
    auto* line = new QHBoxLayout;
    line->setSpacing(20);
    for (const auto& [text, share] : uses) {
        auto* meter = new Meter(u"Limit"_s);
        meter->setUse(text, share);
        meter->setTone(share < 0.3 ? Meter::Tone::Still : Meter::Tone::Live);
        line->addWidget(meter);
    }
    card->column()->addLayout(line);
    return card;
}

QHBoxLayout* words()
{
    auto* elided = new ElidedLabel(u"bash ctest --test-dir build -R orders --output-on-failure"_s, TextRole::Code);
    elided->setFixedWidth(200);
    return row({new Label(u"Title"_s, TextRole::Title), new Label(u"$205.27"_s, TextRole::Figure), new Label(u"Base"_s),
        new Label(u"Strong"_s, TextRole::Strong), new Label(u"Small 0123"_s, TextRole::Small, IconTone::Text2),
        new Label(u"Tiny"_s, TextRole::Tiny, IconTone::Text3),
        new Label(u"warned"_s, TextRole::SmallMedium, IconTone::Warn), elided});
}

QTreeWidget* table()
{
    auto* tree = new QTreeWidget;
    tree->setHeaderLabels({u"Event"_s, u"What"_s, u"Result"_s});
    auto* group = new QTreeWidgetItem(tree, {u"src/orders"_s});
    new QTreeWidgetItem(group, {u"read"_s, u"src/orders/page.cpp"_s, u"38 lines"_s});
    auto* selected = new QTreeWidgetItem(group, {u"edit"_s, u"src/orders/store.cpp"_s, u"+9 −2"_s});
    for (int i = 0; i < 6; ++i)
        new QTreeWidgetItem(group, {u"bash"_s, u"ctest"_s, u"exit 0"_s});
    tree->expandAll();
    tree->setCurrentItem(selected);
    tree->setFixedHeight(140);
    return tree;
}

} // namespace

std::unique_ptr<QWidget> makeGallery()
{
    auto page = std::make_unique<QWidget>();
    auto* column = new QVBoxLayout(page.get());
    column->setSpacing(12);
    auto* banner = new ErrorBanner;
    banner->say(u"The journal of this run does not verify from event 412 on. Its evidence cannot be trusted."_s,
        u"Show event"_s);
    column->addWidget(banner);
    column->addLayout(words());
    column->addLayout(buttons());
    column->addLayout(pills());
    column->addLayout(fields());
    column->addLayout(choices());
    column->addWidget(meters());
    column->addWidget(new IconTable);
    column->addWidget(table());
    auto* group = new QGroupBox(u"Group"_s);
    auto* inner = new QVBoxLayout(group);
    auto* progress = new QProgressBar;
    progress->setValue(40);
    progress->setTextVisible(false);
    inner->addWidget(progress);
    inner->addWidget(new QPlainTextEdit(u"Fix issue 218: add limit and offset."_s));
    group->setFixedHeight(120);
    column->addWidget(group);
    auto* empty = new EmptyState(
        Icon::Review, u"Nothing to review"_s, u"3 runs are going on. The next one ends in about 4 min."_s);
    empty->addButton(u"New run"_s, Button::Kind::Primary)->setKeyHint(u"Ctrl N"_s);
    empty->addButton(u"Show running runs"_s);
    column->addWidget(empty, 1);
    return page;
}

QImage pictureOf(QWidget* widget, qreal ratio)
{
    QImage image((QSizeF(widget->size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    widget->render(&image);
    return image;
}

void useReferenceFont()
{
    QFont font(QStringList{u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    font.setPixelSize(13);
    QApplication::setFont(font);
}

} // namespace remit::test
