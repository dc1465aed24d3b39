// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/inspections.h"

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostPerFile = 5;

bool isOverride(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool isTag(char32_t c)
{
    return c >= 0xE0000 && c <= 0xE007F;
}

bool isRightToLeft(char32_t c)
{
    const auto direction = QChar::direction(c);
    return direction == QChar::DirR || direction == QChar::DirAL;
}

/// Joiners and marks have honest uses in scripts that need them; between plain letters they only hide.
bool isHidden(char32_t c)
{
    return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x180E || c == 0x3164 || c == 0x115F || c == 0x1160;
}

bool isJoinerOrMark(char32_t c)
{
    return c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F || c == 0x061C;
}

struct Sight {
    FindingSeverity severity;
    char32_t character;
    QString why;
};

std::optional<Sight> look(const ChangedLine& line)
{
    const auto text = line.text.toUcs4();
    const bool rightToLeft
        = std::ranges::any_of(text, [](char32_t c) { return isRightToLeft(c) && !isJoinerOrMark(c); });
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (isOverride(c))
            return Sight{FindingSeverity::High, c,
                u"a control that turns the reading direction: the code runs otherwise than it reads"_s};
        if (isTag(c))
            return Sight{FindingSeverity::High, c, u"an invisible tag character, which can carry instructions"_s};
        if (isHidden(c) && !(c == 0xFEFF && i == 0 && line.number == 1))
            return Sight{FindingSeverity::Medium, c, u"an invisible character"_s};
        const bool betweenPlain = (i == 0 || text[i - 1] < 0x80) && (i + 1 == text.size() || text[i + 1] < 0x80);
        if (isJoinerOrMark(c) && betweenPlain && !rightToLeft)
            return Sight{FindingSeverity::Medium, c, u"an invisible joiner or mark between plain letters"_s};
    }
    return std::nullopt;
}

} // namespace

QList<Finding> inspections::invisible(const InspectionInput&, const ChangedFiles& files)
{
    Findings findings;
    for (const ChangedFile& file : files.all()) {
        qsizetype seen = 0;
        for (const ChangedLine& line : file.added) {
            const auto sight = look(line);
            if (!sight || files.removesLine(line.text) || ++seen > kMostPerFile)
                continue;
            findings.append({u"bidi-or-invisible"_s, sight->severity, file.shown, line.number,
                u"The line holds U+%1, %2."_s.arg(
                    QString::number(uint(sight->character), 16).toUpper().rightJustified(4, u'0'), sight->why)});
        }
    }
    return findings;
}

} // namespace remit
