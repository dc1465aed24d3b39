// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/deferchoices.h"

#include <QCoreApplication>
#include <QLocale>

namespace remit {

namespace {

constexpr int kMorning = 9;
constexpr int kEvening = 18;

QString tr(const char* text)
{
    return QCoreApplication::translate("remit", text);
}

QString clock(const QDateTime& time)
{
    return QLocale().toString(time.time(), tr("H:mm"));
}

} // namespace

QList<DeferChoice> deferChoices(const QDateTime& now)
{
    const QDateTime inAnHour = now.addSecs(3600);
    QList<DeferChoice> choices{{tr("For an hour, until %1").arg(clock(inAnHour)), inAnHour}};
    const QDateTime evening(now.date(), QTime(kEvening, 0));
    if (now.secsTo(evening) > 3600)
        choices.append({tr("Until this evening, %1").arg(clock(evening)), evening});
    const QDateTime tomorrow(now.date().addDays(1), QTime(kMorning, 0));
    choices.append({tr("Until tomorrow, %1").arg(clock(tomorrow)), tomorrow});
    const QDateTime monday(now.date().addDays(8 - now.date().dayOfWeek()), QTime(kMorning, 0));
    if (monday != tomorrow)
        choices.append({tr("Until Monday, %1").arg(clock(monday)), monday});
    return choices;
}

} // namespace remit
