// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/syntaxcolors.h"

#include <QMetaObject>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostBlocks = 256; // 32,768 lines of colours are kept

class DocumentSource : public SyntaxSource {
public:
    explicit DocumentSource(DiffDocumentPtr document)
        : m_document(std::move(document))
    {
    }

    int lineCount(int side) const override { return m_document->side(DiffSide(side)).count(); }
    QString line(int side, int index) const override { return m_document->decoded(DiffSide(side), index); }

private:
    DiffDocumentPtr m_document;
};

class NoSource : public SyntaxSource {
public:
    int lineCount(int) const override { return 0; }
    QString line(int, int) const override { return {}; }
};

} // namespace

SyntaxColors::SyntaxColors(QObject* parent)
    : QObject(parent)
    , m_worker(new SyntaxWorker)
{
    qRegisterMetaType<SyntaxBlock>();
    m_thread.setObjectName(u"syntax"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SyntaxWorker::colored, this, &SyntaxColors::take);
    connect(m_worker, &SyntaxWorker::withoutDefinition, this, &SyntaxColors::takeNone);
    m_thread.start(QThread::LowPriority);
}

SyntaxColors::~SyntaxColors()
{
    m_thread.quit();
    m_thread.wait();
}

void SyntaxColors::warmUp(const QString& path)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, path, generation = m_generation] {
        worker->begin(generation, std::make_shared<NoSource>(), path);
    });
}

void SyntaxColors::setDocument(const DiffDocumentPtr& document, const QString& path)
{
    ++m_generation;
    m_known.clear();
    m_asked.clear();
    m_active = document && document->hasColors;
    if (!m_active)
        return;
    QMetaObject::invokeMethod(m_worker,
        [worker = m_worker, source = std::make_shared<DocumentSource>(document), path, generation = m_generation] {
            worker->begin(generation, source, path);
        });
}

void SyntaxColors::wantLine(DiffSide side, int line)
{
    if (!m_active || line < 0)
        return;
    const quint64 key = keyOf(int(side), line / kSyntaxBlock);
    if (m_known.contains(key) || m_asked.contains(key))
        return;
    m_asked.insert(key, true);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, generation = m_generation, side, block = line / kSyntaxBlock] {
            worker->want(generation, int(side), block);
        });
}

const SyntaxLine* SyntaxColors::line(DiffSide side, int line) const
{
    const auto known = m_known.find(keyOf(int(side), line / kSyntaxBlock));
    if (known == m_known.end())
        return nullptr;
    known->used = ++m_clock;
    const int index = line % kSyntaxBlock;
    return index < known->lines.size() ? &known->lines.at(index) : nullptr;
}

bool SyntaxColors::isSettled(DiffSide side, int line) const
{
    if (!m_active)
        return true;
    const auto known = m_known.constFind(keyOf(int(side), line / kSyntaxBlock));
    return known != m_known.cend() && known->exact;
}

/** The name has no definition: all stays plain. */
void SyntaxColors::takeNone(int generation)
{
    if (generation == m_generation)
        m_active = false;
}

void SyntaxColors::take(int generation, const SyntaxBlock& block)
{
    if (generation != m_generation)
        return;
    makeRoom();
    const quint64 key = keyOf(block.side, block.block);
    Known& known = m_known[key];
    const bool same = !known.lines.isEmpty() && known.lines == block.lines;
    known.lines = block.lines;
    known.exact = block.exact;
    known.used = ++m_clock;
    if (block.exact)
        m_asked.remove(key);
    if (!same)
        Q_EMIT colored(
            DiffSide(block.side), block.block * kSyntaxBlock, block.block * kSyntaxBlock + int(block.lines.size()) - 1);
}

/** Lets the blocks go that were not looked at for longest. */
void SyntaxColors::makeRoom()
{
    if (m_known.size() < kMostBlocks)
        return;
    QList<quint64> uses;
    uses.reserve(m_known.size());
    for (const Known& known : std::as_const(m_known))
        uses.append(known.used);
    const auto middle = uses.begin() + uses.size() / 2;
    std::ranges::nth_element(uses, middle);
    m_known.removeIf([limit = *middle](const auto& entry) { return entry.value().used < limit; });
}

} // namespace remit
