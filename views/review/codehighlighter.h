// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>

namespace remit {

/** Colours a small text document (a contract, a brief) with our seven syntax colours. Not for diffs. */
class CodeHighlighter : public KSyntaxHighlighting::SyntaxHighlighter {
    Q_OBJECT

public:
    /** `language`: a definition's name, "TOML" or "Markdown". */
    CodeHighlighter(const QString& language, QTextDocument* document);

    void setPalette(const QPalette& palette);

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override;

private:
    KSyntaxHighlighting::Repository m_repository;
    QPalette m_palette;
};

} // namespace remit
