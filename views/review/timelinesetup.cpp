// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats.h"
#include "models/timelinewords.h"
#include "views/review/timelinelanes.h"
#include "views/review/timelinetable.h"
#include "views/review/timelineview.h"
#include "views/widgets/button.h"
#include "views/widgets/chip.h"
#include "views/widgets/iconbutton.h"
#include "views/widgets/label.h"
#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>
#include <QWheelEvent>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDetailWidth = 340;
constexpr int kFindDelayMs = 150;

QFrame* line(QFrame::Shape shape, QWidget* parent)
{
    auto* frame = new QFrame(parent);
    frame->setFrameShape(shape);
    frame->setFrameShadow(QFrame::Plain);
    frame->setForegroundRole(QPalette::Mid);
    if (shape == QFrame::HLine)
        frame->setFixedHeight(1);
    else
        frame->setFixedWidth(1);
    return frame;
}

} // namespace

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent)
    , m_rows(new TimelineRows(this))
    , m_lanes(new TimelineLanes(this))
{
    setObjectName(u"timelineView"_s);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeTools());
    all->addWidget(line(QFrame::HLine, this));
    all->addWidget(m_lanes);
    all->addWidget(line(QFrame::HLine, this));
    makeTable();
    auto* below = new QHBoxLayout;
    below->setSpacing(0);
    below->addWidget(m_table, 1);
    below->addWidget(line(QFrame::VLine, this));
    below->addWidget(makeDetail());
    all->addLayout(below, 1);
    setFocusProxy(m_lanes);
    connect(m_lanes, &TimelineLanes::picked, this, &TimelineView::choose);
    connect(m_lanes, &TimelineLanes::activated, this, &TimelineView::activate);
    connect(m_lanes, &TimelineLanes::stepped, this, &TimelineView::step);
    connect(m_lanes, &TimelineLanes::wheelPassed, this, [this](const QWheelEvent* event) {
        QScrollBar* const bar = m_table->verticalScrollBar();
        bar->setValue(bar->value() - event->angleDelta().y() * 3 / 120);
    });
    showDetail(-1);
}

Chip* TimelineView::addChip(const QString& text, const QList<TimelineKind>& kinds)
{
    auto* chip = new Chip(text, this);
    chip->setCheckable(true);
    chip->setChecked(true);
    m_switches.append({chip, kinds});
    connect(chip, &Chip::toggled, this, [this, kinds](bool on) {
        for (const TimelineKind kind : kinds)
            m_filter.hidden[size_t(kind)] = !on;
        refilter();
    });
    return chip;
}

QWidget* TimelineView::makeTools()
{
    auto* tools = new QWidget(this);
    tools->setFixedHeight(TypeScale::current().tabs());
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(4);
    const auto swatch = [this, row](const QString& text, int series, const QList<TimelineKind>& kinds) {
        Chip* const chip = addChip(text, kinds);
        chip->setSwatch(series);
        row->addWidget(chip);
    };
    swatch(tr("Calls"), 0, {TimelineKind::Call});
    swatch(tr("Read"), 4, {TimelineKind::Read});
    swatch(tr("Edit"), 1, {TimelineKind::Edit, TimelineKind::Files});
    swatch(tr("Command"), 2, {TimelineKind::Command, TimelineKind::OtherTool});
    Chip* const policy = addChip(tr("Policy"), {TimelineKind::Policy});
    policy->setGlyph(Icon::High, IconTone::Warn);
    row->addWidget(policy);
    m_warningsOnly = new Chip(tr("Warnings only"), this);
    m_warningsOnly->setCheckable(true);
    connect(m_warningsOnly, &Chip::toggled, this, [this](bool on) {
        m_filter.warningsOnly = on;
        refilter();
    });
    row->addWidget(m_warningsOnly);
    row->addStretch();
    m_find = new QLineEdit(this);
    m_find->setObjectName(u"timelineFind"_s);
    m_find->setPlaceholderText(tr("Find in events"));
    m_find->setAccessibleName(tr("Find in events"));
    m_find->setClearButtonEnabled(true);
    m_find->setFixedWidth(TypeScale::current().scaled(200));
    m_find->addAction(icons::icon(Icon::Search), QLineEdit::LeadingPosition);
    auto* delay = new QTimer(this);
    delay->setSingleShot(true);
    delay->setInterval(kFindDelayMs);
    connect(m_find, &QLineEdit::textChanged, delay, qOverload<>(&QTimer::start));
    connect(delay, &QTimer::timeout, this, [this] {
        m_filter.text = m_find->text();
        refilter();
    });
    row->addWidget(m_find);
    row->addSpacing(8);
    auto* out = new IconButton(Icon::Minus, tr("Zoom out"), IconButton::Size::Small, this);
    auto* fit = new Button(tr("Fit"), Button::Kind::Normal, this);
    auto* in = new IconButton(Icon::Plus, tr("Zoom in"), IconButton::Size::Small, this);
    fit->setSize(Button::Size::Small);
    fit->setKeyHint(u"0"_s);
    connect(out, &IconButton::clicked, m_lanes, &TimelineLanes::zoomOut);
    connect(fit, &Button::clicked, m_lanes, &TimelineLanes::fit);
    connect(in, &IconButton::clicked, m_lanes, &TimelineLanes::zoomIn);
    for (QWidget* const control : std::initializer_list<QWidget*>{out, fit, in})
        row->addWidget(control);
    return tools;
}

