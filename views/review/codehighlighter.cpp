// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/codehighlighter.h"

#include "views/widgets/tokens.h"

#include <QTextCharFormat>

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Theme>

namespace remit {

namespace {

QColor colorOf(const KSyntaxHighlighting::Format& format, const ColorTokens& tokens)
{
    using Style = KSyntaxHighlighting::Theme;
    switch (format.textStyle()) {
    case Style::Keyword:
    case Style::ControlFlow:
        return tokens.syntaxKeyword;
    case Style::DataType:
    case Style::BuiltIn:
    case Style::Attribute:
        return tokens.syntaxType;
    case Style::String:
    case Style::VerbatimString:
    case Style::SpecialString:
    case Style::Char:
    case Style::SpecialChar:
        return tokens.syntaxString;
    case Style::Comment:
    case Style::Documentation:
    case Style::Annotation:
    case Style::CommentVar:
        return tokens.syntaxComment;
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float:
    case Style::Constant:
        return tokens.syntaxNumber;
    case Style::Function:
    case Style::Variable:
        return tokens.syntaxFunction;
    case Style::Preprocessor:
    case Style::Import:
    case Style::RegionMarker:
        return tokens.syntaxPreprocessor;
    default:
        return tokens.text1;
    }
}

} // namespace

CodeHighlighter::CodeHighlighter(const QString& language, QTextDocument* document)
    : SyntaxHighlighter(document)
{
    setDefinition(m_repository.definitionForName(language));
    setTheme(m_repository.defaultTheme());
}

void CodeHighlighter::setPalette(const QPalette& palette)
{
    m_palette = palette;
    rehighlight();
}

void CodeHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format)
{
    if (length == 0)
        return;
    QTextCharFormat look;
    look.setForeground(colorOf(format, ColorTokens::of(m_palette)));
    if (format.isBold(theme()))
        look.setFontWeight(QFont::DemiBold);
    setFormat(offset, length, look);
}

} // namespace remit
