// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/tomlsource.h"

#include "runner/contract/nearest.h"
#include "runner/contract/tomlbounds.h"

#include <QRegularExpression>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostSyntaxErrors = 20;
constexpr auto kUnreadTable = "remit-unread-";

/// The document while it is mended: what the parser stumbled over is blanked, line by line.
class Mending {
public:
    explicit Mending(const QByteArray& bytes)
        : m_lines(bytes.split('\n'))
    {
    }

    [[nodiscard]] QByteArray bytes() const { return m_lines.join('\n'); }
    [[nodiscard]] bool holds(int line) const { return line >= 1 && line <= m_lines.size(); }
    [[nodiscard]] QByteArray text(int line) const { return m_lines[line - 1].trimmed(); }

    /// Where the key or header begins; \a column where several keys stand in one line.
    [[nodiscard]] int beginOf(int line, int column) const
    {
        const QByteArray& raw = m_lines[line - 1];
        if (raw.contains('{'))
            return column;
        return int(std::ranges::find_if(raw, [](char c) { return c != ' ' && c != '\t'; }) - raw.begin()) + 1;
    }

    /// A header becomes a table that is thrown away later, so that its keys do not fall to the table before.
    void leaveOut(int line)
    {
        const bool header = text(line).startsWith('[');
        m_lines[line - 1] = header ? "[" + QByteArray(kUnreadTable) + QByteArray::number(line) + "]" : QByteArray();
    }

    [[nodiscard]] QString sectionOf(int line) const
    {
        static const QRegularExpression header(u"\\A\\[ *([A-Za-z0-9_.-]+) *\\]"_s);
        for (int i = line; i >= 1; --i) {
            if (const auto match = header.match(QString::fromUtf8(text(i))); match.hasMatch())
                return match.captured(1);
        }
        return {};
    }

    [[nodiscard]] QString keyOf(int line) const
    {
        const qsizetype equals = text(line).indexOf('=');
        return equals > 0 ? QString::fromUtf8(text(line).first(equals).trimmed()) : QString();
    }

    /// The line where the key or header of `line` stands for the first time; 0 if it is not plain to see.
    [[nodiscard]] int firstOf(int line) const
    {
        const bool header = text(line).startsWith('[');
        for (int i = 1; i < line; ++i) {
            const bool same = header ? text(i).startsWith('[') && sectionOf(i) == sectionOf(line)
                                     : keyOf(i) == keyOf(line) && sectionOf(i) == sectionOf(line);
            if (same)
                return i;
        }
        return 0;
    }

private:
    QByteArrayList m_lines;
};

ContractProblem duplicate(const Mending& mending, int line, int column)
{
    const QString section = mending.sectionOf(line);
    const bool header = mending.text(line).startsWith('[');
    const QString name = header ? section : mending.keyOf(line);
    const int first = mending.firstOf(line);
    const QString where = first > 0 ? u" (first in line %1)"_s.arg(first) : QString();
    const QString what = printable(header ? u"[%1]"_s.arg(name) : name);
    return {line, mending.beginOf(line, column), printable(header || section.isEmpty() ? name : section + u'.' + name),
        u"%1 stands here a second time%2. Keep one of them."_s.arg(what, where)};
}

ContractProblem syntaxProblem(const toml::parse_error& error, const Mending& mending)
{
    const int line = int(error.source().begin.line);
    const int column = int(error.source().begin.column);
    const QString text = QString::fromUtf8(error.description().data(), qsizetype(error.description().size()));
    if (mending.holds(line) && text.contains(u"cannot redefine"_s))
        return duplicate(mending, line, column);
    QString message = u"This is not TOML: %1."_s.arg(printable(text, 200));
    return {line, column, {}, message};
}

/// Nothing when the parser gave up; then `problem` says where.
std::optional<toml::table> parsed(const QByteArray& bytes, const Mending& mending, ContractProblem& problem)
{
    try {
        return toml::parse(std::string_view(bytes.constData(), size_t(bytes.size())));
    } catch (const toml::parse_error& error) {
        problem = syntaxProblem(error, mending);
    } catch (const std::exception& error) {
        problem = {0, 0, {}, u"The file cannot be read: %1."_s.arg(printable(QString::fromUtf8(error.what())))};
    }
    return std::nullopt;
}

void dropUnreadTables(toml::table& root)
{
    for (auto it = root.begin(); it != root.end();)
        it = it->first.str().starts_with(kUnreadTable) ? root.erase(it) : std::next(it);
}

} // namespace

TomlDocument readToml(const QByteArray& bytes)
{
    TomlDocument document;
    document.whole = false;
    if (bytes.size() > kLargestContract) {
        document.problems.append(
            {0, 0, {}, u"The file has %1 and may have 1 MiB at most."_s.arg(sizeText(bytes.size()))});
        return document;
    }
    document.problems = utf8Problems(bytes);
    if (!document.problems.isEmpty())
        return document;
    Mending mending(bytes);
    int previous = 0;
    for (int round = 0; round < kMostSyntaxErrors; ++round) {
        const QByteArray text = mending.bytes();
        if (auto nesting = nestingProblem(text)) {
            document.problems.append(*nesting);
            return document;
        }
        ContractProblem problem;
        if (auto root = parsed(text, mending, problem)) {
            document.root = std::move(*root);
            document.whole = document.problems.isEmpty();
            if (!document.whole)
                dropUnreadTables(document.root);
            return document;
        }
        // An error right behind the last one is its tail (a value over several lines), not another slip.
        const bool tail = previous > 0 && problem.line == previous + 1 && problem.key.isEmpty();
        if (!tail)
            document.problems.append(problem);
        if (problem.line <= previous || !mending.holds(problem.line))
            return document;
        previous = problem.line;
        mending.leaveOut(problem.line);
    }
    return document;
}

} // namespace remit