void TimelineView::makeTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"timelineTable"_s);
    m_table->setAccessibleName(tr("Events"));
    m_table->setModel(m_rows);
    m_table->setItemDelegate(new TimelineDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(TypeScale::current().eventRow());
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& current) { choose(m_rows->eventAt(current.row())); });
    connect(m_table, &QTableView::activated, this,
        [this](const QModelIndex& index) { activate(m_rows->eventAt(index.row())); });
    updateColumns();
}

void TimelineView::updateColumns()
{
    const TypeScale& scale = TypeScale::current();
    QHeaderView* const header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(TimelineRows::What, QHeaderView::Stretch);
    header->resizeSection(TimelineRows::Time, scale.scaled(64));
    header->resizeSection(TimelineRows::Title, scale.scaled(124));
    header->resizeSection(TimelineRows::Result, scale.scaled(170));
    header->resizeSection(TimelineRows::Figure, scale.scaled(104));
}

QWidget* TimelineView::makeDetail()
{
    m_detail = new QWidget(this);
    m_detail->setObjectName(u"timelineDetail"_s);
    m_detail->setFixedWidth(TypeScale::current().scaled(kDetailWidth));
    m_detail->setBackgroundRole(QPalette::AlternateBase);
    m_detail->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(m_detail);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    m_title = new Label(QString(), TextRole::Strong, IconTone::Text1, m_detail);
    m_when = new Label(QString(), TextRole::Small, IconTone::Text3, m_detail);
    head->addWidget(m_title, 1);
    head->addWidget(m_when);
    column->addLayout(head);
    m_sentence = new Label(QString(), TextRole::Small, IconTone::Text2, m_detail);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    m_text = new QPlainTextEdit(m_detail);
    m_text->setObjectName(u"timelineDetailText"_s);
    m_text->setAccessibleName(tr("Details of the event"));
    m_text->setReadOnly(true);
    m_text->setMinimumHeight(TypeScale::current().scaled(48));
    m_text->setFont(TypeScale::current().code);
    column->addWidget(m_text, 1);
    auto* buttons = new QHBoxLayout;
    auto* journal = new Button(tr("Show in journal"), Button::Kind::Normal, m_detail);
    auto* copy = new Button(tr("Copy"), Button::Kind::Flat, m_detail);
    journal->setSize(Button::Size::Small);
    copy->setSize(Button::Size::Small);
    connect(journal, &Button::clicked, this, [this] {
        if (m_timeline && m_event >= 0)
            Q_EMIT journalRequested(m_timeline->events()[m_event].seq);
    });
    connect(copy, &Button::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    buttons->addWidget(journal);
    buttons->addWidget(copy);
    buttons->addStretch();
    column->addLayout(buttons);
    return m_detail;
}

void TimelineView::showDetail(int event)
{
    const bool has = m_timeline && event >= 0;
    for (QWidget* const part : m_detail->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        part->setVisible(has || part == m_sentence);
    if (!has) {
        m_sentence->setText(tr("Choose an event to see all that is known of it."));
        return;
    }
    const TimelineWords words = timelineWords(*m_timeline, event);
    const Event& shownEvent = m_timeline->events()[event];
    m_title->setText(words.title);
    m_when->setText(tr("%1, event %2")
            .arg(format::clock(std::max<qint64>(0, shownEvent.timeMs - m_timeline->startMs())))
            .arg(shownEvent.seq));
    QStringList facts{words.what, words.result, words.figure};
    facts.removeAll(QString());
    m_sentence->setText(facts.join(u" · "_s));
    m_text->setPlainText(timelineDetail(*m_timeline, event));
}

} // namespace remit
