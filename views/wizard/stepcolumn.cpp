// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/stepcolumn.h"

#include "views/widgets/elidedlabel.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 216;
constexpr int kMark = 20;
constexpr int kFacts = 4;

class StepButton : public QAbstractButton {
public:
    StepButton(int number, const QString& name, QWidget* parent)
        : QAbstractButton(parent)
        , m_number(number)
    {
        setText(name);
        setObjectName(u"step%1"_s.arg(number));
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setState(StepColumn::State state)
    {
        m_state = state;
        setAccessibleDescription(state == StepColumn::State::Valid ? StepColumn::tr("valid")
                : state == StepColumn::State::Wrong                ? StepColumn::tr("has errors")
                                                                   : QString());
        update();
    }

    [[nodiscard]] StepColumn::State state() const { return m_state; }
    [[nodiscard]] QSize sizeHint() const override { return {100, TypeScale::rowHeight(32, TypeScale::current().base)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const ColorTokens& tokens = ColorTokens::of(palette());
        const QRect ground = rect().adjusted(0, 1, 0, -1);
        if (isChecked())
            paint::panel(&painter, ground, tokens.sel, QColor(), paint::kControlRadius);
        else if (underMouse())
            paint::panel(&painter, ground, tokens.hover, QColor(), paint::kControlRadius);
        const QRect mark
            = style()->visualRect(layoutDirection(), rect(), QRect(8, (height() - kMark) / 2, kMark, kMark));
        paintMark(&painter, mark, tokens);
        const bool isWrong = m_state == StepColumn::State::Wrong;
        painter.setFont(isChecked() ? TypeScale::current().strong : TypeScale::current().base);
        painter.setPen(isWrong ? tokens.toneBad.text : isChecked() ? tokens.text1 : tokens.text2);
        const QRect words = style()->visualRect(layoutDirection(), rect(), rect().adjusted(38, 0, -8, 0));
        painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
        if (hasFocus())
            paint::focusRing(&painter, ground, tokens.focus, paint::kControlRadius);
    }

private:
    void paintMark(QPainter* painter, const QRect& mark, const ColorTokens& tokens) const
    {
        if (m_state == StepColumn::State::Wrong) {
            icons::paint(painter, mark.adjusted(2, 2, -2, -2), Icon::Error, tokens.toneBad.text);
            return;
        }
        const bool isValid = m_state == StepColumn::State::Valid && !isChecked();
        painter->setBrush(isChecked() ? QBrush(tokens.fill) : Qt::NoBrush);
        painter->setPen(isChecked() ? QPen(Qt::NoPen) : QPen(isValid ? tokens.toneOk.text : tokens.ctl, 1));
        painter->drawEllipse(QRectF(mark).adjusted(0.5, 0.5, -0.5, -0.5));
        if (isValid) {
            icons::paint(painter, mark.adjusted(4, 4, -4, -4), Icon::Check, tokens.toneOk.text);
            return;
        }
        painter->setFont(TypeScale::current().tinyStrong);
        painter->setPen(isChecked() ? tokens.onfill : tokens.text2);
        painter->drawText(mark, Qt::AlignCenter, QString::number(m_number));
    }

    int m_number;
    StepColumn::State m_state = StepColumn::State::Open;
};

} // namespace

StepColumn::StepColumn(QWidget* parent)
    : QWidget(parent)
    , m_facts(new QGridLayout)
    , m_line(new QWidget(this))
{
    setObjectName(u"stepColumn"_s);
    setAccessibleName(tr("Steps"));
    setFixedWidth(TypeScale::current().scaled(kWidth));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 16, 9, 16);
    column->setSpacing(0);
    for (int i = 0; i < kWizardSteps; ++i) {
        auto* step = new StepButton(i + 1, name(static_cast<WizardStep>(i)), this);
        column->addWidget(step);
        m_steps.append(step);
        connect(step, &QAbstractButton::toggled, this, [this, i](bool on) {
            if (on)
                Q_EMIT stepChosen(static_cast<WizardStep>(i));
        });
    }
    column->addSpacing(16);
    m_line->setFixedHeight(1);
    m_line->setAutoFillBackground(true);
    m_line->setBackgroundRole(QPalette::Mid);
    column->addWidget(m_line);
    column->addSpacing(12);
    m_facts->setContentsMargins(8, 0, 8, 0);
    m_facts->setVerticalSpacing(4);
    m_facts->setColumnStretch(1, 1);
    for (int i = 0; i < kFacts; ++i) {
        auto* what = new ElidedLabel({}, TextRole::Small, IconTone::Text2, this);
        auto* value = new ElidedLabel({}, TextRole::SmallMedium, IconTone::Text1, this);
        value->setAlignment(Qt::AlignRight);
        m_facts->addWidget(what, i, 0);
        m_facts->addWidget(value, i, 1);
        m_factLabels.append(std::pair(what, value));
    }
    column->addLayout(m_facts);
    column->addStretch(1);
}

QString StepColumn::name(WizardStep step)
{
    switch (step) {
    case WizardStep::Task:
        return tr("Task and scope");
    case WizardStep::Success:
        return tr("Success");
    case WizardStep::DoNot:
        return tr("Do not");
    case WizardStep::Limits:
        return tr("Stop and limits");
    case WizardStep::Agent:
        return tr("Agent and environment");
    case WizardStep::Preflight:
        return tr("Preflight");
    }
    Q_UNREACHABLE_RETURN({});
}

QAbstractButton* StepColumn::button(WizardStep step) const
{
    return m_steps.at(static_cast<int>(step));
}

void StepColumn::setCurrent(WizardStep step)
{
    const QSignalBlocker quiet(button(step));
    button(step)->setChecked(true);
}

void StepColumn::setState(WizardStep step, State state)
{
    static_cast<StepButton*>(button(step))->setState(state);
}

StepColumn::State StepColumn::state(WizardStep step) const
{
    return static_cast<const StepButton*>(button(step))->state();
}

void StepColumn::setFacts(const QList<std::pair<QString, QString>>& facts)
{
    for (int i = 0; i < kFacts; ++i) {
        const bool isThere = i < facts.size();
        m_factLabels.at(i).first->setText(isThere ? facts.at(i).first : QString());
        m_factLabels.at(i).second->setText(isThere ? facts.at(i).second : QString());
        m_factLabels.at(i).first->setVisible(isThere);
        m_factLabels.at(i).second->setVisible(isThere);
    }
}

void StepColumn::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.window);
    painter.fillRect(width() - 1, 0, 1, height(), tokens.border);
}

} // namespace remit
