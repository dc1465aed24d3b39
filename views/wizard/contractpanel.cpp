// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/contractpanel.h"

#include "models/formats.h"
#include "views/widgets/button.h"
#include "views/widgets/label.h"
#include "views/widgets/tokens.h"
#include "views/wizard/tomlcolors.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTextBlock>
#include <QVBoxLayout>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCharactersPerToken = 4;

void makeQuiet(QPlainTextEdit* text)
{
    text->setReadOnly(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setTabChangesFocus(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->viewport()->setAutoFillBackground(false);
    text->document()->setDocumentMargin(16);
}

} // namespace

TomlView::TomlView(QWidget* parent)
    : QPlainTextEdit(parent)
{
    makeQuiet(this);
    setFont(TypeScale::current().code);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_colors = new TomlColors(document());
}

void TomlView::setToml(const QString& toml)
{
    if (toml == toPlainText())
        return;
    const int place = verticalScrollBar()->value();
    setPlainText(toml);
    verticalScrollBar()->setValue(place);
    findMarked();
}

void TomlView::setMarked(const QStringList& sections)
{
    m_sections = sections;
    findMarked();
    if (m_from >= 0) {
        QTextCursor there(document()->findBlockByNumber(m_from));
        setTextCursor(there);
        ensureCursorVisible();
    }
}

/// From the first to the last line that belongs to one of the sections.
void TomlView::findMarked()
{
    m_from = m_to = -1;
    QString section;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const QString line = block.text();
        if (line.startsWith(u'[') && line.endsWith(u']') && block.userState() == 0)
            section = line.mid(1, line.size() - 2);
        if (!m_sections.contains(section) || line.isEmpty())
            continue;
        m_from = m_from < 0 ? block.blockNumber() : m_from;
        m_to = block.blockNumber();
    }
    viewport()->update();
}

void TomlView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    const bool isPalette = event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange;
    if (isPalette && m_colors != nullptr)
        m_colors->rehighlight();
}

void TomlView::paintEvent(QPaintEvent* event)
{
    if (m_from >= 0) {
        QPainter painter(viewport());
        const ColorTokens& tokens = ColorTokens::of(palette());
        const QTextBlock first = document()->findBlockByNumber(m_from);
        const QTextBlock last = document()->findBlockByNumber(m_to);
        const QRectF top = blockBoundingGeometry(first).translated(contentOffset());
        const QRectF bottom = blockBoundingGeometry(last).translated(contentOffset());
        const QRect band(0, qRound(top.top()), viewport()->width(), qRound(bottom.bottom() - top.top()));
        painter.fillRect(band, tokens.hover);
        painter.fillRect(QRect(0, band.top(), 3, band.height()), tokens.fill);
    }
    QPlainTextEdit::paintEvent(event);
}

ContractPanel::ContractPanel(QWidget* parent)
    : QWidget(parent)
    , m_title(new Label(tr("Contract"), TextRole::Strong, IconTone::Text1, this))
    , m_note(new Label({}, TextRole::Small, IconTone::Text2, this))
    , m_texts(new QStackedWidget(this))
    , m_toml(new TomlView(m_texts))
    , m_briefPart(new QWidget(m_texts))
    , m_brief(new QPlainTextEdit(m_briefPart))
    , m_size(new Label({}, TextRole::Small, IconTone::Text2, m_briefPart))
{
    setObjectName(u"contractPanel"_s);
    m_toml->setObjectName(u"contractText"_s);
    m_toml->setAccessibleName(tr("Contract"));
    makeQuiet(m_brief);
    m_brief->setObjectName(u"briefText"_s);
    m_brief->setAccessibleName(tr("Brief"));
    m_brief->setFont(TypeScale::current().small);
    new BriefColors(m_brief->document());
    auto* copy = new Button(tr("Copy"), Button::Kind::Flat, this);
    copy->setObjectName(u"copyContract"_s);
    copy->setSize(Button::Size::Small);
    connect(copy, &Button::clicked, this, &ContractPanel::copy);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(17, 0, 12, 0);
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_note);
    head->addStretch(1);
    head->addWidget(copy);
    auto* brief = new QVBoxLayout(m_briefPart);
    brief->setContentsMargins(0, 0, 0, 12);
    brief->setSpacing(8);
    brief->addWidget(m_brief, 1);
    m_size->setContentsMargins(16, 0, 16, 0);
    brief->addWidget(m_size);
    m_texts->addWidget(m_toml);
    m_texts->addWidget(m_briefPart);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_texts, 1);
    column->itemAt(0)->layout()->itemAt(0)->widget()->setMinimumHeight(TypeScale::current().columnHead());
    setStep(WizardStep::Task);
}

void ContractPanel::setStep(WizardStep step)
{
    const bool isBrief = step == WizardStep::Preflight;
    m_title->setText(isBrief ? tr("Brief") : tr("Contract"));
    m_note->setText(isBrief ? tr("exactly what the agent reads") : u"contract.toml"_s);
    m_texts->setCurrentWidget(isBrief ? m_briefPart : static_cast<QWidget*>(m_toml));
    m_toml->setMarked(sectionsOfStep(step));
}

void ContractPanel::setContract(const QString& toml)
{
    m_toml->setToml(toml);
}

void ContractPanel::setBrief(const QString& brief)
{
    if (m_brief->toPlainText() == brief)
        return;
    m_brief->setPlainText(brief);
    const auto characters = static_cast<int>(brief.size());
    m_size->setText(tr("%1 characters, about %2 tokens")
            .arg(format::number(characters), format::number(characters / kCharactersPerToken)));
}

void ContractPanel::copy()
{
    const bool isBrief = m_texts->currentWidget() == m_briefPart;
    QGuiApplication::clipboard()->setText(isBrief ? m_brief->toPlainText() : m_toml->toPlainText());
}

void ContractPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.sunken);
    painter.fillRect(0, 0, 1, height(), tokens.border);
    painter.fillRect(1, m_texts->y() - 1, width() - 1, 1, tokens.border);
}

} // namespace remit
