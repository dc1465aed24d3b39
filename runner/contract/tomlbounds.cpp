// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/tomlbounds.h"

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeepest = 16;
constexpr int kMostDots = 4096;
constexpr int kMostUtf8Problems = 20;

/// Length of the well-formed sequence at `at`, or 0.
qsizetype sequenceLength(QByteArrayView line, qsizetype at)
{
    const auto byte = [line](qsizetype i) -> unsigned { return i < line.size() ? uchar(line[i]) : 0U; };
    const auto continues = [&byte](qsizetype i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(at);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return continues(at + 1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool overlong = lead == 0xE0 && byte(at + 1) < 0xA0;
        const bool surrogate = lead == 0xED && byte(at + 1) > 0x9F;
        return continues(at + 1) && continues(at + 2) && !overlong && !surrogate ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool overlong = lead == 0xF0 && byte(at + 1) < 0x90;
        const bool beyond = lead == 0xF4 && byte(at + 1) > 0x8F;
        return continues(at + 1) && continues(at + 2) && continues(at + 3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

ContractProblem badByte(int line, int column, uchar byte)
{
    return {
        line, column, {}, u"The byte 0x%1 is not UTF-8. Save the file as UTF-8."_s.arg(uint(byte), 2, 16, QChar(u'0'))};
}

/// Walks over strings and comments the way the parser does, counting what nests.
class NestingScan {
public:
    explicit NestingScan(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    std::optional<ContractProblem> run()
    {
        while (m_at < m_bytes.size()) {
            step();
            if (m_depth > kDeepest || m_keyDots > kDeepest)
                return problem(u"This nests more than %1 deep. A contract needs two levels."_s.arg(kDeepest));
            if (m_dots > kMostDots)
                return problem(u"More than %1 table headers and dotted keys stand here."_s.arg(kMostDots));
        }
        return std::nullopt;
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
    int m_depth = 0;
    int m_keyDots = 0;
    int m_dots = 0;

    ContractProblem problem(const QString& message) const { return {m_line, int(m_at - m_lineStart) + 1, {}, message}; }

    void newLine()
    {
        ++m_line;
        m_lineStart = m_at + 1;
        m_keyDots = 0;
    }

    void step()
    {
        const char c = m_bytes[m_at];
        switch (c) {
        case '#':
            while (m_at + 1 < m_bytes.size() && m_bytes[m_at + 1] != '\n')
                ++m_at;
            break;
        case '"':
        case '\'':
            skipText(c);
            return;
        case '\n':
            newLine();
            break;
        case '[':
        case '{':
            ++m_depth;
            ++m_dots;
            m_keyDots = 0;
            break;
        case ']':
        case '}':
            m_depth = std::max(0, m_depth - 1);
            break;
        case ',':
        case '=':
            m_keyDots = 0;
            break;
        case '.':
            ++m_keyDots;
            ++m_dots;
            break;
        default:
            break;
        }
        ++m_at;
    }

    void skipText(char quote)
    {
        const bool longText = m_bytes.sliced(m_at).startsWith(QByteArray(3, quote));
        const QByteArray end(longText ? 3 : 1, quote);
        m_at += end.size();
        while (m_at < m_bytes.size() && !m_bytes.sliced(m_at).startsWith(end)) {
            if (m_bytes[m_at] == '\n') {
                if (!longText)
                    return; // unterminated: the parser says so
                newLine();
            }
            m_at += quote == '"' && m_bytes[m_at] == '\\' && m_at + 1 < m_bytes.size() && m_bytes[m_at + 1] != '\n' ? 2
                                                                                                                    : 1;
        }
        m_at += end.size();
        while (longText && m_at < m_bytes.size() && m_bytes[m_at] == quote)
            ++m_at; // up to two more quotes belong to the text
    }
};

} // namespace

QList<ContractProblem> utf8Problems(const QByteArray& bytes)
{
    QList<ContractProblem> problems;
    int number = 0;
    for (qsizetype begin = 0; begin < bytes.size() && problems.size() < kMostUtf8Problems;) {
        qsizetype end = bytes.indexOf('\n', begin);
        end = end < 0 ? bytes.size() : end;
        const QByteArrayView line = QByteArrayView(bytes).sliced(begin, end - begin);
        ++number;
        int column = 1;
        for (qsizetype at = 0; at < line.size(); ++column) {
            const qsizetype length = sequenceLength(line, at);
            if (length == 0) {
                problems.append(badByte(number, column, uchar(line[at])));
                break;
            }
            at += length;
        }
        begin = end + 1;
    }
    return problems;
}

std::optional<ContractProblem> nestingProblem(const QByteArray& bytes)
{
    return NestingScan(bytes).run();
}

} // namespace remit
