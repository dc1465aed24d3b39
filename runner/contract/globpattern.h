// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <utility>

namespace remit {

/**
 * One glob without braces, taken apart. Matching costs at most (length of glob) × (length of path) steps, whatever the
 * glob: a pattern never gives up half-way and lets a protected path through.
 */
class GlobPattern {
public:
    /** Why the text is no glob, or an empty string. */
    [[nodiscard]] static QString problemWith(const QString& glob);

    /** One pattern for each combination of the braces; none if the glob has a problem. */
    [[nodiscard]] static QList<GlobPattern> compile(const QString& glob);

    [[nodiscard]] bool matches(const QList<QStringView>& pathSegments) const;
    [[nodiscard]] bool mayOverlap(const GlobPattern& other) const;

    struct Token {
        enum class Kind { Character, AnyCharacter, AnyText, OneOf };
        Kind kind = Kind::Character;
        char32_t character = 0;
        QList<std::pair<char32_t, char32_t>> ranges;
        bool negated = false;

        [[nodiscard]] bool accepts(char32_t c) const;
        /** Could one character fit both? Errs towards yes for two classes. */
        [[nodiscard]] bool meets(const Token& other) const;
    };
    struct Segment {
        bool anyDepth = false; ///< `**`: any number of folders
        QList<Token> tokens;
    };

private:
    QList<Segment> m_segments;
};

} // namespace remit
