// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"
#include "models/racetable.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QScrollArea;
QT_END_NAMESPACE

namespace remit {

class Button;
class ElidedLabel;
class Label;

/** The runs of a race side by side, a column each, the best first. Follows them while they go on. */
class RacePage : public QWidget {
    Q_OBJECT

public:
    /** The backend outlives the page. */
    explicit RacePage(Backend& backend, QWidget* parent = nullptr);

    /** Empty: none. */
    void open(const QString& race);
    [[nodiscard]] const QString& race() const { return m_race; }
    void setAgentNames(const QHash<QString, QString>& names);
    /** Counted from 0; the best is the first. Nothing happens if there is none. */
    void openColumn(int column);

Q_SIGNALS:
    void runWanted(const QString& runId);
    void acceptWanted(const QString& runId);
    void failed(const QString& sentence);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Answers;
    void read();
    void take(const QList<AuditRecord>& records);
    void rebuild();
    [[nodiscard]] QWidget* makeColumnHead(int column, QWidget* parent);
    [[nodiscard]] QWidget* makeButtons(int column, QWidget* parent);

    Backend& m_backend;
    RaceTable m_table;
    QString m_race;
    int m_asked = 0; ///< older answers are dropped
    QStringList m_runs;
    ElidedLabel* m_title;
    ElidedLabel* m_meta;
    QScrollArea* m_scroll;
};

} // namespace remit
