// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/running/runtile.h"

#include "models/formats.h"
#include "models/meteringwords.h"
#include "models/statuswords.h"
#include "views/widgets/activitystrip.h"
#include "views/widgets/button.h"
#include "views/widgets/iconbutton.h"
#include "views/widgets/meter.h"
#include "views/widgets/statuslook.h"
#include "views/widgets/typescale.h"

#include <QDir>
#include <QPainter>

#include <algorithm>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

constexpr int kPadding = 12;
constexpr int kGlyph = 16;
constexpr int kIndent = kGlyph + 8;
constexpr int kStrip = 18;
constexpr int kBetweenMeters = 20;

int lineOf(const QFont& font, int least)
{
    return std::max(least, QFontMetrics(font).height());
}

/** The height of a meter with its words. */
int meterHeight()
{
    return lineOf(TypeScale::current().small, 16) + 3 + 4;
}

QString whereOf(const RunRow& row)
{
    return u"%1 · %2"_s.arg(oneLine(QDir(row.repository).dirName()), oneLine(row.agent));
}

} // namespace

RunTile::RunTile(const QString& runId, Size size, QWidget* parent)
    : QWidget(parent)
    , m_runId(runId)
    , m_size(size)
    , m_terminal(new Button(tr("Open terminal"), Button::Kind::Normal, this))
    , m_freeze(new Button(tr("Freeze"), Button::Kind::Flat, this))
    , m_stop(new Button(tr("Stop"), Button::Kind::Flat, this))
    , m_smallStop(new IconButton(Icon::Stop, tr("Stop"), IconButton::Size::Small, this))
{
    setObjectName(u"tile-"_s + runId);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    m_terminal->setObjectName(u"terminal"_s);
    m_terminal->setSize(Button::Size::Small);
    m_terminal->setGlyph(Icon::Terminal);
    m_freeze->setObjectName(u"freeze"_s);
    m_freeze->setSize(Button::Size::Small);
    m_stop->setObjectName(u"stop"_s);
    m_stop->setSize(Button::Size::Small);
    m_stop->setGlyph(Icon::Stop, IconTone::Bad);
    m_smallStop->setObjectName(u"smallStop"_s);
    for (QWidget* button : {static_cast<QWidget*>(m_terminal), static_cast<QWidget*>(m_freeze),
             static_cast<QWidget*>(m_stop), static_cast<QWidget*>(m_smallStop)})
        button->setFocusPolicy(Qt::TabFocus);
    connect(m_terminal, &Button::clicked, this, [this] { Q_EMIT terminalRequested(m_runId); });
    connect(m_freeze, &Button::clicked, this, &RunTile::toggleFreeze);
    connect(m_stop, &Button::clicked, this, &RunTile::askStop);
    connect(m_smallStop, &IconButton::clicked, this, &RunTile::askStop);
    setTileSize(size);
}

void RunTile::setTileSize(Size size)
{
    m_size = size;
    m_terminal->setVisible(size == Size::Large);
    m_freeze->setVisible(size == Size::Large);
    m_stop->setVisible(size == Size::Large);
    m_smallStop->setVisible(size == Size::Small);
    placeButtons();
    update();
}

int RunTile::minimumWidthOf(Size size)
{
    return TypeScale::current().scaled(size == Size::Large ? 360 : 240);
}

int RunTile::minimumHeightOf(Size size)
{
    const TypeScale& scale = TypeScale::current();
    const int head = lineOf(scale.strong, 20) + 2 + lineOf(scale.small, 16);
    if (size == Size::Small)
        return std::max(112, 10 + head + 10 + meterHeight() + 6 + scale.smallButton() + 8);
    const int body = 10 + kStrip + 12 + 2 * meterHeight() + 8 + 10 + lineOf(scale.code, 16);
    return std::max(212, kPadding + head + body + 12 + scale.smallButton() + kPadding);
}

void RunTile::setRun(const LiveRun& run, qint64 nowMs)
{
    m_run = run;
    m_nowMs = nowMs;
    m_near = run.nearLimit(nowMs);
    showPossible();
    describe();
    update();
}

void RunTile::toggleFreeze()
{
    if (!m_freeze->isEnabled())
        return;
    if (m_run.hold)
        Q_EMIT thawRequested(m_runId);
    else
        Q_EMIT freezeRequested(m_runId);
}

QString RunTile::stateText() const
{
    if (m_run.stopRequested)
        return tr("Stopping");
    if (m_run.hold)
        return tr("Frozen");
    return m_near ? m_near->sentence : stateWord(m_run.state);
}

void RunTile::showPossible()
{
    const QString stopping = m_run.stopRequested ? tr("It is being stopped.") : QString();
    m_stop->setDisabledReason(stopping);
    m_smallStop->setEnabled(stopping.isEmpty());
    m_freeze->setText(m_run.hold ? tr("Thaw") : tr("Freeze"));
    QString cannot = stopping;
    if (cannot.isEmpty() && m_run.state != RunState::Running)
        cannot = tr("Only an agent at work can be held in place.");
    else if (cannot.isEmpty() && m_run.hold && m_run.hold->byLimit)
        cannot = tr("It has reached a limit. Stop it to review its work.");
    m_freeze->setDisabledReason(cannot);
    placeButtons(); // the word has another width
}

