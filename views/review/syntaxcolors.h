// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/review/diffdocument.h"
#include "views/review/syntaxworker.h"

#include <QHash>
#include <QObject>
#include <QThread>

namespace remit {

/**
 * The syntax colours of both sides of a diff, as far as they are known. Asks its worker thread for blocks that are seen
 * and keeps the last few hundred. Lives on the GUI thread.
 */
class SyntaxColors : public QObject {
    Q_OBJECT

public:
    explicit SyntaxColors(QObject* parent = nullptr);
    ~SyntaxColors() override;

    void setDocument(const DiffDocumentPtr& document, const QString& path);
    /** Starts the thread and reads the definition for the name before the text is there. */
    void warmUp(const QString& path);
    /** Lines from 0; asks for what is not known yet. */
    void wantLine(DiffSide side, int line);
    /** Null: not known (yet). Valid until the next event. */
    [[nodiscard]] const SyntaxLine* line(DiffSide side, int line) const;
    /** Its colours are there and final, or there will be none. */
    [[nodiscard]] bool isSettled(DiffSide side, int line) const;

Q_SIGNALS:
    /** Colours of these lines have come or have changed. */
    void colored(remit::DiffSide side, int firstLine, int lastLine);

private:
    void take(int generation, const SyntaxBlock& block);
    void takeNone(int generation);
    void makeRoom();

    struct Known {
        QList<SyntaxLine> lines;
        bool exact = false;
        quint64 used = 0;
    };
    static quint64 keyOf(int side, int block) { return (quint64(uint(side)) << 32) | uint(block); }

    QThread m_thread;
    SyntaxWorker* m_worker; ///< lives on m_thread, deleted when that ends
    int m_generation = 0;
    bool m_active = false;
    mutable quint64 m_clock = 0;
    mutable QHash<quint64, Known> m_known;
    QHash<quint64, bool> m_asked;
};

} // namespace remit
