// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/agents/recorded.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

namespace remit::test {

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** What a parser makes of a whole stream, its getters included. */
inline QJsonObject parsed(StreamParser& parser, const QByteArray& stream)
{
    Recorded told;
    for (const QByteArray& line : stream.split('\n'))
        parser.line(line, false, told.sink());
    parser.finish(told.sink());
    return {{QStringLiteral("events"), told.events}, {QStringLiteral("final_message"), parser.finalMessage()},
        {QStringLiteral("reported_error"), parser.reportedError()}};
}

inline Recorded toldOf(StreamParser& parser, const QByteArray& stream)
{
    return {parsed(parser, stream).value(QStringLiteral("events")).toArray()};
}

/** One row for each recording of a folder: its name without the suffix. */
inline void recordings(const QString& folder, const QString& suffix, qsizetype least)
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(folder).entryList({u'*' + suffix}, QDir::Files);
    QVERIFY(files.size() >= least);
    for (const QString& file : files)
        QTest::newRow(qPrintable(file)) << file.chopped(suffix.size());
}

/** REMIT_REFRESH=1 writes the expected files anew: look at their difference before it is committed. */
inline void compareWithExpected(const QJsonObject& actual, const QString& expectedFile)
{
    const QByteArray text = QJsonDocument(actual).toJson(QJsonDocument::Indented);
    if (qEnvironmentVariableIntValue("REMIT_REFRESH") == 1) {
        QFile file(expectedFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
        return;
    }
    QCOMPARE(QString::fromUtf8(text), QString::fromUtf8(contentOf(expectedFile)));
}

/** The stream with so many bytes changed to any others. */
inline QByteArray mutated(QByteArray stream, QRandomGenerator& random, int changes)
{
    for (int change = 0; change < changes; ++change)
        stream[random.bounded(stream.size())] = static_cast<char>(random.bounded(256));
    return stream;
}

inline bool hasNegativeFigure(const Recorded& told)
{
    for (const QJsonObject& call : told.of(event::llmCall)) {
        for (const auto* figure : {"input", "output", "cache_read", "cache_write", "cost_usd"}) {
            if (call.value(QLatin1StringView(figure)).toDouble(0) < 0)
                return true;
        }
    }
    return false;
}

inline qint64 sum(const Recorded& told, const QString& figure)
{
    qint64 total = 0;
    for (const QJsonObject& call : told.of(event::llmCall))
        total += call.value(figure).toInteger();
    return total;
}

} // namespace remit::test
