// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/limitfield.h"

#include "runner/contract/contractfile.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>

#include <array>
#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUnitRoom = 36;
constexpr std::array<qint64, 4> kDurations{1, 1'000, 60'000, 3'600'000};
constexpr std::array<qint64, 4> kSizes{1, 1'000, 1'000'000, 1'000'000'000};

} // namespace

LimitField::LimitField(Unit unit, QWidget* parent)
    : QLineEdit(parent)
    , m_unit(unit)
{
    setAlignment(Qt::AlignRight);
    setFont(TypeScale::current().base);
    setTextMargins(0, 0, TypeScale::current().scaled(kUnitRoom), 0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QLineEdit::textEdited, this, &LimitField::readText);
}

QSize LimitField::sizeHint() const
{
    return {TypeScale::current().scaled(104), QLineEdit::sizeHint().height()};
}

qint64 LimitField::factor() const
{
    switch (m_unit) {
    case Unit::Duration:
        return kDurations.at(static_cast<size_t>(m_scale));
    case Unit::Size:
        return kSizes.at(static_cast<size_t>(m_scale));
    case Unit::Dollars:
        return 1'000'000;
    case Unit::Count:
        break;
    }
    return 1;
}

QString LimitField::unitWord() const
{
    switch (m_unit) {
    case Unit::Duration:
        return QStringList{tr("ms"), tr("s"), tr("min"), tr("h")}.at(m_scale);
    case Unit::Size:
        return QStringList{tr("B"), tr("KB"), tr("MB"), tr("GB")}.at(m_scale);
    case Unit::Dollars:
        return u"$"_s;
    case Unit::Count:
        break;
    }
    return {};
}

void LimitField::setValue(qint64 value)
{
    if (value == m_value && !text().isEmpty())
        return;
    m_value = value;
    chooseUnit();
    showValue();
}

/// The biggest unit in which the value is a short number.
void LimitField::chooseUnit()
{
    if (m_unit != Unit::Duration && m_unit != Unit::Size)
        return;
    m_scale = 3;
    while (m_scale > 0 && (m_value < factor() || (m_value * 10) % factor() != 0))
        --m_scale;
}

void LimitField::showValue()
{
    const double shown = static_cast<double>(m_value) / static_cast<double>(factor());
    const int decimals = m_unit == Unit::Dollars ? 2 : 1;
    QString number = QLocale().toString(shown, 'f', decimals);
    if (m_unit != Unit::Dollars && m_value % factor() == 0)
        number = QLocale().toString(m_value / factor());
    if (number != text())
        setText(number);
    setAccessibleDescription(unitWord());
    update();
}

std::optional<qint64> LimitField::read(const QString& written) const
{
    const QString clean = written.simplified();
    bool ok = false;
    QString number = clean;
    if (m_unit == Unit::Dollars)
        number.remove(u'$');
    const double figure = QLocale().toDouble(number, &ok);
    if (ok && figure >= 0 && figure < 1e12)
        return std::llround(figure * static_cast<double>(factor()));
    if (m_unit == Unit::Duration) {
        QString plain = clean;
        plain.remove(u' ').replace(u"min"_s, u"m"_s);
        if (const auto duration = parseDuration(plain))
            return duration->count();
    }
    if (m_unit == Unit::Size) {
        if (const auto size = parseSize(clean))
            return *size;
    }
    return {};
}

void LimitField::readText()
{
    const auto read = this->read(text());
    if (!read || *read < m_minimum || *read == m_value)
        return;
    m_value = *read;
    Q_EMIT valueChanged(m_value);
}

void LimitField::commit()
{
    chooseUnit();
    showValue();
}

void LimitField::step(int direction)
{
    const qint64 size = m_unit == Unit::Dollars ? 250'000 : factor();
    const qint64 next = std::max(m_minimum, m_value + direction * size);
    if (next == m_value)
        return;
    m_value = next;
    showValue();
    selectAll();
    Q_EMIT valueChanged(m_value);
}

void LimitField::openUnits()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int kept = m_scale;
    for (int scale = m_unit == Unit::Duration ? 1 : 0; scale < 4; ++scale) {
        m_scale = scale;
        QAction* action = menu->addAction(unitWord());
        action->setCheckable(true);
        action->setChecked(scale == kept);
        connect(action, &QAction::triggered, this, [this, scale] {
            const auto figure = read(text());
            const qint64 before = factor();
            m_scale = scale;
            m_value = std::max(m_minimum, figure.value_or(m_value) / before * factor());
            showValue();
            Q_EMIT valueChanged(m_value);
        });
    }
    m_scale = kept;
    menu->popup(mapToGlobal(QPoint(width() - TypeScale::current().scaled(kUnitRoom), height())));
}

void LimitField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        step(event->key() == Qt::Key_Up ? 1 : -1);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        commit();
    QLineEdit::keyPressEvent(event);
}

void LimitField::mousePressEvent(QMouseEvent* event)
{
    const bool hasUnits = m_unit == Unit::Duration || m_unit == Unit::Size;
    if (hasUnits && event->position().x() > width() - TypeScale::current().scaled(kUnitRoom)) {
        openUnits();
        return;
    }
    QLineEdit::mousePressEvent(event);
}

void LimitField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    commit();
}

void LimitField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    painter.setFont(TypeScale::current().small);
    painter.setPen(ColorTokens::of(palette()).text2);
    const int room = TypeScale::current().scaled(kUnitRoom);
    painter.drawText(QRect(width() - room, 0, room - 4, height()), Qt::AlignLeft | Qt::AlignVCenter, unitWord());
}

} // namespace remit
