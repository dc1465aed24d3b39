// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/limitsstep.h"

#include "models/formats.h"
#include "runner/contract/words.h"
#include "views/widgets/iconbutton.h"
#include "views/widgets/label.h"
#include "views/widgets/sectionheading.h"
#include "views/widgets/segmentedcontrol.h"
#include "views/wizard/rowpanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QString limitText(LimitField::Unit unit, qint64 value)
{
    switch (unit) {
    case LimitField::Unit::Duration:
        return format::duration(value);
    case LimitField::Unit::Size:
        return format::size(value);
    case LimitField::Unit::Dollars:
        return format::exactCost(value);
    case LimitField::Unit::Count:
        break;
    }
    return format::number(value);
}

qint64 plain(qint64 value)
{
    return value;
}

qint64 plain(std::chrono::milliseconds value)
{
    return value.count();
}

} // namespace

LimitsStep::LimitsStep(ContractDraft& draft, QWidget* parent)
    : StepPage(draft, tr("When does it stop?"),
          tr("The harness holds these limits, whatever the agent says. At a limit the work is kept and goes to "
             "review."),
          parent)
{
    makeTier();
    makeLimits();
    makeStops();
    makeNotices();
    connect(&draft, &ContractDraft::repositoryChanged, this, &LimitsStep::showHints);
    load();
}

void LimitsStep::makeTier()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    auto* name = new Label(tr("Tier"), TextRole::Strong, IconTone::Text1, page());
    m_tier = new SegmentedControl(
        {tr("trivial"), tr("small"), tr("medium"), tr("large")}, SegmentedControl::Size::Normal, page());
    m_tier->setObjectName(u"tier"_s);
    m_tier->setAccessibleName(tr("Tier"));
    m_experience = new Label({}, TextRole::Small, IconTone::Text2, page());
    m_experience->setObjectName(u"experience"_s);
    row->addWidget(name);
    row->addWidget(m_tier);
    row->addWidget(m_experience, 1);
    column()->addSpacing(8);
    column()->addLayout(row);
    connect(m_tier, &SegmentedControl::currentChanged, this, [this](int index) {
        draft().edit([index](Contract& contract) { contract.tier = static_cast<Tier>(index); });
        load();
    });
}

template <typename T>
void LimitsStep::addLimit(
    RowPanel* panel, const QString& key, const QString& name, LimitField::Unit unit, std::optional<T> Limits::* member)
{
    addRow(panel, name,
        {.key = u"limits."_s + key,
            .field = nullptr,
            .hint = nullptr,
            .reset = nullptr,
            .get =
                [member](const Limits& limits) {
                    const auto& value = limits.*member;
                    return value ? std::optional<qint64>(plain(*value)) : std::nullopt;
                },
            .set =
                [member](Limits& limits, std::optional<qint64> value) {
                    if (value)
                        limits.*member = T(*value);
                    else
                        (limits.*member).reset();
                },
            .unit = unit});
}

void LimitsStep::addRow(RowPanel* panel, const QString& name, Row row)
{
    row.field = new LimitField(row.unit, panel);
    row.field->setObjectName(row.key);
    if (row.key == u"limits.cost_usd" || row.key == u"limits.llm_calls")
        row.field->setMinimum(0);
    row.hint = new Label({}, TextRole::Small, IconTone::Text2, panel);
    row.reset = new IconButton(Icon::Undo, tr("Back to the tier's"), IconButton::Size::Small, panel);
    row.reset->setObjectName(u"reset-"_s + row.key);
    row.reset->setFocusPolicy(Qt::StrongFocus);
    QWidget* widget = panel->addField(name, row.field, row.hint);
    widget->layout()->addWidget(row.reset);
    connect(row.field, &LimitField::valueChanged, this, [this, set = row.set](qint64 value) {
        draft().edit([&](Contract& contract) { set(contract.limits, value); });
        showHints();
    });
    connect(row.reset, &IconButton::clicked, this, [this, set = row.set, field = row.field] {
        draft().edit([&](Contract& contract) { set(contract.limits, std::nullopt); });
        field->setFocus();
        load();
    });
    m_rows.append(std::move(row));
}

