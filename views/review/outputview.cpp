// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/outputview.h"

#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QEvent>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>

#include <algorithm>

namespace remit {

namespace {

QColor colorOf(AnsiTone tone, const ColorTokens& tokens)
{
    switch (tone) {
    case AnsiTone::Plain:
        return tokens.text1;
    case AnsiTone::Muted:
        return tokens.text3;
    case AnsiTone::Ok:
        return tokens.toneOk.text;
    case AnsiTone::Warn:
        return tokens.toneWarn.text;
    case AnsiTone::Bad:
        return tokens.toneBad.text;
    case AnsiTone::Ask:
        return tokens.toneAsk.text;
    case AnsiTone::Run:
        return tokens.toneRun.text;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

OutputView::OutputView(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(16);
    setFont(TypeScale::current().code);
}

void OutputView::setOutput(const AnsiText& output)
{
    m_output = output;
    setFont(TypeScale::current().code);
    setPlainText(output.cut ? tr("The beginning was left out.\n%1").arg(output.text) : output.text);
    applyColours();
    moveCursor(QTextCursor::End); // failures stand at the end
}

void OutputView::setNotice(const QString& sentence)
{
    m_output = {};
    setPlainText(sentence);
}

/** Formats of the layout, not of the text: cheap, and nothing to undo. */
void OutputView::applyColours()
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    const qsizetype offset = toPlainText().size() - m_output.text.size();
    QHash<int, QList<QTextLayout::FormatRange>> formats;
    for (const AnsiSpan& span : std::as_const(m_output.spans)) {
        QTextCharFormat format;
        format.setForeground(colorOf(span.tone, tokens));
        if (span.bold)
            format.setFontWeight(QFont::DemiBold);
        qsizetype start = span.start + offset;
        const qsizetype end = start + span.length;
        while (start < end) {
            const QTextBlock block = document()->findBlock(int(start));
            if (!block.isValid())
                break;
            const int from = int(start) - block.position();
            const int length = std::min(int(end - start), block.length() - from);
            formats[block.blockNumber()].append({from, length, format});
            start += std::max(1, length);
        }
    }
    for (auto it = formats.cbegin(); it != formats.cend(); ++it)
        document()->findBlockByNumber(it.key()).layout()->setFormats(it.value());
    document()->markContentsDirty(0, document()->characterCount());
}

void OutputView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_output.text.isEmpty())
        applyColours();
}

} // namespace remit
