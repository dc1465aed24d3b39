// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/statusstrip.h"

#include "models/formats.h"
#include "views/widgets/keycap.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

constexpr int kBetween = 16;
constexpr int kInside = 5;

/** Words that open a page. */
class StatusWord : public QAbstractButton {
public:
    explicit StatusWord(QWidget* parent)
        : QAbstractButton(parent)
    {
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(TypeScale::current().tiny);
        return {metrics.horizontalAdvance(text()) + kBetween, metrics.height()};
    }

    void say(const QString& words)
    {
        setText(words);
        setAccessibleName(words);
        updateGeometry();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const ColorTokens& tokens = ColorTokens::of(palette());
        if (underMouse())
            painter.fillRect(rect().adjusted(2, 2, -2, -2), tokens.hover);
        painter.setFont(TypeScale::current().tiny);
        painter.setPen(underMouse() ? tokens.text1 : tokens.text2);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
        if (hasFocus())
            paint::focusRing(&painter, rect(), tokens.focus, 3);
    }
};

} // namespace

KeyHints::KeyHints(QWidget* parent)
    : QWidget(parent)
    , m_all{u"?"_s, tr("All keys")}
{
    setObjectName(u"keyHints"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void KeyHints::setHints(const QList<KeyHint>& hints)
{
    m_hints = hints;
    QStringList words;
    for (const KeyHint& hint : hints)
        words.append(hint.keys + u' ' + hint.text);
    setAccessibleName(tr("Keys"));
    setAccessibleDescription(words.join(u", "_s));
    updateGeometry();
    update();
}

int KeyHints::widthOf(const KeyHint& hint) const
{
    const QFontMetrics metrics(TypeScale::current().tiny);
    return KeyCap::sizeFor(hint.keys).width() + kInside + metrics.horizontalAdvance(hint.text) + kBetween;
}

QSize KeyHints::sizeHint() const
{
    int width = widthOf(m_all);
    for (const KeyHint& hint : m_hints)
        width += widthOf(hint);
    return {width, TypeScale::current().statusBar() - 1};
}

QSize KeyHints::minimumSizeHint() const
{
    return {widthOf(m_all), TypeScale::current().statusBar() - 1};
}

int KeyHints::shown() const
{
    int left = width() - widthOf(m_all);
    int count = 0;
    for (const KeyHint& hint : m_hints) {
        left -= widthOf(hint);
        if (left < 0)
            break;
        ++count;
    }
    return count;
}

void KeyHints::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.setFont(TypeScale::current().tiny);
    QList<KeyHint> line = m_hints.first(shown());
    line.append(m_all);
    int x = width();
    for (const KeyHint& hint : line)
        x -= widthOf(hint);
    for (const KeyHint& hint : line) {
        const QRect whole
            = QStyle::visualRect(layoutDirection(), rect(), QRect(x + kBetween, 0, widthOf(hint) - kBetween, height()));
        const int caps = KeyCap::sizeFor(hint.keys).width();
        KeyCap::paint(&painter, QStyle::visualRect(layoutDirection(), whole, QRect(whole.x(), 0, caps, height())),
            hint.keys, tokens.text2, tokens.border, tokens.surface);
        painter.setPen(tokens.text2);
        const QRect words = QStyle::visualRect(layoutDirection(), whole, whole.adjusted(caps + kInside, 0, 0, 0));
        painter.drawText(words,
            static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter
                | Qt::TextSingleLine,
            hint.text);
        x += widthOf(hint);
    }
}

void KeyHints::mouseReleaseEvent(QMouseEvent* event)
{
    const QRect all
        = QStyle::visualRect(layoutDirection(), rect(), QRect(width() - widthOf(m_all), 0, widthOf(m_all), height()));
    if (event->button() == Qt::LeftButton && all.contains(event->position().toPoint()))
        Q_EMIT allKeysRequested();
}

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget(parent)
    , m_slots(new StatusWord(this))
    , m_queued(new StatusWord(this))
    , m_spent(new StatusWord(this))
    , m_hints(new KeyHints(this))
{
    setObjectName(u"statusStrip"_s);
    setAccessibleName(tr("Status"));
    setFixedHeight(TypeScale::current().statusBar());
    m_slots->setObjectName(u"statusSlots"_s);
    m_queued->setObjectName(u"statusQueued"_s);
    m_spent->setObjectName(u"statusSpent"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 1, 12, 0);
    row->setSpacing(0);
    row->addWidget(m_slots);
    row->addWidget(m_queued);
    row->addWidget(m_spent);
    row->addWidget(m_hints, 1);
    connect(m_slots, &QAbstractButton::clicked, this, [this] { Q_EMIT pageRequested(u"running"_s); });
    connect(m_queued, &QAbstractButton::clicked, this, [this] { Q_EMIT pageRequested(u"running"_s); });
    connect(m_spent, &QAbstractButton::clicked, this, [this] { Q_EMIT pageRequested(u"costs"_s); });
    connect(m_hints, &KeyHints::allKeysRequested, this, &StatusStrip::allKeysRequested);
    setOccupancy({});
}

void StatusStrip::setOccupancy(const Occupancy& occupancy)
{
    const auto say = [](QAbstractButton* word, const QString& text) { static_cast<StatusWord*>(word)->say(text); };
    say(m_slots,
        tr("%1 of %n slots in use", nullptr, occupancy.slotsTotal).arg(QLocale().toString(occupancy.slotsUsed)));
    say(m_queued, tr("%n queued", nullptr, occupancy.queued));
    const QString spent = format::cost(occupancy.spentTodayMicroUsd);
    say(m_spent, occupancy.spentTodayUnknown ? tr("at least %1 today").arg(spent) : tr("%1 today").arg(spent));
}

void StatusStrip::setHints(const QList<KeyHint>& hints)
{
    m_hints->setHints(hints);
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.window);
    painter.fillRect(0, 0, width(), 1, tokens.border);
}

} // namespace remit