void LimitsStep::makeLimits()
{
    using Unit = LimitField::Unit;
    auto* panel = new RowPanel(page());
    addLimit(panel, u"wall_clock"_s, tr("Time"), Unit::Duration, &Limits::wallClock);
    addLimit(panel, u"idle"_s, tr("Without output"), Unit::Duration, &Limits::idle);
    addLimit(panel, u"llm_calls"_s, tr("Model calls"), Unit::Count, &Limits::llmCalls);
    addLimit(panel, u"cost_usd"_s, tr("Cost"), Unit::Dollars, &Limits::costMicroUsd);
    m_costStrict = new QCheckBox(tr("Let a call through only if what it can cost still fits"), panel);
    m_costStrict->setObjectName(u"limits.cost_strict"_s);
    panel->addField(tr("Strict cost"), m_costStrict);
    addLimit(panel, u"output"_s, tr("Output"), Unit::Size, &Limits::outputBytes);
    addLimit(panel, u"memory"_s, tr("Memory"), Unit::Size, &Limits::memoryBytes);
    addLimit(panel, u"disk"_s, tr("Disk"), Unit::Size, &Limits::diskBytes);
    addLimit(panel, u"processes"_s, tr("Processes"), Unit::Count, &Limits::processes);
    addLimit(panel, u"changed_files"_s, tr("Changed files"), Unit::Count, &Limits::changedFiles);
    addLimit(panel, u"changed_lines"_s, tr("Changed lines"), Unit::Count, &Limits::changedLines);
    column()->addWidget(panel);
    connect(m_costStrict, &QCheckBox::toggled, this,
        [this](bool on) { draft().edit([on](Contract& contract) { contract.costStrict = on; }); });
}

void LimitsStep::makeStops()
{
    addSection(tr("Stop conditions"));
    auto* panel = new RowPanel(page());
    m_failures = new LimitField(LimitField::Unit::Count, panel);
    m_failures->setObjectName(u"stop.failures"_s);
    panel->addField(tr("Failed checks"), m_failures,
        new Label(tr("then it stops and says what is missing"), TextRole::Small, IconTone::Text2, panel));
    m_whenUncertain = new QComboBox(panel);
    m_whenUncertain->setObjectName(u"stop.when_uncertain"_s);
    m_whenUncertain->addItems({tr("Stop and say why"), tr("Stop and ask")});
    panel->addField(tr("When uncertain"), m_whenUncertain,
        new Label(tr("it comes to your queue"), TextRole::Small, IconTone::Text2, panel));
    m_onLimit = new QComboBox(panel);
    m_onLimit->setObjectName(u"limits.on_limit"_s);
    m_onLimit->addItems({tr("Stop, keep the work"), tr("Freeze, for you to look")});
    panel->addField(tr("At a limit"), m_onLimit, new Label({}, TextRole::Small, IconTone::Text2, panel));
    for (QComboBox* box : {m_whenUncertain, m_onLimit})
        box->setMinimumWidth(TypeScale::current().scaled(200));
    column()->addWidget(panel);
    connect(m_failures, &LimitField::valueChanged, this, [this](qint64 value) {
        draft().edit(
            [value](Contract& contract) { contract.stop.failures = static_cast<int>(std::min<qint64>(value, 1000)); });
    });
    connect(m_whenUncertain, &QComboBox::activated, this, [this](int index) {
        draft().edit([index](Contract& contract) { contract.stop.whenUncertain = static_cast<WhenUncertain>(index); });
    });
    connect(m_onLimit, &QComboBox::activated, this, [this](int index) {
        draft().edit([index](Contract& contract) { contract.limits.onLimit = static_cast<OnLimit>(index); });
    });
}

void LimitsStep::makeNotices()
{
    addSection(tr("Notify me"), tr("when the run"));
    auto* panel = new RowPanel(page());
    panel->setObjectName(u"notify.on"_s);
    QHBoxLayout* row = panel->newRow();
    row->setSpacing(24);
    const QStringList names{tr("ends"), tr("fails"), tr("reaches a limit"), tr("asks")};
    const QStringList events = words::notifications();
    for (int i = 0; i < events.size(); ++i) {
        auto* box = new QCheckBox(names.at(i), row->parentWidget());
        box->setObjectName(u"notify-"_s + events.at(i));
        row->addWidget(box);
        m_notices.append(box);
        connect(box, &QCheckBox::toggled, this, [this] {
            QStringList chosen;
            for (int place = 0; place < m_notices.size(); ++place)
                if (m_notices.at(place)->isChecked())
                    chosen.append(words::notifications().at(place));
            draft().edit([&](Contract& contract) { contract.notifyOn = chosen; });
        });
    }
    row->addStretch(1);
    panel->addRow(row->parentWidget());
    panel->setFocusProxy(m_notices.constFirst());
    column()->addWidget(panel);
}

