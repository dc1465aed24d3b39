// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "runner/review/retention.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

namespace remit::ctl {

namespace {

struct Applied {
    RetentionItem item;
    QString problem; ///< why it stays; empty: it is gone
};

QJsonObject toJson(const Applied& applied, bool asked)
{
    QJsonObject object{{QStringLiteral("run"), applied.item.run.text()},
        {QStringLiteral("what"), toText(applied.item.what)}, {QStringLiteral("place"), applied.item.place},
        {QStringLiteral("bytes"), applied.item.bytes}, {QStringLiteral("reason"), applied.item.reason}};
    if (asked) {
        object.insert(QStringLiteral("removed"), applied.problem.isEmpty());
        if (!applied.problem.isEmpty())
            object.insert(QStringLiteral("problem"), applied.problem);
    }
    return object;
}

QString sizeOf(const RetentionItem& item)
{
    return item.what == RetentionItem::What::Snapshots ? QString() : QLocale::c().formattedDataSize(item.bytes);
}

} // namespace

std::optional<int> applyRetention(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Lists what is left of runs that were accepted or rejected more than 30 days ago: worktrees, homes of agents,\n"
        "snapshots. With --apply it is removed; what stands in a worktree and in no snapshot is snapshotted first.\n"
        "Runs without a verdict, their journals and their records are never touched."));
    const QCommandLineOption apply(QStringLiteral("apply"), QStringLiteral("Remove it."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOptions({apply, json});
    if (const auto code = parse(parser, session, 0, 0))
        return code;
    const auto store = session.index();
    if (!store)
        return fail(store.error());
    const auto rows = (*store)->rows();
    if (!rows)
        return fail(rows.error());
    const bool asked = parser.isSet(apply);
    const Retention retention(session.paths);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QList<Applied> all;
    bool well = true;
    for (const RetentionItem& item : retention.plan(*rows, now)) {
        Applied applied{item, {}};
        if (asked) {
            if (const auto removed = retention.apply(item, now); !removed)
                applied.problem = removed.error().detail;
        }
        well = well && applied.problem.isEmpty();
        all.append(applied);
    }
    if (parser.isSet(json)) {
        QJsonArray items;
        for (const Applied& applied : std::as_const(all))
            items.append(toJson(applied, asked));
        print(QJsonObject{{QStringLiteral("applied"), asked}, {QStringLiteral("items"), items}});
        return well ? Done : InternalError;
    }
    if (all.isEmpty()) {
        print(QStringLiteral("Nothing: no run was decided more than 30 days ago and left something behind."));
        return Done;
    }
    QList<QStringList> table;
    for (const Applied& applied : std::as_const(all))
        table.append({applied.item.run.text(), toText(applied.item.what), sizeOf(applied.item),
            applied.problem.isEmpty() ? applied.item.reason : QStringLiteral("Stays: ") + applied.problem});
    printTable({QStringLiteral("RUN"), QStringLiteral("WHAT"), QStringLiteral("SIZE"), QStringLiteral("WHY")}, table);
    if (!asked)
        printNote(QStringLiteral("Nothing was removed. `remitctl retention --apply` does it."));
    return well ? Done : InternalError;
}

} // namespace remit::ctl
