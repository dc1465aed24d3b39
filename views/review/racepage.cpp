// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/racepage.h"

#include "models/queuewords.h"
#include "views/widgets/button.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/label.h"
#include "views/widgets/statuspill.h"
#include "views/widgets/tokens.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QPainter>
#include <QScrollArea>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr int kNames = 112; ///< width of the names of facts
constexpr int kColumn = 196; ///< least width of a run

IconTone toneOf(RaceTable::Standing standing)
{
    switch (standing) {
    case RaceTable::Standing::Good:
        return IconTone::Ok;
    case RaceTable::Standing::Warning:
        return IconTone::Warn;
    case RaceTable::Standing::Bad:
        return IconTone::Bad;
    case RaceTable::Standing::Unknown:
        return IconTone::Text3;
    case RaceTable::Standing::Plain:
        break;
    }
    return IconTone::Text1;
}

/** The table itself: lines between its rows and columns. */
class RaceGrid : public QWidget {
public:
    RaceGrid()
        : cells(new QGridLayout)
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(16, 16, 16, 16);
        column->setSpacing(12);
        cells->setHorizontalSpacing(0);
        cells->setVerticalSpacing(0);
        column->addLayout(cells);
        column->addWidget(
            new Label(RacePage::tr("Best first: OK, then fewer high findings, then smaller cost. 1 to 9 open "
                                   "a run, Enter the best."),
                TextRole::Small, IconTone::Text3));
        column->addStretch(1);
    }

    QGridLayout* cells;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        const ColorTokens& tokens = ColorTokens::of(palette());
        painter.fillRect(rect(), tokens.surface);
        painter.setPen(QPen(tokens.border, 0));
        const QRect all = cells->geometry();
        for (int row = 1; row < cells->rowCount(); ++row) {
            const int y = cells->cellRect(row, 0).top();
            painter.drawLine(all.left(), y, all.right(), y);
        }
        for (int column = 1; column < cells->columnCount(); ++column) {
            const int x = cells->cellRect(0, column).left();
            painter.drawLine(x, all.top(), x, all.bottom());
        }
        painter.drawRect(all.adjusted(0, 0, -1, -1));
    }
};

} // namespace

/** The records of one reading, as they come in. */
struct RacePage::Answers {
    QList<AuditRecord> records;
    qsizetype open = 0;
};

