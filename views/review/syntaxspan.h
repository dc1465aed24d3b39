// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>

namespace remit {

struct ColorTokens;

/** The seven syntax colours of the look; Plain is the text's own. */
enum class SyntaxToken : quint8 { Plain, Keyword, Type, String, Comment, Number, Function, Preprocessor, Count };

/** A run of characters of a decoded line in one colour. */
struct SyntaxSpan {
    int start = 0;
    int length = 0;
    SyntaxToken token = SyntaxToken::Plain;
    friend bool operator==(const SyntaxSpan&, const SyntaxSpan&) = default;
};

using SyntaxLine = QList<SyntaxSpan>;

[[nodiscard]] QColor syntaxColor(SyntaxToken token, const ColorTokens& tokens);

} // namespace remit
