// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/costpage.h"

#include "models/formats.h"
#include "models/meteringwords.h"
#include "views/review/costcurve.h"
#include "views/review/reviewsession.h"
#include "views/review/rowtext.h"
#include "views/review/tabledelegate.h"
#include "views/widgets/label.h"
#include "views/widgets/tokens.h"

#include <QBoxLayout>
#include <QChartView>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace remit {

CostPage::CostPage(ReviewSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_spent(new Label({}, TextRole::Figure))
    , m_source(new Label({}, TextRole::Base, IconTone::Text3))
    , m_note(new Label({}, TextRole::Base, IconTone::Text2))
    , m_curve(new CostCurve)
    , m_chart(new QChartView(m_curve))
{
    setObjectName(u"costPage"_s);
    m_spent->setObjectName(u"spent"_s);
    m_chart->setObjectName(u"costChart"_s);
    m_chart->setFrameShape(QFrame::NoFrame);
    m_chart->setBackgroundBrush(Qt::NoBrush);
    m_chart->viewport()->setAutoFillBackground(false); // the page's ground shows
    m_chart->setRenderHint(QPainter::Antialiasing);
    m_chart->setFocusPolicy(Qt::NoFocus);
    m_chart->setMinimumHeight(160);
    m_note->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    m_source->setObjectName(u"spentSource"_s);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_spent);
    head->addWidget(m_source, 1, Qt::AlignBottom);
    column->addLayout(head);
    column->addWidget(m_note);
    column->addWidget(m_chart, 2);
    makeTable();
    column->addWidget(m_calls, 3);
    m_curve->setPalette(palette());
    for (const auto signal : {&ReviewSession::opened, &ReviewSession::recordChanged, &ReviewSession::eventsAdded,
             &ReviewSession::contractChanged})
        connect(&session, signal, this, &CostPage::show);
}

void CostPage::makeTable()
{
    m_calls = new QTableView;
    m_calls->setObjectName(u"callsTable"_s);
    m_calls->setAccessibleName(tr("Model calls"));
    m_calls->setModel(&m_session.calls());
    prepareTable(m_calls);
    QHeaderView* header = m_calls->horizontalHeader();
    for (int column = 0; column < CallsModel::ColumnCount; ++column)
        header->resizeSection(column, 84);
    header->setSectionResizeMode(CallsModel::ModelColumn, QHeaderView::Stretch);
}

void CostPage::show()
{
    const AuditRecord& record = m_session.record();
    std::optional<double> limit;
    if (m_session.contract())
        limit = double(effectiveLimits(*m_session.contract()).costMicroUsd.value_or(0)) / 1e6;
    const qint64 ranMs = record.endedAtMs > record.startedAtMs ? record.endedAtMs - record.startedAtMs : 0;
    m_curve->setCurve(m_session.calls().costCurve(), double(ranMs) / 1e3, limit);
    m_spent->setText(limit && record.costMicroUsd
            ? tr("%1 of %2").arg(format::exactCost(record.costMicroUsd), format::exactCost(qint64(*limit * 1e6)))
            : format::exactCost(record.costMicroUsd));
    QStringList notes;
    notes.append(record.llmCalls ? tr("%n model call(s).", nullptr, int(*record.llmCalls))
                                 : tr("The number of model calls is unknown."));
    if (record.tokens)
        notes.append(tr("%1 tokens in, %2 out, %3 cached.")
                .arg(format::tokens(record.tokens->input), format::tokens(record.tokens->output),
                    format::tokens(record.tokens->cacheRead + record.tokens->cacheWrite)));
    if (m_session.calls().anyCostUnknown())
        notes.append(tr("The price of some calls is unknown, so the sum is too low."));
    notes.append(meteringSentence(record.metering));
    if (record.metering == Metering::Gateway)
        notes.append(ownFiguresSentence(record.selfReported));
    notes.removeAll(QString());
    m_note->setText(notes.join(u' '));
    m_source->setText(meteringWord(record.metering));
    m_source->setToolTip(plainTip(meteringSentence(record.metering)));
    m_chart->setAccessibleName(tr("Cost over time: %1").arg(m_spent->text()));
}

void CostPage::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter(this).fillRect(rect(), ColorTokens::of(palette()).surface);
}

void CostPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_curve->setPalette(palette());
}

} // namespace remit
