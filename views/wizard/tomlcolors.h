// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace remit {

/** Colours the TOML of contracts: sections, keys, strings, numbers, comments. */
class TomlColors : public QSyntaxHighlighter {
    Q_OBJECT

public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& text) override;

private:
    [[nodiscard]] qsizetype colorString(const QString& text, qsizetype from, QLatin1StringView end);
};

/** The head lines of a brief in semibold, what stands between backticks in the code font. */
class BriefColors : public QSyntaxHighlighter {
    Q_OBJECT

public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& text) override;
};

} // namespace remit