QString LimitsStep::experience() const
{
    QList<qint64> times;
    QList<qint64> costs;
    for (const RunRow& run : draft().earlierRuns()) {
        if (run.endedAtMs > run.startedAtMs && run.startedAtMs > 0)
            times.append(run.endedAtMs - run.startedAtMs);
        if (run.costMicroUsd)
            costs.append(*run.costMicroUsd);
    }
    if (times.isEmpty())
        return {};
    const auto middle = [](QList<qint64>& values) {
        std::ranges::sort(values);
        return values.at(values.size() / 2);
    };
    const QString time = format::duration(middle(times));
    const auto count = static_cast<int>(times.size());
    return costs.isEmpty()
        ? tr("%n earlier runs here: half under %1", nullptr, count).arg(time)
        : tr("%n earlier runs here: half under %1 and %2", nullptr, count).arg(time, format::cost(middle(costs)));
}

QString LimitsStep::hintOf(const QString& key) const
{
    if (key == u"limits.idle")
        return tr("then it counts as hung");
    if (key == u"limits.llm_calls")
        return tr("counted at the gateway");
    if (key == u"limits.output")
        return tr("what the agent prints");
    if (key == u"limits.changed_lines")
        return tr("added and removed");
    const QList<RunRow>& earlier = draft().earlierRuns();
    if (earlier.isEmpty())
        return {};
    qint64 longest = 0;
    qint64 dearest = 0;
    qint64 most = 0;
    for (const RunRow& run : earlier) {
        longest = std::max(longest, run.startedAtMs > 0 ? run.endedAtMs - run.startedAtMs : 0);
        dearest = std::max(dearest, run.costMicroUsd.value_or(0));
        most = std::max(most, run.changedFiles);
    }
    const auto count = static_cast<int>(earlier.size());
    if (key == u"limits.wall_clock" && longest > 0)
        return tr("longest of %n earlier runs: %1", nullptr, count).arg(format::duration(longest));
    if (key == u"limits.cost_usd" && dearest > 0)
        return tr("dearest of %n earlier runs: %1", nullptr, count).arg(format::cost(dearest));
    if (key == u"limits.changed_files" && most > 0)
        return tr("most of %n earlier runs: %1", nullptr, count).arg(format::number(most));
    return {};
}

void LimitsStep::showHints()
{
    const Contract& contract = draft().contract();
    const Limits usual = tierLimits(contract.tier);
    m_experience->setText(experience());
    for (const Row& row : std::as_const(m_rows)) {
        const auto own = row.get(contract.limits);
        const qint64 tier = row.get(usual).value_or(0);
        const bool isOther = own && *own != tier;
        row.hint->setText(isOther ? tr("the tier has %1").arg(limitText(row.unit, tier)) : hintOf(row.key));
        row.reset->setVisible(own.has_value());
        row.reset->setName(tr("Back to the tier's %1").arg(limitText(row.unit, tier)));
    }
}

void LimitsStep::load()
{
    const Contract& contract = draft().contract();
    const Limits limits = effectiveLimits(contract);
    const QSignalBlocker quietTier(m_tier);
    const QSignalBlocker quietStrict(m_costStrict);
    m_tier->setCurrentIndex(static_cast<int>(contract.tier));
    setFirst(m_tier->segment(static_cast<int>(contract.tier)));
    for (const Row& row : std::as_const(m_rows))
        row.field->setValue(row.get(limits).value_or(0));
    m_costStrict->setChecked(contract.costStrict);
    m_failures->setValue(contract.stop.failures);
    m_whenUncertain->setCurrentIndex(static_cast<int>(contract.stop.whenUncertain));
    m_onLimit->setCurrentIndex(static_cast<int>(*limits.onLimit));
    const QStringList events = words::notifications();
    for (int i = 0; i < m_notices.size(); ++i) {
        const QSignalBlocker quiet(m_notices.at(i));
        m_notices.at(i)->setChecked(contract.notifyOn.contains(events.at(i)));
    }
    showHints();
}

} // namespace remit