RacePage::RacePage(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_title(new ElidedLabel({}, TextRole::Title))
    , m_meta(new ElidedLabel({}, TextRole::Small, IconTone::Text2))
    , m_scroll(new QScrollArea)
{
    setObjectName(u"racePage"_s);
    m_title->setObjectName(u"raceTitle"_s);
    m_meta->setObjectName(u"raceMeta"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(16, 12, 16, 10);
    head->setSpacing(6);
    head->addWidget(m_title);
    head->addWidget(m_meta);
    column->addLayout(head);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    column->addWidget(m_scroll, 1);
    connect(&m_table, &RaceTable::modelReset, this, &RacePage::rebuild);
    connect(&m_table, &RaceTable::headerDataChanged, this, &RacePage::rebuild);
    connect(&backend, &Backend::runsChanged, this, [this](const QStringList& runIds) {
        const bool ours = runIds.isEmpty()
            || std::ranges::any_of(runIds, [this](const QString& id) { return m_runs.contains(id); });
        if (!m_race.isEmpty() && ours)
            read();
    });
}

void RacePage::setAgentNames(const QHash<QString, QString>& names)
{
    m_table.setAgentNames(names);
}

void RacePage::open(const QString& race)
{
    if (race == m_race)
        return;
    m_race = race;
    m_runs.clear();
    ++m_asked;
    m_table.setRuns({});
    if (!race.isEmpty())
        read();
}

void RacePage::read()
{
    RunFilter filter;
    filter.race = m_race;
    m_backend.runs(filter).then(this, [this, asked = ++m_asked](const Result<QList<RunRow>>& rows) {
        if (asked != m_asked)
            return;
        if (!rows) {
            Q_EMIT failed(tr("The race cannot be read. %1").arg(rows.error().detail));
            return;
        }
        const auto answers = std::make_shared<Answers>();
        answers->open = rows->size();
        m_runs.clear();
        for (const RunRow& row : *rows) {
            m_runs.append(row.runId);
            m_backend.record(row.runId).then(this, [this, asked, answers](const Result<AuditRecord>& record) {
                if (record)
                    answers->records.append(*record);
                if (--answers->open == 0 && asked == m_asked)
                    take(answers->records);
            });
        }
    });
}

void RacePage::take(const QList<AuditRecord>& records)
{
    m_table.setRuns(records);
}

void RacePage::openColumn(int column)
{
    if (column >= 0 && column < m_table.columnCount())
        Q_EMIT runWanted(m_table.record(column).runId);
}

QWidget* RacePage::makeColumnHead(int column, QWidget* parent)
{
    const AuditRecord& record = m_table.record(column);
    auto* head = new QWidget(parent);
    auto* lines = new QVBoxLayout(head);
    lines->setContentsMargins(12, 10, 12, 10);
    lines->setSpacing(2);
    auto* name = new ElidedLabel(m_table.agentName(column), TextRole::Strong);
    name->setObjectName(u"racer-%1"_s.arg(column));
    lines->addWidget(name);
    lines->addWidget(new ElidedLabel(
        record.model.isEmpty() ? tr("its own default model") : record.model, TextRole::Small, IconTone::Text2));
    auto* pill = new StatusPill;
    pill->setObjectName(u"racerStatus-%1"_s.arg(column));
    if (record.status)
        pill->setStatus(record.status, record.limit);
    else
        pill->setState(record.state);
    pill->setToolTip(record.reason.toHtmlEscaped());
    auto* line = new QHBoxLayout;
    line->setContentsMargins(0, 6, 0, 0);
    line->addWidget(pill);
    line->addStretch(1);
    lines->addLayout(line);
    return head;
}

QWidget* RacePage::makeButtons(int column, QWidget* parent)
{
    const QString run = m_table.record(column).runId;
    auto* buttons = new QWidget(parent);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(8);
    auto* open = new Button(tr("Open"));
    open->setObjectName(u"openRacer-%1"_s.arg(column));
    open->setKeyHint(QString::number(column + 1));
    open->setAccessibleName(tr("Open the run of %1").arg(m_table.agentName(column)));
    connect(open, &Button::clicked, this, [this, run] { Q_EMIT runWanted(run); });
    auto* accept = new Button(tr("Accept"), Button::Kind::Flat);
    accept->setObjectName(u"acceptRacer-%1"_s.arg(column));
    accept->setAccessibleName(tr("Accept the run of %1").arg(m_table.agentName(column)));
    if (!m_table.isDecidable(column))
        accept->setDisabledReason(m_table.record(column).state == RunState::Finished
                ? tr("It has a verdict already.")
                : tr("The run goes on. A verdict is possible when it has ended."));
    connect(accept, &Button::clicked, this, [this, run] { Q_EMIT acceptWanted(run); });
    row->addWidget(open);
    row->addWidget(accept);
    row->addStretch(1);
    return buttons;
}

void RacePage::rebuild()
{
    const int runs = m_table.columnCount();
    auto* grid = new RaceGrid;
    grid->setObjectName(u"raceGrid"_s);
    for (int fact = 0; fact < m_table.rowCount(); ++fact) {
        auto* name = new Label(
            m_table.headerData(fact, Qt::Vertical, Qt::DisplayRole).toString(), TextRole::Small, IconTone::Text2);
        name->setContentsMargins(12, 8, 8, 8);
        grid->cells->addWidget(name, fact + 1, 0);
    }
    grid->cells->setColumnMinimumWidth(0, TypeScale::current().scaled(kNames));
    for (int column = 0; column < runs; ++column) {
        grid->cells->addWidget(makeColumnHead(column, grid), 0, column + 1);
        for (int fact = 0; fact < m_table.rowCount(); ++fact) {
            const QModelIndex cell = m_table.index(fact, column);
            auto* value = new ElidedLabel(cell.data().toString(), TextRole::Base,
                toneOf(RaceTable::Standing(cell.data(RaceTable::StandingRole).toInt())));
            value->setObjectName(u"fact-%1-%2"_s.arg(fact).arg(column));
            value->setAccessibleName(cell.data(Qt::AccessibleTextRole).toString());
            auto* holder = new QWidget(grid);
            auto* line = new QHBoxLayout(holder);
            line->setContentsMargins(12, 8, 12, 8);
            line->addWidget(value);
            grid->cells->addWidget(holder, fact + 1, column + 1);
        }
        grid->cells->addWidget(makeButtons(column, grid), RaceTable::FactCount + 1, column + 1);
        grid->cells->setColumnMinimumWidth(column + 1, TypeScale::current().scaled(kColumn));
        grid->cells->setColumnStretch(column + 1, 1);
    }
    m_scroll->setWidget(grid); // the one before is deleted
    if (runs == 0) {
        m_title->setText({});
        m_meta->setText({});
        return;
    }
    const AuditRecord& best = m_table.record(0);
    m_title->setText(tr("Race: %1").arg(best.contractTitle));
    //: repository, agents that take part, how many have ended, the commit that all began with
    m_meta->setText(tr("%1 · %2 agents, %3 finished · from %4")
            .arg(repositoryName(best.repository))
            .arg(runs)
            .arg(m_table.finished())
            .arg(best.base.left(7)));
}

void RacePage::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.surface);
    painter.setPen(QPen(tokens.border, 0));
    painter.drawLine(0, m_scroll->y() - 1, width(), m_scroll->y() - 1);
}

} // namespace remit
