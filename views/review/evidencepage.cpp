// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/evidencepage.h"

#include "models/formats.h"
#include "views/review/checkcolumn.h"
#include "views/review/outputview.h"
#include "views/review/reviewsession.h"
#include "views/review/tabledelegate.h"
#include "views/widgets/label.h"
#include "views/widgets/tokens.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace remit {

EvidencePage::EvidencePage(Backend& backend, ReviewSession& session, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_session(session)
    , m_before(new CheckColumn(tr("Before, on the base")))
    , m_after(new CheckColumn(tr("After, on the result")))
{
    setObjectName(u"evidencePage"_s);
    m_before->setObjectName(u"checkBefore"_s);
    m_after->setObjectName(u"checkAfter"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    auto* checks = new QHBoxLayout;
    checks->setSpacing(12);
    checks->addWidget(m_before, 1);
    checks->addWidget(m_after, 1);
    column->addLayout(checks, 3);
    makeFindings();
    column->addWidget(m_findingsHead);
    column->addWidget(m_none);
    column->addWidget(m_findings, 2);
    connect(&session, &ReviewSession::opened, this, &EvidencePage::show);
    connect(&session, &ReviewSession::recordChanged, this, &EvidencePage::show);
}

void EvidencePage::makeFindings()
{
    m_findingsHead = new Label(tr("Findings"), TextRole::Strong);
    m_none = new Label(tr("The inspections found nothing."), TextRole::Base, IconTone::Text2);
    m_findings = new QTableView;
    m_findings->setObjectName(u"findingsTable"_s);
    m_findings->setAccessibleName(tr("Findings"));
    m_findings->setModel(&m_session.findings());
    prepareTable(m_findings);
    QHeaderView* header = m_findings->horizontalHeader();
    header->resizeSection(FindingsModel::SeverityColumn, 104);
    header->resizeSection(FindingsModel::KindColumn, 176);
    header->resizeSection(FindingsModel::PlaceColumn, 240);
    header->setSectionResizeMode(FindingsModel::DetailColumn, QHeaderView::Stretch);
    header->resizeSection(FindingsModel::StateColumn, 112);
    connect(m_findings, &QTableView::activated, this, [this](const QModelIndex& index) {
        const QString path = index.data(FindingsModel::PathRole).toString();
        if (!path.isEmpty())
            Q_EMIT placeWanted(path, index.data(FindingsModel::LineRole).toInt());
    });
}

void EvidencePage::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter(this).fillRect(rect(), ColorTokens::of(palette()).surface);
}

void EvidencePage::show()
{
    const AuditRecord& record = m_session.record();
    m_none->setVisible(record.findings.isEmpty());
    m_findings->setVisible(!record.findings.isEmpty());
    read(m_before, record.before);
    read(m_after, record.after);
}

void EvidencePage::read(CheckColumn* column, const std::optional<CheckResult>& check)
{
    column->setCheck(check);
    const QString file = column->file();
    if (file.isEmpty())
        return;
    const QString runId = m_session.runId();
    m_backend.checkOutput(runId, file).then(this, [this, column, runId, file](const Result<QByteArray>& output) {
        if (runId != m_session.runId() || file != column->file())
            return; // another run was opened meanwhile
        if (!output)
            column->output()->setNotice(tr("The output cannot be read. %1").arg(output.error().detail));
        else if (output->isEmpty())
            column->output()->setNotice(tr("It printed nothing."));
        else
            column->output()->setOutput(readAnsi(*output));
    });
}

} // namespace remit
