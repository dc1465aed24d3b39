// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/acceptpanel.h"

#include "models/findingwords.h"
#include "views/widgets/button.h"
#include "views/widgets/label.h"
#include "views/widgets/typescale.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRadioButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

QString explanation(LandingWay way)
{
    switch (way) {
    case LandingWay::Squash:
        return AcceptPanel::tr("Squash: one commit on the branch");
    case LandingWay::Merge:
        return AcceptPanel::tr("Merge: a merge commit that keeps the snapshots");
    case LandingWay::CherryPick:
        return AcceptPanel::tr("Cherry-pick: the run's commits one by one");
    case LandingWay::Branch:
        return AcceptPanel::tr("Branch: a branch of its own, nothing merged");
    case LandingWay::Patch:
        return AcceptPanel::tr("Patch: a file, the repository stays as it is");
    }
    Q_UNREACHABLE_RETURN({});
}

bool touchesTarget(LandingWay way)
{
    return way != LandingWay::Branch && way != LandingWay::Patch;
}

} // namespace

QString landingWord(LandingWay way)
{
    switch (way) {
    case LandingWay::Merge:
        return AcceptPanel::tr("merge");
    case LandingWay::Squash:
        return AcceptPanel::tr("squash");
    case LandingWay::CherryPick:
        return AcceptPanel::tr("cherry-pick");
    case LandingWay::Branch:
        return AcceptPanel::tr("branch");
    case LandingWay::Patch:
        return AcceptPanel::tr("patch");
    }
    Q_UNREACHABLE_RETURN({});
}

QList<LandingWay> landingWays()
{
    return {LandingWay::Squash, LandingWay::Merge, LandingWay::CherryPick, LandingWay::Branch, LandingWay::Patch};
}

AcceptPanel::AcceptPanel(QWidget* parent)
    : PopupPanel(tr("Accept"), tr("Accept"), parent)
{
    setObjectName(u"acceptPanel"_s);
    makeGate();
    makeWays();
    m_outcome = new Label({}, TextRole::Base, IconTone::Text2);
    m_outcome->setObjectName(u"acceptOutcome"_s);
    m_outcome->setWordWrap(true);
    content()->addWidget(m_outcome);
    m_race = new Label({}, TextRole::Base, IconTone::Text1);
    m_race->setObjectName(u"acceptRace"_s);
    m_race->setWordWrap(true);
    m_race->hide();
    content()->addWidget(m_race);
    makeConflictChoice();
    makeFiles();
    content()->addWidget(new Label(tr("Message"), TextRole::Small, IconTone::Text2));
    m_message = new QPlainTextEdit;
    m_message->setObjectName(u"acceptMessage"_s);
    m_message->setAccessibleName(tr("Message"));
    m_message->setTabChangesFocus(true);
    m_message->setFixedHeight(TypeScale::current().scaled(72));
    confirmFrom(m_message);
    content()->addWidget(m_message);
}

void AcceptPanel::makeGate()
{
    m_gate = new QWidget;
    auto* column = new QVBoxLayout(m_gate);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_gateText = new Label({}, TextRole::Base, IconTone::Bad);
    m_gateText->setObjectName(u"acceptGate"_s);
    m_gateText->setWordWrap(true);
    column->addWidget(m_gateText);
    auto* acknowledge = new Button(tr("I have seen them"));
    acknowledge->setObjectName(u"acknowledge"_s);
    acknowledge->setKeyHint(u"y"_s);
    connect(acknowledge, &Button::clicked, this, &AcceptPanel::acknowledged);
    column->addWidget(acknowledge, 0, Qt::AlignLeft);
    content()->addWidget(m_gate);
}

void AcceptPanel::makeWays()
{
    m_ways = new QButtonGroup(this);
    auto* list = new QVBoxLayout;
    list->setSpacing(4);
    for (const LandingWay way : landingWays()) {
        auto* button = new QRadioButton(explanation(way));
        button->setObjectName(u"way-"_s + QString::number(int(way)));
        m_ways->addButton(button, int(way));
        list->addWidget(button);
    }
    m_ways->button(int(LandingWay::Squash))->setChecked(true);
    connect(m_ways, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (!checked)
            return;
        setPreview(std::nullopt);
        Q_EMIT previewWanted(LandingWay(id), leftOut());
    });
    content()->addLayout(list);
}

void AcceptPanel::makeConflictChoice()
{
    m_conflict = new QWidget;
    auto* row = new QHBoxLayout(m_conflict);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* rebase = new Button(tr("Send back to be rebased"));
    rebase->setObjectName(u"rebase"_s);
    auto* terminal = new Button(tr("Open terminal"), Button::Kind::Flat);
    connect(rebase, &Button::clicked, this, &AcceptPanel::rebaseWanted);
    connect(terminal, &Button::clicked, this, &AcceptPanel::terminalWanted);
    row->addWidget(rebase);
    row->addWidget(terminal);
    row->addStretch(1);
    content()->addWidget(m_conflict);
}

