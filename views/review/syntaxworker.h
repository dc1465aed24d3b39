// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/review/syntaxspan.h"

#include <QObject>

#include <memory>

namespace remit {

/** Lines of one side, fetched as they are needed. Read on the worker's thread; must be immutable. */
class SyntaxSource {
public:
    virtual ~SyntaxSource() = default;
    [[nodiscard]] virtual int lineCount(int side) const = 0;
    [[nodiscard]] virtual QString line(int side, int index) const = 0;
};

inline constexpr int kSyntaxBlock = 128; // lines that are coloured at a time

/** The colours of a block of lines. */
struct SyntaxBlock {
    int side = 0;
    int block = 0;
    bool exact = false; ///< false: begun in the middle, with the state guessed
    QList<SyntaxLine> lines;
};

/**
 * Colours blocks of lines on the thread it lives in. The state at the start of each block is kept, so that a block is
 * coloured as if all before it had been read, and again without reading them. A block far ahead is coloured at once
 * with a guessed state and a second time when the states have got there.
 */
class SyntaxWorker : public QObject {
    Q_OBJECT

public:
    SyntaxWorker();
    ~SyntaxWorker() override;

public Q_SLOTS:
    /** Begins another pair of sides; forgets the wanted blocks. */
    void begin(int generation, const std::shared_ptr<const remit::SyntaxSource>& source, const QString& path);
    /** The block that is wanted now comes first. */
    void want(int generation, int side, int block);
    void forget(int generation); ///< what is still wanted of it

Q_SIGNALS:
    void colored(int generation, const remit::SyntaxBlock& block);
    /** There is no definition for the name: nothing will be coloured. */
    void withoutDefinition(int generation);

private:
    class Highlighter;
    struct Want {
        int side = 0;
        int block = 0;
        bool guessed = false; ///< a first colouring was given
    };

    void work();
    void workSoon();

    int m_generation = 0;
    bool m_scheduled = false;
    std::shared_ptr<const SyntaxSource> m_source;
    QList<Want> m_wants; ///< the last is the next
    std::unique_ptr<Highlighter> m_highlighter;
};

} // namespace remit
