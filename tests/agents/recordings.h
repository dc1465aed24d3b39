// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/agents/recorded.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace remit::test {

[[nodiscard]] inline QByteArray contentOf(const QString& file)
{
    QFile data(file);
    return data.open(QIODevice::ReadOnly) ? data.readAll() : QByteArray();
}

/** What the parser made of a whole stream, its getters included. */
[[nodiscard]] inline QJsonObject parsed(StreamParser& parser, const QByteArray& stream)
{
    Recorded told;
    for (const QByteArray& line : stream.split('\n'))
        parser.line(line, false, told.sink());
    parser.finish(told.sink());
    return {{QStringLiteral("events"), told.events}, {QStringLiteral("final_message"), parser.finalMessage()},
        {QStringLiteral("reported_error"), parser.reportedError()}};
}

/** One row for each recorded stream of the folder. */
inline void addRecordings(const QString& folder)
{
    QTest::addColumn<QString>("name");
    for (const QString& file : QDir(folder).entryList({QStringLiteral("*.jsonl")}, QDir::Files))
        QTest::newRow(qPrintable(file)) << file.chopped(6);
}

/** REMIT_REFRESH=1 writes the expected file anew: look at its difference before it is committed. */
inline void compareWithExpected(const QString& folder, const QString& name, const QJsonObject& actual)
{
    const QByteArray text = QJsonDocument(actual).toJson(QJsonDocument::Indented);
    const QString expected = folder + name + QStringLiteral(".expected.json");
    if (qEnvironmentVariableIntValue("REMIT_REFRESH") == 1) {
        QFile file(expected);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
        return;
    }
    QCOMPARE(QString::fromUtf8(text), QString::fromUtf8(contentOf(expected)));
}

} // namespace remit::test
