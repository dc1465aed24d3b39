// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/syntaxworker.h"

#include "views/widgets/tokens.h"

#include <QFileInfo>
#include <QMetaObject>

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <array>

namespace remit {

namespace {

using KSyntaxHighlighting::Theme;

constexpr qsizetype kLongestLine = 4000; // characters; longer lines stay plain
constexpr int kGuessBeyond = 8; // blocks to go before a guess is worth it

SyntaxToken tokenFor(Theme::TextStyle style)
{
    switch (style) {
    case Theme::Keyword:
    case Theme::ControlFlow:
        return SyntaxToken::Keyword;
    case Theme::DataType:
    case Theme::Attribute:
        return SyntaxToken::Type;
    case Theme::Function:
    case Theme::BuiltIn:
    case Theme::Extension:
        return SyntaxToken::Function;
    case Theme::DecVal:
    case Theme::BaseN:
    case Theme::Float:
    case Theme::Constant:
        return SyntaxToken::Number;
    case Theme::Char:
    case Theme::SpecialChar:
    case Theme::String:
    case Theme::VerbatimString:
    case Theme::SpecialString:
        return SyntaxToken::String;
    case Theme::Comment:
    case Theme::Documentation:
    case Theme::Annotation:
    case Theme::CommentVar:
    case Theme::RegionMarker:
    case Theme::Information:
    case Theme::Warning:
    case Theme::Alert:
        return SyntaxToken::Comment;
    case Theme::Preprocessor:
    case Theme::Import:
        return SyntaxToken::Preprocessor;
    default:
        return SyntaxToken::Plain;
    }
}

} // namespace

QColor syntaxColor(SyntaxToken token, const ColorTokens& tokens)
{
    switch (token) {
    case SyntaxToken::Keyword:
        return tokens.syntaxKeyword;
    case SyntaxToken::Type:
        return tokens.syntaxType;
    case SyntaxToken::String:
        return tokens.syntaxString;
    case SyntaxToken::Comment:
        return tokens.syntaxComment;
    case SyntaxToken::Number:
        return tokens.syntaxNumber;
    case SyntaxToken::Function:
        return tokens.syntaxFunction;
    case SyntaxToken::Preprocessor:
        return tokens.syntaxPreprocessor;
    case SyntaxToken::Plain:
    case SyntaxToken::Count:
        break;
    }
    return tokens.text1;
}

class SyntaxWorker::Highlighter : public KSyntaxHighlighting::AbstractHighlighter {
public:
    using State = KSyntaxHighlighting::State;

    /** False: no definition for this name; the text stays plain. */
    bool begin(const QString& path)
    {
        m_states = {QList<State>{State()}, QList<State>{State()}};
        const auto definition = m_repository.definitionForFileName(QFileInfo(path).fileName());
        setDefinition(definition);
        m_callsAreMarked = definition.section() == u"Sources" || definition.section() == u"Scripts";
        return definition.isValid();
    }

    int knownBlocks(int side) const { return int(m_states[size_t(side)].size()); }

