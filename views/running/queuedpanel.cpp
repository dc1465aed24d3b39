// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/running/queuedpanel.h"

#include "models/formats.h"
#include "models/runningmodel.h"
#include "views/widgets/button.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/sectionheading.h"

#include <QDir>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostRows = 5; // then it scrolls

/** One line with a 1 px border above and the clock at its head. */
class QueuedRow : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const ColorTokens& tokens = ColorTokens::of(palette());
        painter.fillRect(0, 0, width(), 1, tokens.border);
        const QRect place(16, (height() - 16) / 2, 16, 16);
        icons::paint(&painter, QStyle::visualRect(layoutDirection(), rect(), place), Icon::Clock, tokens.text3);
    }
};

} // namespace

QueuedPanel::QueuedPanel(QWidget* parent)
    : QWidget(parent)
    , m_heading(new SectionHeading(tr("Queued"), this))
    , m_rows(new QVBoxLayout)
{
    setObjectName(u"queuedPanel"_s);
    setAccessibleName(tr("Queued runs"));
    m_heading->setNote(tr("They start when a slot is free."));
    m_heading->setContentsMargins(16, 0, 16, 0);
    m_heading->setFixedHeight(TypeScale::current().scaled(36));
    auto* list = new QWidget;
    m_rows->setContentsMargins({});
    m_rows->setSpacing(0);
    list->setLayout(m_rows);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setObjectName(u"queuedRows"_s);
    scroll->setWidget(list);
    list->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addWidget(scroll);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

QWidget* QueuedPanel::makeRow(const RunRow& row, const QString& place, const QString& reason)
{
    auto* line = new QueuedRow;
    line->setObjectName(u"queued-"_s + row.runId);
    line->setFixedHeight(TypeScale::current().eventRow() + 2);
    auto* across = new QHBoxLayout(line);
    across->setContentsMargins(40, 1, 8, 0);
    across->setSpacing(12);
    const QString where = u"%1 · %2"_s.arg(oneLine(QDir(row.repository).dirName()), oneLine(row.agent));
    across->addWidget(new ElidedLabel(oneLine(row.title), TextRole::Medium), 5);
    across->addWidget(new ElidedLabel(where, TextRole::Small, IconTone::Text2), 4);
    across->addWidget(new ElidedLabel(place, TextRole::Small), 2);
    across->addWidget(new ElidedLabel(reason, TextRole::Small, IconTone::Text2), 8);
    auto* start = new Button(tr("Start now"), Button::Kind::Flat);
    start->setSize(Button::Size::Small);
    start->setObjectName(u"startNow"_s);
    auto* remove = new Button(tr("Remove"), Button::Kind::Flat);
    remove->setSize(Button::Size::Small);
    remove->setObjectName(u"remove"_s);
    across->addWidget(start);
    across->addWidget(remove);
    connect(start, &Button::clicked, this, [this, id = row.runId] { Q_EMIT startRequested(id); });
    connect(remove, &Button::clicked, this, [this, id = row.runId] { Q_EMIT removeRequested(id); });
    return line;
}

void QueuedPanel::setQueue(const QList<RunRow>& rows, const Occupancy& occupancy)
{
    QStringList reasons;
    for (const RunRow& row : rows)
        reasons.append(waitingReason(row, occupancy));
    if (rows == m_shown && reasons == m_reasons)
        return; // its buttons stay under the pointer
    m_shown = rows;
    m_reasons = reasons;
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide();
            old->deleteLater(); // one of its buttons may be the sender
        }
        delete item;
    }
    m_heading->setCount(format::number(rows.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QString place = i == 0 ? tr("Next") : tr("Place %1").arg(format::number(i + 1));
        m_rows->addWidget(makeRow(rows.at(i), place, reasons.at(i)));
    }
    m_rows->addStretch(1);
    const auto shown = std::min<int>(kMostRows, static_cast<int>(rows.size()));
    findChild<QScrollArea*>()->setFixedHeight(shown * (TypeScale::current().eventRow() + 2));
    setVisible(!rows.isEmpty());
}

void QueuedPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(0, 0, width(), 1, tokens.border);
}

} // namespace remit
