// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/verdictpanels.h"

#include "models/deferchoices.h"
#include "models/racetable.h"
#include "views/review/acceptpanel.h"
#include "views/review/rejectpanel.h"
#include "views/review/reviewheader.h"
#include "views/review/reviewsession.h"
#include "views/review/sendbackpanel.h"
#include "views/review/verdictdesk.h"
#include "views/widgets/splitbutton.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace remit {

VerdictPanels::VerdictPanels(
    Backend& backend, ReviewSession& session, VerdictDesk& desk, ReviewHeader& header, QWidget* parent)
    : QObject(parent)
    , m_backend(backend)
    , m_session(session)
    , m_desk(desk)
    , m_header(header)
    , m_accept(new AcceptPanel(parent))
    , m_sendBack(new SendBackPanel(parent))
    , m_reject(new RejectPanel(parent))
{
    connect(&header, &ReviewHeader::acceptRequested, this, &VerdictPanels::accept);
    connect(&header, &ReviewHeader::wayChosen, this, &VerdictPanels::acceptBy);
    connect(&header, &ReviewHeader::sendBackRequested, this, [this] { sendBack(); });
    connect(&header, &ReviewHeader::rejectRequested, this, &VerdictPanels::reject);
    connect(&header, &ReviewHeader::deferRequested, this, &VerdictPanels::defer);
    connect(m_accept, &AcceptPanel::previewWanted, this, &VerdictPanels::askPreview);
    connect(m_accept, &AcceptPanel::acknowledged, this, &VerdictPanels::acknowledgeAll);
    connect(m_accept, &AcceptPanel::rebaseWanted, this, [this] {
        m_accept->close();
        const auto& preview = m_session.preview();
        const QString target = preview ? preview->target : QString();
        sendBack(tr("%1 has moved. Rebase the change on it and resolve the conflicts.").arg(target));
    });
    connect(m_accept, &AcceptPanel::terminalWanted, this, [this] {
        m_accept->close();
        m_backend.openTerminal(m_session.runId());
    });
    connect(m_accept, &AcceptPanel::confirmed, this, [this] {
        m_accept->close();
        m_desk.accept(m_session.runId(), m_accept->way(), m_accept->leftOut(), m_accept->message());
    });
    connect(m_sendBack, &SendBackPanel::confirmed, this, [this] {
        m_sendBack->close();
        m_desk.sendBack(m_session.runId(), m_sendBack->intro(), m_sendBack->chosen());
    });
    connect(m_reject, &RejectPanel::confirmed, this, [this] {
        m_reject->close();
        m_desk.reject(m_session.runId(), m_reject->reason());
    });
}

bool VerdictPanels::canDecide() const
{
    return m_session.hasRecord() && m_header.deferButton()->isEnabled();
}

void VerdictPanels::acceptBy(LandingWay way)
{
    m_way = way;
    Q_EMIT wayChanged();
    accept();
}

void VerdictPanels::accept()
{
    if (!canDecide())
        return;
    showGate();
    askRace();
    m_accept->setOffer({m_session.wholeRunFiles(), defaultMessage(), m_way});
    m_accept->openBelow(m_header.acceptButton());
}

void VerdictPanels::askPreview(LandingWay way, const QStringList& leaveOut)
{
    if (way != m_way) {
        m_way = way;
        Q_EMIT wayChanged();
    }
    m_backend.previewAccept(m_session.runId(), way, leaveOut)
        .then(this, [this, generation = ++m_previewGeneration](const Result<LandingPreview>& preview) {
            if (generation != m_previewGeneration)
                return;
            if (preview)
                m_accept->setPreview(*preview);
            else
                m_accept->setPreview(std::nullopt, preview.error().detail);
        });
}

/** What becomes of the others is said before it is done. */
void VerdictPanels::askRace()
{
    m_accept->setRaceSentence({});
    const AuditRecord& record = m_session.record();
    if (record.race.isEmpty())
        return;
    RunFilter filter;
    filter.race = record.race;
    m_backend.runs(filter).then(this, [this, runId = record.runId](const Result<QList<RunRow>>& rows) {
        if (rows && runId == m_session.runId())
            m_accept->setRaceSentence(raceSentence(*rows, runId));
    });
}

void VerdictPanels::showGate()
{
    m_accept->setOpenHighFindings(m_session.findings().openHighFindings());
}

void VerdictPanels::acknowledgeAll()
{
    for (const Finding& finding : m_session.findings().openHighFindings())
        m_session.acknowledge(finding);
    showGate();
}

QString VerdictPanels::defaultMessage() const
{
    return m_session.record().contractTitle;
}

void VerdictPanels::sendBack(const QString& intro)
{
    if (!canDecide())
        return;
    m_sendBack->setComments(m_session.drafts(), intro);
    m_sendBack->openBelow(m_header.sendBackButton());
}

void VerdictPanels::reject()
{
    if (!canDecide())
        return;
    m_reject->reset();
    m_reject->openBelow(m_header.rejectButton());
}

void VerdictPanels::defer()
{
    if (!canDecide())
        return;
    auto* menu = new QMenu(&m_header);
    menu->setObjectName(u"deferMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString runId = m_session.runId();
    for (const DeferChoice& choice : deferChoices(QDateTime::currentDateTime())) {
        connect(menu->addAction(choice.words), &QAction::triggered, this,
            [this, runId, until = choice.until.toMSecsSinceEpoch()] { m_desk.defer(runId, until); });
    }
    const QWidget* anchor = m_header.deferButton();
    menu->popup(anchor->mapToGlobal(QPoint(0, anchor->height() + 4)));
    menu->setActiveAction(menu->actions().first());
}

} // namespace remit
