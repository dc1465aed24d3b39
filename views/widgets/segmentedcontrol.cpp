// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/segmentedcontrol.h"

#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

class Segment : public QAbstractButton {
public:
    Segment(const QString& text, SegmentedControl::Size size, QWidget* parent)
        : QAbstractButton(parent)
        , m_size(size)
    {
        setText(text);
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const TypeScale& scale = TypeScale::current();
        const bool small = m_size == SegmentedControl::Size::Small;
        return {QFontMetrics(scale.smallMedium).horizontalAdvance(text()) + 18,
            small ? scale.smallButton() : scale.button()};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const ColorTokens& tokens = ColorTokens::of(palette());
        if (isChecked())
            paint::panel(&painter, rect(), tokens.raised, tokens.border, paint::kControlRadius);
        else if (underMouse() && isEnabled())
            paint::panel(&painter, rect().adjusted(1, 1, -1, -1), tokens.hover, QColor(), paint::kControlRadius - 1);
        painter.setFont(isChecked() ? TypeScale::current().smallMedium : TypeScale::current().small);
        painter.setPen(!isEnabled() ? tokens.text3 : isChecked() ? tokens.text1 : tokens.text2);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
        if (hasFocus())
            paint::focusRing(&painter, rect(), tokens.focus, paint::kControlRadius);
    }

private:
    SegmentedControl::Size m_size;
};

} // namespace

SegmentedControl::SegmentedControl(const QStringList& choices, Size size, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    for (const QString& choice : choices) {
        auto* segment = new Segment(choice, size, this);
        const auto index = static_cast<int>(m_segments.size());
        segment->setObjectName(u"segment%1"_s.arg(index));
        segment->setChecked(index == 0);
        row->addWidget(segment);
        m_segments.append(segment);
        connect(segment, &QAbstractButton::toggled, this, [this, index](bool on) {
            if (on)
                Q_EMIT currentChanged(index);
        });
    }
}

int SegmentedControl::currentIndex() const
{
    for (int i = 0; i < m_segments.size(); ++i) {
        if (m_segments.at(i)->isChecked())
            return i;
    }
    return -1;
}

void SegmentedControl::setCurrentIndex(int index)
{
    m_segments.at(index)->setChecked(true);
}

QAbstractButton* SegmentedControl::segment(int index) const
{
    return m_segments.at(index);
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    paint::panel(&painter, rect(), tokens.window, tokens.border, paint::kControlRadius);
}

} // namespace remit
