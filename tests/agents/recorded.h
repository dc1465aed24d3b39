// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

#include <QJsonArray>

namespace remit::test {

/** What a parser told, in order: [{"type": …, "data": {…}}, …]. */
struct Recorded {
    QJsonArray events;

    [[nodiscard]] EventSink sink()
    {
        return [this](const char* type, const QJsonObject& data) {
            events.append(
                QJsonObject{{QStringLiteral("type"), QString::fromLatin1(type)}, {QStringLiteral("data"), data}});
        };
    }

    [[nodiscard]] QList<QJsonObject> of(const char* type) const
    {
        QList<QJsonObject> found;
        for (const QJsonValue& entry : events) {
            if (entry[QStringLiteral("type")].toString() == QLatin1StringView(type))
                found.append(entry[QStringLiteral("data")].toObject());
        }
        return found;
    }

    [[nodiscard]] QStringList notices(const QString& kind) const
    {
        QStringList texts;
        for (const QJsonObject& data : of(event::agentNotice)) {
            if (data.value(QStringLiteral("kind")).toString() == kind)
                texts.append(data.value(QStringLiteral("text")).toString());
        }
        return texts;
    }
};

} // namespace remit::test
