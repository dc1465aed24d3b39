// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/questioncard.h"

#include "models/visibletext.h"
#include "views/review/fact.h"
#include "views/widgets/button.h"
#include "views/widgets/label.h"
#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr int kAnswerHeight = 56;
constexpr int kMostQuestionHeight = 160; ///< a longer one scrolls

/// Each line by itself made harmless; the lines stay.
QString shown(const QString& text)
{
    QStringList lines;
    for (const QString& line : text.split(u'\n'))
        lines.append(VisibleText(line, 1).text());
    return lines.join(u'\n');
}

QScrollArea* scrolled(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    area->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    area->setMaximumHeight(TypeScale::current().scaled(kMostQuestionHeight));
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

} // namespace

QuestionCard::QuestionCard(QWidget* parent)
    : QWidget(parent)
    , m_question(new Label({}, TextRole::Base))
    , m_answer(new QPlainTextEdit)
    , m_send(new Button(tr("Send the answer"), Button::Kind::Primary))
{
    setObjectName(u"questionCard"_s);
    m_question->setObjectName(u"question"_s);
    m_question->setWordWrap(true);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_answer->setObjectName(u"answer"_s);
    m_answer->setAccessibleName(tr("Your answer"));
    m_answer->setPlaceholderText(tr("Your answer. The agent goes on with it where it stopped."));
    m_answer->setTabChangesFocus(true);
    m_answer->setFixedHeight(TypeScale::current().scaled(kAnswerHeight));
    m_answer->installEventFilter(this);
    m_send->setObjectName(u"sendAnswer"_s);
    m_send->setKeyHint(tr("Ctrl+Enter"));
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(Fact::still(Icon::Question, IconTone::Ask));
    head->addWidget(new Label(tr("The agent asks"), TextRole::Strong));
    head->addStretch(1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_answer, 1);
    foot->addWidget(m_send, 0, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 16, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(scrolled(m_question));
    column->addLayout(foot);
    connect(m_send, &Button::clicked, this, &QuestionCard::send);
    connect(m_answer, &QPlainTextEdit::textChanged, this, &QuestionCard::showPossible);
    hide();
}

void QuestionCard::ask(const QString& runId, const QString& question)
{
    if (runId != m_runId) {
        m_runId = runId;
        m_answer->clear();
    }
    m_question->setText(shown(question));
    setVisible(!question.isEmpty());
    showPossible();
}

void QuestionCard::setDisabledReason(const QString& reason)
{
    m_disabled = reason;
    showPossible();
}

QString QuestionCard::answer() const
{
    return m_answer->toPlainText().trimmed();
}

void QuestionCard::showPossible()
{
    m_send->setDisabledReason(!m_disabled.isEmpty() ? m_disabled
            : answer().isEmpty()                    ? tr("Write an answer first.")
                                                    : QString());
}

void QuestionCard::send()
{
    if (m_disabled.isEmpty() && !answer().isEmpty())
        Q_EMIT answered(m_runId, answer());
}

bool QuestionCard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            send();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QuestionCard::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.tone(ToneName::Ask).tint);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.border);
}

} // namespace remit
