// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ansitext.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr QChar kEscape{u'\x1b'};
constexpr QChar kBell{u'\a'};
constexpr qsizetype kMaximumSequence = 4096; ///< a longer one is text of someone who wants to hide the rest

struct Pen {
    AnsiTone tone = AnsiTone::Plain;
    bool bold = false;
    bool faint = false;
    friend bool operator==(const Pen&, const Pen&) = default;
};

AnsiTone toneOfColour(int colour)
{
    switch (colour % 8) {
    case 1:
        return AnsiTone::Bad;
    case 2:
        return AnsiTone::Ok;
    case 3:
        return AnsiTone::Warn;
    case 4:
    case 6:
        return AnsiTone::Run;
    case 5:
        return AnsiTone::Ask;
    default:
        return colour == 8 ? AnsiTone::Muted : AnsiTone::Plain;
    }
}

/** Right-to-left and other controls that make text look like something else. */
bool isDeceptive(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069) || u == 0x200e || u == 0x200f || u == 0x061c
        || u == 0x2028 || u == 0x2029 || u == 0xfeff;
}

class Terminal {
public:
    AnsiText read(QStringView input)
    {
        for (qsizetype i = 0; i < input.size();) {
            if (input[i] == kEscape)
                i = escape(input, i);
            else
                i = character(input, i);
        }
        closeSpan();
        return std::move(m_result);
    }

private:
    qsizetype character(QStringView input, qsizetype i)
    {
        const QChar c = input[i];
        const ushort u = c.unicode();
        if (c == u'\n') {
            m_result.text += c;
            m_lineStart = m_result.text.size();
            m_rewind = false;
        } else if (c == u'\r') {
            m_rewind = true;
        } else if (c == u'\b') {
            if (m_result.text.size() > m_lineStart)
                cutBackTo(m_result.text.size() - 1);
        } else if (u == '\t' || (u >= 0x20 && u != 0x7f && (u < 0x80 || u >= 0xa0) && !isDeceptive(c))) {
            put(QString(c));
        } else if (u < 0x20) {
            put(QString(QChar(char16_t(0x2400 + u))));
        } else {
            put(u"\u27e8U+%1\u27e9"_s.arg(u, 4, 16, QChar(u'0')));
        }
        return i + 1;
    }

    void put(const QString& text)
    {
        if (m_rewind) {
            m_rewind = false;
            cutBackTo(m_lineStart);
        }
        m_result.text += text;
    }

    void cutBackTo(qsizetype size)
    {
        m_result.text.truncate(size);
        m_spanStart = std::min(m_spanStart, size);
        while (!m_result.spans.isEmpty() && m_result.spans.last().start >= size)
            m_result.spans.removeLast();
        if (!m_result.spans.isEmpty()) {
            AnsiSpan& last = m_result.spans.last();
            last.length = std::min(last.length, size - last.start);
        }
    }

    qsizetype escape(QStringView input, qsizetype start)
    {
        if (start + 1 >= input.size())
            return input.size();
        const QChar kind = input[start + 1];
        if (kind == u'[')
            return controlSequence(input, start + 2);
        if (kind == u']' || kind == u'P' || kind == u'X' || kind == u'^' || kind == u'_')
            return string(input, start + 2);
        qsizetype i = start + 1;
        while (i < input.size() && input[i] >= u' ' && input[i] <= u'/')
            ++i; // intermediate bytes, as in ESC ( B
        return std::min(i + 1, input.size());
    }

    qsizetype controlSequence(QStringView input, qsizetype start)
    {
        qsizetype i = start;
        while (i < input.size() && i - start < kMaximumSequence && input[i] >= u' ' && input[i] <= u'?')
            ++i;
        if (i >= input.size() || i - start >= kMaximumSequence)
            return i;
        if (input[i] == u'm')
            colours(input.sliced(start, i - start));
        return input[i] >= u'@' && input[i] <= u'~' ? i + 1 : i;
    }

    /** Titles, links, clipboard: until BEL or ESC \, and never beyond the line. */
    static qsizetype string(QStringView input, qsizetype start)
    {
        for (qsizetype i = start; i < input.size() && i - start < kMaximumSequence; ++i) {
            if (input[i] == kBell)
                return i + 1;
            if (input[i] == kEscape)
                return i + 1 < input.size() && input[i + 1] == u'\\' ? i + 2 : i;
            if (input[i] == u'\n')
                return i;
        }
        return std::min(start + kMaximumSequence, input.size());
    }

    void colours(QStringView parameters)
    {
        Pen pen = m_pen;
        QList<int> codes;
        for (const QStringView part : parameters.tokenize(u';'))
            codes.append(part.split(u':').first().toInt());
        for (qsizetype i = 0; i < codes.size(); ++i) {
            if (codes[i] == 38 || codes[i] == 48)
                i += extended(codes, i, pen);
            else
                apply(codes[i], pen);
        }
        if (pen == m_pen)
            return;
        closeSpan();
        m_pen = pen;
    }

    /** 38;5;N and 38;2;R;G;B. Returns how many parameters it took besides its own. */
    static qsizetype extended(const QList<int>& codes, qsizetype at, Pen& pen)
    {
        if (at + 2 < codes.size() && codes[at + 1] == 5) {
            if (codes[at] == 38)
                pen.tone = codes[at + 2] >= 0 && codes[at + 2] < 16 ? toneOfColour(codes[at + 2]) : AnsiTone::Plain;
            return 2;
        }
        if (codes[at] == 38)
            pen.tone = AnsiTone::Plain;
        return 4;
    }

    static void apply(int code, Pen& pen)
    {
        if (code == 0)
            pen = {};
        else if (code == 1)
            pen.bold = true;
        else if (code == 2)
            pen.faint = true;
        else if (code == 22)
            pen.bold = pen.faint = false;
        else if (code == 39)
            pen.tone = AnsiTone::Plain;
        else if (code >= 30 && code <= 37)
            pen.tone = toneOfColour(code - 30);
        else if (code >= 90 && code <= 97)
            pen.tone = toneOfColour(code - 90 + 8);
    }

    void closeSpan()
    {
        const AnsiTone tone = m_pen.faint && m_pen.tone == AnsiTone::Plain ? AnsiTone::Muted : m_pen.tone;
        const qsizetype length = m_result.text.size() - m_spanStart;
        if (length > 0 && (tone != AnsiTone::Plain || m_pen.bold))
            m_result.spans.append({m_spanStart, length, tone, m_pen.bold});
        m_spanStart = m_result.text.size();
    }

    AnsiText m_result;
    Pen m_pen;
    qsizetype m_spanStart = 0;
    qsizetype m_lineStart = 0;
    bool m_rewind = false;
};

} // namespace

AnsiText readAnsi(QByteArrayView bytes, qsizetype maximum)
{
    const bool cut = bytes.size() > maximum;
    if (cut) {
        bytes = bytes.last(maximum);
        const qsizetype lineEnd = bytes.indexOf('\n');
        bytes = bytes.sliced(lineEnd + 1);
    }
    const QString text = QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless).decode(bytes);
    AnsiText result = Terminal().read(text);
    result.cut = cut;
    return result;
}

} // namespace remit
