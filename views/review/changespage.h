// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/review/diffview.h"

#include <QWidget>

namespace remit {

class EmptyState;
class EvidenceStrip;
class FileHeader;
class FindBar;
class LoadingBar;
class ReviewSession;

/** The Changes tab: head of the file, diff, evidence. Carries what a person does in the diff into the session. */
class ChangesPage : public QWidget {
    Q_OBJECT

public:
    explicit ChangesPage(ReviewSession& session, QWidget* parent = nullptr);

    [[nodiscard]] DiffView* diff() const { return m_diff; }
    [[nodiscard]] EvidenceStrip* strip() const { return m_strip; }
    /** Shows the file when it has come, at that line. */
    void goTo(const QString& path, int line);
    /** To the next change, over the end of the file into the next one. */
    void nextChange();
    void previousChange();
    void toggleLayout();
    void find();
    /** What was written in the diff and not saved becomes a comment: before another run is opened. */
    void keepUnsaved();

Q_SIGNALS:
    /** Dismiss was pressed on a finding. */
    void dismissWanted(const remit::Finding& finding);

private:
    enum class Arrival { Top, LastChange, Line };

    void connectDiff();
    void show(const DiffContent& content);
    void showNotes();
    void arrive();
    void leaveFor(const QString& path, Arrival arrival);

    ReviewSession& m_session;
    FileHeader* m_header;
    DiffView* m_diff;
    FindBar* m_find;
    EmptyState* m_none;
    EvidenceStrip* m_strip;
    LoadingBar* m_loading;
    Arrival m_arrival = Arrival::Top;
    DiffPlace m_place;
    QString m_shownPath; ///< the file in the diff: the session's current one is perhaps still being compared
    bool m_layoutChosen = false; ///< by a person: then nothing is offered by itself
};

} // namespace remit
