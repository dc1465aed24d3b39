// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timelinerows.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableView;
QT_END_NAMESPACE

namespace remit {

class Chip;
class TimelineLanes;

/**
 * The audit trail of a run: lanes on a time axis, the events as a table, the chosen event in detail. Reading, filtering
 * and searching a million events run on worker threads; what is shown stays until they are done.
 *
 * Keys: arrows event, + and − zoom, 0 the whole run, Enter opens, / finds.
 */
class TimelineView : public QWidget {
    Q_OBJECT

public:
    explicit TimelineView(QWidget* parent = nullptr);
    ~TimelineView() override;

    /** All events of a run so far. The chosen event and the filter stay as they are. */
    void setEvents(const QList<Event>& events, std::optional<qint64> costLimitMicroUsd = {});
    void clear();
    [[nodiscard]] int currentEvent() const; ///< index; -1: none
    void setCurrentEvent(int event);
    void focusFind();

Q_SIGNALS:
    /** The events given last are shown. */
    void shown();
    /** Enter or a double click on an event. */
    void eventActivated(const remit::Event& event);
    /** "Show in journal" was pressed. */
    void journalRequested(qint64 seq);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeTools();
    QWidget* makeDetail();
    void makeTable();
    Chip* addChip(const QString& text, const QList<TimelineKind>& kinds);
    void take(const TimelinePtr& timeline, std::vector<int> events);
    void refilter();
    void updateCounts();
    void updateColumns();
    void step(int by);
    void choose(int event);
    void showDetail(int event);
    void activate(int event);

    TimelinePtr m_timeline;
    TimelineFilter m_filter;
    TimelineRows* m_rows;
    TimelineLanes* m_lanes;
    QTableView* m_table = nullptr;
    QLineEdit* m_find = nullptr;
    struct Switch {
        Chip* chip = nullptr;
        QList<TimelineKind> kinds;
    };
    QList<Switch> m_switches;
    Chip* m_warningsOnly = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_when = nullptr;
    QLabel* m_sentence = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QWidget* m_detail = nullptr;
    int m_event = -1;
    int m_generation = 0;
    bool m_choosing = false;
};

} // namespace remit
