// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/changespage.h"

#include "views/review/evidencestrip.h"
#include "views/review/fileheader.h"
#include "views/review/findbar.h"
#include "views/review/reviewsession.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/loadingbar.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace remit {

ChangesPage::ChangesPage(ReviewSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_header(new FileHeader)
    , m_diff(new DiffView)
    , m_find(new FindBar(*m_diff))
    , m_none(new EmptyState(Icon::File, tr("No change"), tr("The run changed no file.")))
    , m_strip(new EvidenceStrip)
{
    setObjectName(u"changesPage"_s);
    m_diff->setObjectName(u"diff"_s);
    m_diff->setFrameShape(QFrame::NoFrame);
    m_diff->setSingleKeys(DiffView::SingleKeys::Off);
    auto* middle = new QWidget;
    auto* content = new QVBoxLayout(middle);
    content->setContentsMargins(0, 0, 0, 0);
    content->addWidget(m_diff);
    content->addWidget(m_none);
    m_none->hide();
    m_loading = new LoadingBar(middle);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_find);
    column->addWidget(middle, 1);
    column->addWidget(m_strip);

    connect(&session, &ReviewSession::opened, this, [this] {
        m_header->clear();
        m_diff->clear();
        m_shownPath.clear();
        m_strip->setRecord({});
        m_arrival = Arrival::Top;
    });
    connect(&session, &ReviewSession::recordChanged, this, [this] { m_strip->setRecord(m_session.record()); });
    connect(&session, &ReviewSession::changesLoaded, this, [this] {
        const bool none = m_session.files().changes().isEmpty();
        m_diff->setVisible(!none);
        m_header->setVisible(!none);
        m_none->setSentence(m_session.scope().kind == ChangeScope::Kind::WholeRun
                ? tr("The run changed no file.")
                : tr("Between these two states no file was changed."));
        m_none->setVisible(none);
    });
    connect(&session, &ReviewSession::fileLoaded, this, &ChangesPage::show);
    connect(&session, &ReviewSession::notesChanged, this, &ChangesPage::showNotes);
    connect(&session, &ReviewSession::recordChanged, this, &ChangesPage::showNotes);
    connect(&session, &ReviewSession::loadingChanged, this, [this](const QString& words) {
        if (words.isEmpty())
            m_loading->stop();
        else
            m_loading->start(words);
    });
    connectDiff();
}

void ChangesPage::connectDiff()
{
    connect(m_header, &FileHeader::nextChange, this, &ChangesPage::nextChange);
    connect(m_header, &FileHeader::previousChange, this, &ChangesPage::previousChange);
    connect(m_header, &FileHeader::layoutChosen, this, [this](DiffLayout layout) {
        m_layoutChosen = true;
        m_diff->setDiffLayout(layout);
    });
    connect(
        m_header, &FileHeader::reviewedToggled, this, [this] { m_session.toggleReviewed(m_session.currentFile()); });
    connect(m_diff, &DiffView::currentChangeChanged, m_header, &FileHeader::setCurrentChange);
    connect(m_diff, &DiffView::diffLayoutChanged, m_header, &FileHeader::setDiffLayout);
    connect(m_diff, &DiffView::fitsSideBySideChanged, this, [this](bool fits) {
        if (!m_layoutChosen)
            m_diff->setDiffLayout(fits ? DiffLayout::SideBySide : DiffLayout::Unified);
    });
    connect(m_diff, &DiffView::contentShown, this, &ChangesPage::arrive);
    connect(m_diff, &DiffView::changeSeen, this, [this](int change, bool seen) {
        m_session.markChange(
            m_shownPath, change, seen ? ReviewSession::ChangeMark::Seen : ReviewSession::ChangeMark::Unseen);
    });
    connect(m_diff, &DiffView::commentAdded, this,
        [this](const DiffPlace& place, const QString& text) { m_session.addComment(m_shownPath, place, text); });
    connect(m_diff, &DiffView::commentEdited, &m_session, &ReviewSession::editComment);
    connect(m_diff, &DiffView::commentDeleted, &m_session, &ReviewSession::deleteComment);
    connect(m_diff, &DiffView::findingDismissed, this, &ChangesPage::dismissWanted);
}

void ChangesPage::keepUnsaved()
{
    m_diff->keepUnsaved();
}

void ChangesPage::show(const DiffContent& content)
{
    if (const QString path = displayPath(content.change.path); path != m_shownPath)
        m_diff->keepUnsaved();
    m_header->setChange(content.change);
    m_diff->setContent(content);
    showNotes();
}

void ChangesPage::showNotes()
{
    const QString& path = m_session.currentFile();
    if (path.isEmpty())
        return;
    m_diff->setFindings(m_session.openFindingsOf(path));
    m_diff->setComments(m_session.commentsOf(path));
    m_diff->setSeenChanges(m_session.seenChangesOf(path));
    m_header->setReviewed(m_session.isReviewed(path) ? FileHeader::Reviewed::Yes : FileHeader::Reviewed::No);
}

void ChangesPage::arrive()
{
    m_shownPath = m_session.currentFile();
    switch (std::exchange(m_arrival, Arrival::Top)) {
    case Arrival::Top:
        break;
    case Arrival::LastChange:
        m_diff->goToChange(m_diff->changeCount() - 1);
        break;
    case Arrival::Line:
        m_diff->goToPlace(m_place);
        break;
    }
}

void ChangesPage::leaveFor(const QString& path, Arrival arrival)
{
    if (path.isEmpty())
        return;
    m_arrival = arrival;
    m_session.showFile(path);
}

void ChangesPage::goTo(const QString& path, int line)
{
    m_place = {DiffSide::New, line};
    if (path == m_session.currentFile())
        m_diff->goToPlace(m_place);
    else
        leaveFor(path, line > 0 ? Arrival::Line : Arrival::Top);
}

void ChangesPage::nextChange()
{
    if (!m_diff->goToNextChange())
        leaveFor(m_session.files().neighbour(m_session.currentFile(), 1), Arrival::Top);
}

void ChangesPage::previousChange()
{
    if (!m_diff->goToPreviousChange())
        leaveFor(m_session.files().neighbour(m_session.currentFile(), -1), Arrival::LastChange);
}

void ChangesPage::find()
{
    m_find->open();
}

void ChangesPage::toggleLayout()
{
    m_layoutChosen = true;
    m_diff->toggleLayout();
}

} // namespace remit