    /** Colours the block from a known state, or a guess that begins a block earlier. */
    QList<SyntaxLine> color(const SyntaxSource& source, int side, int block)
    {
        QList<State>& states = m_states[size_t(side)];
        const bool exact = block < states.size();
        State state = exact ? states[block] : State();
        const int first = block * kSyntaxBlock;
        const int end = std::min(first + kSyntaxBlock, source.lineCount(side));
        for (int i = exact ? first : std::max(0, first - kSyntaxBlock); i < first; ++i)
            state = read(source.line(side, i), state);
        QList<SyntaxLine> lines;
        lines.reserve(end - first);
        for (int i = first; i < end; ++i) {
            state = read(source.line(side, i), state);
            lines.append(std::move(m_line));
            m_line = {};
        }
        if (exact && block + 1 == states.size())
            states.append(state);
        return lines;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override
    {
        SyntaxToken token = tokenFor(format.textStyle());
        // `const` and its like are called types by some definitions; readers know them as keywords.
        if (token == SyntaxToken::Type && format.name().contains(u"Modifier"))
            token = SyntaxToken::Keyword;
        if (token == SyntaxToken::Plain || length <= 0)
            return;
        if (!m_line.isEmpty() && m_line.last().token == token && m_line.last().start + m_line.last().length == offset)
            m_line.last().length += length;
        else
            m_line.append({offset, length, token});
    }

private:
    State read(const QString& line, const State& state)
    {
        m_line.clear();
        if (line.size() > kLongestLine)
            return state;
        State next = highlightLine(line, state);
        if (m_callsAreMarked)
            markCalls(line);
        return next;
    }

    /** Most definitions leave the names of functions plain: a name before a bracket, where nothing else was found. */
    void markCalls(const QString& line)
    {
        SyntaxLine marked;
        qsizetype span = 0;
        qsizetype at = 0;
        while (at < line.size()) {
            if (span < m_line.size() && at >= m_line[span].start) {
                at = std::max<qsizetype>(at, m_line[span].start + m_line[span].length);
                marked.append(m_line[span++]);
                continue;
            }
            const qsizetype limit = span < m_line.size() ? m_line[span].start : line.size();
            if (!isNameStart(line[at])) {
                ++at;
                continue;
            }
            qsizetype end = at + 1;
            while (end < limit && (isNameStart(line[end]) || line[end].isDigit()))
                ++end;
            if (end < line.size() && line[end] == u'(')
                marked.append({int(at), int(end - at), SyntaxToken::Function});
            at = end;
        }
        marked.append(m_line.mid(span));
        m_line = marked;
    }

    static bool isNameStart(QChar c) { return c.isLetter() || c == u'_'; }

    KSyntaxHighlighting::Repository m_repository;
    std::array<QList<State>, 2> m_states;
    SyntaxLine m_line;
    bool m_callsAreMarked = false;
};

SyntaxWorker::SyntaxWorker() = default;
SyntaxWorker::~SyntaxWorker() = default;

void SyntaxWorker::begin(int generation, const std::shared_ptr<const SyntaxSource>& source, const QString& path)
{
    m_generation = generation;
    m_source = source;
    m_wants.clear();
    if (!m_highlighter)
        m_highlighter = std::make_unique<Highlighter>(); // here, so that the definitions are read on this thread
    if (m_highlighter->begin(path))
        return;
    m_source.reset();
    Q_EMIT withoutDefinition(generation);
}

void SyntaxWorker::want(int generation, int side, int block)
{
    if (generation != m_generation || !m_source || block < 0 || block * kSyntaxBlock >= m_source->lineCount(side))
        return;
    m_wants.removeIf([=](const Want& want) { return want.side == side && want.block == block; });
    m_wants.append({side, block, false});
    workSoon();
}

void SyntaxWorker::forget(int generation)
{
    if (generation == m_generation)
        m_wants.clear();
}

/** One step a turn of the event loop, so that what is wanted anew comes first. */
void SyntaxWorker::workSoon()
{
    if (std::exchange(m_scheduled, true))
        return;
    QMetaObject::invokeMethod(this, &SyntaxWorker::work, Qt::QueuedConnection);
}

void SyntaxWorker::work()
{
    m_scheduled = false;
    if (m_wants.isEmpty() || !m_source)
        return;
    Want& next = m_wants.last();
    const int known = m_highlighter->knownBlocks(next.side);
    if (next.block < known) {
        const Want done = m_wants.takeLast();
        Q_EMIT colored(
            m_generation, {done.side, done.block, true, m_highlighter->color(*m_source, done.side, done.block)});
    } else if (!next.guessed && next.block - known >= kGuessBeyond) {
        const Want guess = m_wants.takeLast();
        m_wants.prepend({guess.side, guess.block, true});
        Q_EMIT colored(
            m_generation, {guess.side, guess.block, false, m_highlighter->color(*m_source, guess.side, guess.block)});
    } else {
        // One block nearer; its colours are not wanted, its last state is.
        static_cast<void>(m_highlighter->color(*m_source, next.side, known - 1));
    }
    if (!m_wants.isEmpty())
        workSoon();
}

} // namespace remit