void AcceptPanel::makeFiles()
{
    m_filesHead = new Label(tr("Take these files"), TextRole::Small, IconTone::Text2);
    content()->addWidget(m_filesHead);
    m_files = new QListWidget;
    m_files->setObjectName(u"acceptFiles"_s);
    m_files->setAccessibleName(tr("Files that are taken"));
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_files, &QListWidget::itemChanged, this, [this] {
        setPreview(std::nullopt);
        Q_EMIT previewWanted(way(), leftOut());
    });
    content()->addWidget(m_files);
}

void AcceptPanel::setOffer(const Offer& offer)
{
    const QSignalBlocker quietFiles(m_files);
    const QSignalBlocker quietWays(m_ways);
    m_files->clear();
    for (const QString& file : offer.files) {
        auto* item = new QListWidgetItem(file, m_files);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    constexpr qsizetype kShownFiles = 4;
    const int rows = int(std::clamp<qsizetype>(offer.files.size(), 1, kShownFiles));
    m_files->setFixedHeight(rows * std::max(1, m_files->sizeHintForRow(0)) + 2 * m_files->frameWidth());
    m_files->setVisible(offer.files.size() > 1);
    m_filesHead->setVisible(offer.files.size() > 1);
    m_message->setPlainText(offer.message);
    m_ways->button(int(offer.way))->setChecked(true);
    setPreview(std::nullopt);
    m_ways->button(int(offer.way))->setFocus(Qt::PopupFocusReason);
    Q_EMIT previewWanted(offer.way, {});
}

void AcceptPanel::setRaceSentence(const QString& sentence)
{
    m_race->setText(sentence);
    m_race->setVisible(!sentence.isEmpty());
    if (isVisible())
        fit();
}

void AcceptPanel::setOpenHighFindings(const QList<Finding>& findings)
{
    m_openHigh = findings;
    say();
}

void AcceptPanel::setPreview(const std::optional<LandingPreview>& preview, const QString& problem)
{
    m_preview = preview;
    m_problem = problem;
    say();
}

LandingWay AcceptPanel::way() const
{
    return LandingWay(m_ways->checkedId());
}

QStringList AcceptPanel::leftOut() const
{
    QStringList paths;
    for (int row = 0; row < m_files->count(); ++row) {
        if (m_files->item(row)->checkState() == Qt::Unchecked)
            paths.append(m_files->item(row)->text());
    }
    return paths;
}

QString AcceptPanel::message() const
{
    return m_message->toPlainText().trimmed();
}

/** Why Accept is not possible now; empty: it is. */
QString AcceptPanel::obstacle() const
{
    if (!m_openHigh.isEmpty())
        return tr("High findings stand open. Acknowledge them first.");
    if (!m_problem.isEmpty())
        return m_problem;
    if (!m_preview)
        return tr("The state of the branch is being read.");
    if (!m_preview->blocked.isEmpty())
        return m_preview->blocked;
    if (leftOut().size() == m_files->count() && m_files->count() > 0)
        return tr("Every file is left out. Nothing would be accepted.");
    if (!touchesTarget(way()))
        return {};
    if (!m_preview->conflicts.isEmpty())
        return tr("%1 has moved: %n file(s) conflict. Send it back to be rebased, open a terminal, or cancel.", nullptr,
            int(m_preview->conflicts.size()))
            .arg(m_preview->target);
    if (m_preview->dirty)
        return tr("Files that would change have local changes in your checkout. Commit or stash them first.");
    return {};
}

QString AcceptPanel::outcome() const
{
    if (way() == LandingWay::Patch)
        return tr("Makes a patch file. No branch changes.");
    if (way() == LandingWay::Branch)
        return tr("Makes a new branch at the result. %1 stays as it is.").arg(m_preview->target);
    const QString made = way() == LandingWay::Squash ? tr("1 commit on %1 (now %2).")
        : way() == LandingWay::Merge                 ? tr("1 merge commit on %1 (now %2).")
                                                     : tr("The run's commits on %1 (now %2).");
    const QString base = m_preview->behind == 0
        ? tr("The base is up to date.")
        : tr("%1 has moved on by %2 since the start; no conflicts.").arg(m_preview->target).arg(m_preview->behind);
    return tr("%1 %2").arg(made.arg(m_preview->target, m_preview->targetCommit.left(7)), base);
}

void AcceptPanel::say()
{
    QStringList high;
    for (const Finding& finding : std::as_const(m_openHigh))
        high.append(tr("%1: %2").arg(findingTitle(finding.kind), finding.detail));
    m_gate->setVisible(!high.isEmpty());
    m_gateText->setText(high.join(u'\n'));
    const QString why = obstacle();
    const bool gated = !m_openHigh.isEmpty();
    m_outcome->setTone(why.isEmpty() || gated || (!m_preview && m_problem.isEmpty()) ? IconTone::Text2 : IconTone::Bad);
    m_outcome->setText(why.isEmpty() || (gated && m_preview) ? outcome() : why);
    m_conflict->setVisible(m_preview && !m_preview->conflicts.isEmpty() && touchesTarget(way()));
    confirmButton()->setText(tr("Accept: %1").arg(landingWord(way())));
    confirmButton()->setDisabledReason(why);
    if (isVisible())
        fit();
}

void AcceptPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Y && m_gate->isVisible())
        Q_EMIT acknowledged();
    else
        PopupPanel::keyPressEvent(event);
}

} // namespace remit