/** Shown at once; the journal says so a moment later. */
void RunTile::askStop()
{
    m_run.stopRequested = true;
    showPossible();
    update();
    Q_EMIT stopRequested(m_runId);
}

void RunTile::describe()
{
    QStringList meters;
    for (const LimitUse& use : m_run.meters(m_nowMs))
        meters.append(u"%1 %2"_s.arg(meterName(use.name), format::limitUse(use))
            + (use.source == "self-reported"_L1 ? u' ' + meteringWord(Metering::SelfReported) : QString()));
    setAccessibleName(u"%1, %2, %3"_s.arg(stateText(), oneLine(m_run.row.title), whereOf(m_run.row)));
    if (m_run.hold)
        meters.append(m_run.holdSentence(m_nowMs));
    setAccessibleDescription(meters.join(u", "_s));
}

void RunTile::placeButtons()
{
    const QRect inner = rect().adjusted(kPadding, 0, -kPadding, 0);
    const auto put = [&](QWidget* button, int x, int bottom) {
        const QSize size = button->sizeHint();
        const QRect logical(x, height() - bottom - size.height(), size.width(), size.height());
        button->setGeometry(QStyle::visualRect(layoutDirection(), rect(), logical));
    };
    put(m_terminal, inner.x(), kPadding);
    put(m_freeze, inner.x() + m_terminal->sizeHint().width() + 4, kPadding);
    put(m_stop, inner.right() + 1 - m_stop->sizeHint().width(), kPadding);
    put(m_smallStop, inner.right() + 7 - m_smallStop->sizeHint().width(), 8);
}

void RunTile::resizeEvent(QResizeEvent*)
{
    placeButtons();
}

void RunTile::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT openRequested(m_runId);
}

void RunTile::paintPair(QPainter* painter, const QRect& area, const QString& left, const QString& right) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine;
    painter->setFont(TypeScale::current().small);
    const int used = right.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(right) + 8;
    painter->setPen(tokens.text3);
    painter->drawText(
        area, static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight)) | flags, right);
    painter->setFont(TypeScale::current().code);
    painter->setPen(tokens.text2);
    const QRect place = QStyle::visualRect(layoutDirection(), area, area.adjusted(0, 0, -used, 0));
    painter->drawText(place, static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | flags,
        painter->fontMetrics().elidedText(left, Qt::ElideRight, place.width()));
}

void RunTile::paintMeter(QPainter* painter, const QRect& area, const LimitUse& use) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    const TypeScale& scale = TypeScale::current();
    const double share = use.source == "unknown"_L1 ? 0 : format::limitShare(use);
    const QRect words(area.x(), area.y(), area.width(), area.height() - 7);
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine;
    painter->setFont(scale.small);
    painter->setPen(tokens.text2);
    painter->drawText(words, static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | flags,
        meterName(use.name));
    if (use.source == "self-reported"_L1) {
        const int name = painter->fontMetrics().horizontalAdvance(meterName(use.name)) + 6;
        const int figure = painter->fontMetrics().horizontalAdvance(format::limitUse(use)) + 6;
        const QRect rest = QStyle::visualRect(layoutDirection(), words, words.adjusted(name, 0, -figure, 0));
        painter->setPen(tokens.text3);
        painter->drawText(rest, static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | flags,
            painter->fontMetrics().elidedText(meteringWord(Metering::SelfReported), Qt::ElideRight, rest.width()));
    }
    const QString said = use.allowed > 0 ? format::limitUse(use) : tr("no limit");
    painter->setFont(share >= 0.8 ? scale.smallMedium : scale.small);
    painter->setPen(share >= 1.0 ? tokens.toneBad.text : share >= 0.8 ? tokens.toneWarn.text : tokens.text1);
    painter->drawText(
        words, static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight)) | flags, said);
    const auto tone = m_run.hold ? Meter::Tone::Still : Meter::Tone::Live;
    Meter::paintBar(painter, QRect(area.x(), area.bottom() - 3, area.width(), 4), share, tone, palette());
}

