// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/reviewheader.h"

#include "models/formats.h"
#include "models/liverun.h"
#include "models/meteringwords.h"
#include "models/queuewords.h"
#include "models/statuswords.h"
#include "views/review/acceptpanel.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/splitbutton.h"
#include "views/widgets/statuspill.h"
#include "views/widgets/tokens.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace remit {

ReviewHeader::ReviewHeader(QWidget* parent)
    : QWidget(parent)
    , m_title(new ElidedLabel({}, TextRole::Title))
    , m_status(new StatusPill)
    , m_meta(new MetaLine)
    , m_reason(new ElidedLabel({}, TextRole::Small, IconTone::Text2))
{
    setObjectName(u"reviewHeader"_s);
    m_title->setObjectName(u"runTitle"_s);
    m_status->setObjectName(u"runStatus"_s);
    m_meta->setObjectName(u"runMeta"_s);
    m_reason->setObjectName(u"runReason"_s);
    m_reason->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 6);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_title, 1000);
    row->addWidget(m_status);
    row->addStretch(1);
    makeButtons();
    auto* verdicts = new QHBoxLayout;
    verdicts->setSpacing(8);
    verdicts->addWidget(m_defer);
    verdicts->addWidget(m_reject);
    verdicts->addWidget(m_sendBack);
    verdicts->addWidget(m_accept);
    row->addLayout(verdicts);
    column->addLayout(row);
    column->addWidget(m_meta);
    column->addWidget(m_reason);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void ReviewHeader::makeButtons()
{
    m_defer = new Button(tr("Defer"), Button::Kind::Flat);
    m_defer->setObjectName(u"defer"_s);
    m_defer->setKeyHint(u"d"_s);
    m_reject = new Button(tr("Reject"), Button::Kind::Flat);
    m_reject->setObjectName(u"reject"_s);
    m_reject->setKeyHint(u"x"_s);
    m_reject->setTone(IconTone::Bad);
    m_sendBack = new Button(tr("Send back"));
    m_sendBack->setObjectName(u"sendBack"_s);
    m_sendBack->setKeyHint(u"s"_s);
    auto* ways = new QMenu(this);
    for (const LandingWay way : landingWays())
        connect(ways->addAction(tr("Accept: %1").arg(landingWord(way))), &QAction::triggered, this,
            [this, way] { Q_EMIT wayChosen(way); });
    m_accept = new SplitButton(tr("Accept: %1").arg(landingWord(LandingWay::Squash)), ways);
    m_accept->setObjectName(u"accept"_s);
    m_accept->main()->setObjectName(u"acceptMain"_s);
    m_accept->main()->setKeyHint(u"a"_s);
    connect(m_defer, &Button::clicked, this, &ReviewHeader::deferRequested);
    connect(m_reject, &Button::clicked, this, &ReviewHeader::rejectRequested);
    connect(m_sendBack, &Button::clicked, this, &ReviewHeader::sendBackRequested);
    connect(m_accept, &SplitButton::clicked, this, &ReviewHeader::acceptRequested);
}

void ReviewHeader::setFacts(const Facts& facts)
{
    const AuditRecord& record = facts.record;
    m_title->setText(record.contractTitle);
    m_status->setVisible(record.status.has_value() || record.state != RunState::Finished);
    if (record.status)
        m_status->setStatus(record.status, record.limit);
    else
        m_status->setState(record.state);
    m_status->setToolTip(record.reason.toHtmlEscaped());
    QString ended;
    if (record.endedAtMs > 0)
        ended = tr("%1, %2").arg(endedByPhrase(record.endedBy), agoPhrase(record.endedAtMs, facts.nowMs));
    m_meta->setFacts(factsOf(facts), ended,
        meteringSentence(record.metering)
            + (record.metering == Metering::Gateway ? u' ' + ownFiguresSentence(record.selfReported) : QString()));
    sayReason(record);
    m_sendBack->setText(facts.drafts == 0 ? tr("Send back")
            : facts.drafts == 1           ? tr("Send back, 1 comment")
                                          : tr("Send back, %1 comments").arg(facts.drafts));
    m_accept->main()->setText(tr("Accept: %1").arg(landingWord(facts.way)));
}

/** Why it is not what one hoped for. A question has a card of its own. */
void ReviewHeader::sayReason(const AuditRecord& record)
{
    const auto status = record.status.value_or(RunStatus::Ok);
    const bool speaksForItself
        = status == RunStatus::Ok || (status == RunStatus::Question && !record.question.isEmpty());
    m_reason->setText(speaksForItself ? QString() : oneLine(record.reason));
    m_reason->setTone(iconTone(lookOf(record.status).tone));
    m_reason->setVisible(!m_reason->text().isEmpty());
}

void ReviewHeader::setVerdictsDisabled(const QString& reason)
{
    m_defer->setDisabledReason(reason);
    m_reject->setDisabledReason(reason);
    m_sendBack->setDisabledReason(reason);
    m_accept->setDisabledReason(reason);
}

namespace {

MetaLine::Piece boxFact(const QString& level)
{
    if (level.startsWith(u'A'))
        return {.text = ReviewHeader::tr("box %1").arg(level)};
    return {.text = ReviewHeader::tr("no box, level %1").arg(level),
        .tone = level == u"B" ? IconTone::Warn : IconTone::Bad};
}

} // namespace

QList<MetaLine::Fact> ReviewHeader::factsOf(const Facts& facts)
{
    const AuditRecord& record = facts.record;
    QList<MetaLine::Fact> line;
    const auto add = [&line](const QString& text) { line.append({{.text = text}}); };
    add(repositoryName(record.repository));
    add(facts.agentName);
    if (record.endedAtMs > 0 && record.startedAtMs > 0)
        add(format::duration(record.endedAtMs - record.startedAtMs));
    if (!record.level.isEmpty())
        line.append({boxFact(record.level)});
    add(record.llmCalls ? tr("%n call(s)", nullptr, int(*record.llmCalls)) : tr("calls unknown"));
    add(record.costMicroUsd ? format::cost(record.costMicroUsd) : tr("cost unknown"));
    if (const QString word = meteringWord(record.metering); !word.isEmpty())
        line.append({{.text = word, .tone = IconTone::Text3}});
    if (record.changedFiles == 0) {
        add(tr("no changed file"));
    } else {
        MetaLine::Fact files{{.text = tr("%n file(s) ", nullptr, int(record.changedFiles))}};
        if (record.added > 0)
            files.append({.text = format::added(record.added) + u' ', .tone = IconTone::Ok});
        if (record.removed > 0)
            files.append({.text = format::removed(record.removed), .tone = IconTone::Bad});
        line.append(files);
    }
    if (record.base.isEmpty())
        return line;
    const auto& preview = facts.preview;
    const QString branch = preview && !preview->target.isEmpty() ? preview->target + u'@' : QString();
    MetaLine::Fact base{{.text = tr("from ")}, {.text = branch + record.base.left(7), .face = MetaLine::Face::Code}};
    if (preview) {
        base.append({.text = preview->behind == 0 ? tr(", up to date, ") : tr(", %1 behind, ").arg(preview->behind)});
        if (preview->conflicts.isEmpty())
            base.append({.text = tr("no conflicts")});
        else
            base.append({.text = tr("conflicts in %n file(s)", nullptr, int(preview->conflicts.size())),
                .tone = IconTone::Bad});
    }
    line.append(base);
    return line;
}

void ReviewHeader::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter(this).fillRect(rect(), ColorTokens::of(palette()).surface);
}

} // namespace remit
