// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/running/runninghead.h"

#include "models/formats.h"
#include "models/runningmodel.h"
#include "views/widgets/button.h"
#include "views/widgets/chip.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/label.h"
#include "views/widgets/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>

namespace remit {

using namespace Qt::StringLiterals;

RunningHead::RunningHead(QWidget* parent)
    : QWidget(parent)
    , m_words(new ElidedLabel({}, TextRole::Base, IconTone::Text2, this))
    , m_near(new Chip({}, this))
    , m_slots(new QSpinBox(this))
    , m_sizes(new SegmentedControl({tr("Large"), tr("Small")}, SegmentedControl::Size::Normal, this))
    , m_freezeAll(new Button(tr("Freeze all"), Button::Kind::Normal, this))
    , m_stopAll(new Button(tr("Stop all…"), Button::Kind::Normal, this))
{
    setFixedHeight(TypeScale::current().pageHead());
    m_words->setObjectName(u"runningWords"_s);
    m_near->setObjectName(u"nearChip"_s);
    m_near->setCheckable(false);
    m_near->setFocusPolicy(Qt::NoFocus);
    m_near->setGlyph(Icon::Warning, IconTone::Warn);
    m_slots->setObjectName(u"slots"_s);
    m_slots->setRange(1, 99);
    m_slots->setKeyboardTracking(false);
    m_slots->setAccessibleName(tr("Slots"));
    m_sizes->setObjectName(u"tileSize"_s);
    m_sizes->setAccessibleName(tr("Size of the tiles"));
    m_freezeAll->setObjectName(u"freezeAll"_s);
    m_stopAll->setObjectName(u"stopAll"_s);
    m_stopAll->setGlyph(Icon::Stop, IconTone::Bad);
    m_stopAll->setTone(IconTone::Bad);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 1);
    row->setSpacing(12);
    row->addWidget(new Label(tr("Running"), TextRole::Title, IconTone::Text1, this));
    row->addWidget(m_words);
    row->addWidget(m_near);
    row->addStretch(1);
    auto* words = new Label(tr("Slots"), TextRole::Small, IconTone::Text2, this);
    words->setBuddy(m_slots);
    row->addWidget(words);
    row->addWidget(m_slots);
    row->addWidget(m_sizes);
    row->addWidget(m_freezeAll);
    row->addWidget(m_stopAll);
    connect(m_slots, &QSpinBox::valueChanged, this, &RunningHead::slotsChosen);
    connect(m_sizes, &SegmentedControl::currentChanged, this,
        [this](int index) { Q_EMIT tileSizeChosen(index == 0 ? RunTile::Size::Large : RunTile::Size::Small); });
    connect(m_freezeAll, &Button::clicked, this, &RunningHead::freezeAllRequested);
    connect(m_stopAll, &Button::clicked, this, &RunningHead::stopAllRequested);
}

void RunningHead::tell(const RunningModel& model)
{
    const Occupancy& occupancy = model.occupancy();
    const QString full
        = tr("%1 of %n slots in use", nullptr, occupancy.slotsTotal).arg(format::number(occupancy.slotsUsed));
    const auto cost = model.costMicroUsd();
    m_words->setText(cost ? tr("%1, %2 so far").arg(full, format::cost(cost)) : tr("%1, cost unknown").arg(full));
    const int near = model.nearLimits();
    m_near->setText(tr("%n near a limit", nullptr, near));
    m_near->setAccessibleName(m_near->text());
    m_near->setVisible(near > 0);
    if (!m_slots->hasFocus()) {
        const QSignalBlocker quiet(m_slots);
        m_slots->setValue(occupancy.slotsTotal);
    }
    const QString nothing = model.rowCount() == 0 ? tr("Nothing is running.") : QString();
    m_freezeAll->setDisabledReason(nothing);
    m_stopAll->setDisabledReason(nothing);
}

void RunningHead::setTileSize(RunTile::Size size)
{
    const QSignalBlocker quiet(m_sizes);
    m_sizes->setCurrentIndex(size == RunTile::Size::Large ? 0 : 1);
}

void RunningHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(0, height() - 1, width(), 1, tokens.border);
}

} // namespace remit