void RunTile::paintHead(QPainter* painter, QRect area) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    const TypeScale& scale = TypeScale::current();
    const StatusLook look = m_run.hold ? StatusLook{Icon::Pause, ToneName::Mute} : lookOf(m_run.state);
    const QColor tone = tokens.tone(look.tone).text;
    const auto placed = [&](const QRect& logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    const int left = static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    const int right = static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight));
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine;
    QRect line(area.x(), area.y(), area.width(), lineOf(scale.strong, 20));
    icons::paint(
        painter, placed(QRect(line.x(), line.y() + (line.height() - kGlyph) / 2, kGlyph, kGlyph)), look.icon, tone);
    int used = 0;
    if (m_size == Size::Large) {
        const QString clock = format::clock(m_run.elapsedMs(m_nowMs));
        painter->setFont(scale.base);
        painter->setPen(tokens.text2);
        painter->drawText(placed(line), right | flags, clock);
        used = painter->fontMetrics().horizontalAdvance(clock) + 8;
    }
    painter->setFont(scale.strong);
    painter->setPen(tokens.text1);
    const QRect title = line.adjusted(kIndent, 0, -used, 0);
    painter->drawText(placed(title), left | flags,
        painter->fontMetrics().elidedText(oneLine(m_run.row.title), Qt::ElideRight, title.width()));

    line = QRect(area.x() + kIndent, line.bottom() + 3, area.width() - kIndent, lineOf(scale.small, 16));
    painter->setFont(scale.smallMedium);
    const QString state = stateText();
    int wordsAt = line.x();
    if (m_near && !m_run.stopRequested) {
        const bool timed = m_near->name == LimitName::WallClock || m_near->name == LimitName::Idle;
        painter->setPen(tokens.toneWarn.text);
        icons::paint(painter, placed(QRect(line.x(), line.y() + (line.height() - kGlyph) / 2, kGlyph, kGlyph)),
            timed ? Icon::Clock : Icon::Limit, tokens.toneWarn.text);
        wordsAt += kGlyph + 4;
    } else {
        painter->setPen(tone);
    }
    QRect words = line;
    words.setLeft(wordsAt);
    const QString shown = painter->fontMetrics().elidedText(state, Qt::ElideRight, words.width());
    const int stateWidth = painter->fontMetrics().horizontalAdvance(shown);
    painter->drawText(placed(words), left | flags, shown);
    if (m_near && m_size == Size::Small)
        return;
    const QRect rest = words.adjusted(stateWidth + (m_near ? 16 : 8), 0, 0, 0);
    painter->setFont(scale.small);
    painter->setPen(m_near ? tokens.text3 : tokens.text2);
    painter->drawText(placed(rest), (m_near ? right : left) | flags,
        painter->fontMetrics().elidedText(whereOf(m_run.row), Qt::ElideRight, std::max(0, rest.width())));
}

void RunTile::paintLarge(QPainter* painter, QRect area) const
{
    const TypeScale& scale = TypeScale::current();
    int y = area.y() + lineOf(scale.strong, 20) + 2 + lineOf(scale.small, 16) + 10;
    ActivityStrip::paint(painter, QRect(area.x(), y, area.width(), kStrip), m_run.levels(m_nowMs), palette());
    y += kStrip + 12;
    const QList<LimitUse> meters = m_run.meters(m_nowMs);
    const int width = (area.width() - kBetweenMeters) / 2;
    for (int i = 0; i < meters.size(); ++i) {
        const QRect logical(
            area.x() + (i % 2) * (width + kBetweenMeters), y + (i / 2) * (meterHeight() + 8), width, meterHeight());
        paintMeter(painter, QStyle::visualRect(layoutDirection(), rect(), logical), meters.at(i));
    }
    y += 2 * meterHeight() + 8 + 10;
    if (m_run.hold) {
        paintPair(painter, QRect(area.x(), y, area.width(), lineOf(scale.code, 16)), m_run.holdSentence(m_nowMs), {});
        return;
    }
    const QString ago = m_run.actionMs > 0 ? format::age(m_run.actionMs, m_nowMs) : QString();
    const bool old = ago != format::age(m_nowMs, m_nowMs);
    paintPair(painter, QRect(area.x(), y, area.width(), lineOf(scale.code, 16)), m_run.action,
        ago.isEmpty() || !old ? ago : tr("%1 ago").arg(ago));
}

void RunTile::paintSmall(QPainter* painter, QRect area) const
{
    const TypeScale& scale = TypeScale::current();
    const int button = scale.smallButton();
    const int meterAt = height() - 8 - button - 6 - meterHeight();
    paintMeter(painter, QRect(area.x(), meterAt, area.width(), meterHeight()), m_run.fullestMeter(m_nowMs));
    const QRect line(area.x(), height() - 8 - button, area.width() - button, button);
    paintPair(painter, QStyle::visualRect(layoutDirection(), rect(), line),
        m_run.hold ? m_run.holdSentence(m_nowMs) : m_run.action, {});
}

void RunTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    const ColorTokens& tokens = ColorTokens::of(palette());
    paint::panel(&painter, rect(), tokens.surface, m_near ? tokens.series[2] : tokens.border, paint::kCardRadius);
    const int top = m_size == Size::Large ? kPadding : 10;
    const QRect area = rect().adjusted(kPadding, top, -kPadding, 0);
    paintHead(&painter, area);
    if (m_size == Size::Large)
        paintLarge(&painter, area);
    else
        paintSmall(&painter, area);
    if (hasFocus())
        paint::focusRing(&painter, rect(), tokens.focus, paint::kCardRadius);
}

} // namespace remit
