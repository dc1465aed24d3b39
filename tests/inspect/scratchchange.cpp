// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/inspect/scratchchange.h"

namespace remit::test {

using namespace Qt::StringLiterals;

ScratchChange::ScratchChange()
    : m_blobs(std::make_shared<QHash<QString, QByteArray>>())
{
    input.content = [blobs = m_blobs](const QString& id) -> Result<QByteArray> {
        if (!blobs->contains(id))
            return failure(ErrorCode::NotFound, id);
        if (blobs->value(id).size() > 4'000'000)
            return failure(ErrorCode::Refused, u"too large"_s);
        return blobs->value(id);
    };
    task(u"Do the task at hand"_s);
}

ScratchChange& ScratchChange::contract(const Contract& contract)
{
    input.contract = contract;
    return *this;
}

ScratchChange& ScratchChange::task(const QString& task)
{
    input.contract.title = u"A run"_s;
    input.contract.task = task;
    input.contract.scope.paths = QStringList(u"**"_s);
    return *this;
}

QString ScratchChange::blob(const QByteArray& text)
{
    const QString id = u"blob%1"_s.arg(m_blobs->size());
    m_blobs->insert(id, text);
    return id;
}

FileChange& ScratchChange::append(ChangeKind kind, const QByteArray& path)
{
    input.changes.append({.kind = kind, .path = path, .oldPath = path, .oldBlob = {}, .newBlob = {}});
    return input.changes.last();
}

ScratchChange& ScratchChange::add(const QByteArray& path, const QByteArray& text, quint32 mode)
{
    FileChange& change = append(ChangeKind::Added, path);
    change.newBlob = blob(text);
    change.newMode = mode;
    change.newSize = text.size();
    change.binary = text.contains('\0');
    change.added = text.count('\n');
    return *this;
}

ScratchChange& ScratchChange::change(const QByteArray& path, const QByteArray& before, const QByteArray& after)
{
    return rename(path, path, before, after);
}

ScratchChange& ScratchChange::remove(const QByteArray& path, const QByteArray& text)
{
    FileChange& change = append(ChangeKind::Deleted, path);
    change.oldBlob = blob(text);
    change.oldMode = 0100644;
    change.oldSize = text.size();
    return *this;
}

ScratchChange& ScratchChange::rename(
    const QByteArray& from, const QByteArray& to, const QByteArray& before, const QByteArray& after)
{
    FileChange& change = append(from == to ? ChangeKind::Modified : ChangeKind::Renamed, to);
    change.oldPath = from;
    change.oldBlob = blob(before);
    change.newBlob = before == after ? change.oldBlob : blob(after);
    change.oldMode = 0100644;
    change.newMode = 0100644;
    change.oldSize = before.size();
    change.newSize = after.size();
    return *this;
}

ScratchChange& ScratchChange::event(const char* type, const QJsonObject& data)
{
    input.events.append({.seq = input.events.size() + 1, .timeMs = 1, .type = QString::fromLatin1(type), .data = data});
    return *this;
}

QStringList ScratchChange::found(const QString& kind) const
{
    QStringList lines;
    for (const Finding& finding : inspect(input)) {
        if (!kind.isEmpty() && finding.kind != kind)
            continue;
        const QString line = finding.line ? u":%1"_s.arg(*finding.line) : QString();
        lines.append(u"%1 %2 %3"_s.arg(toText(finding.severity), finding.kind, finding.path + line).trimmed());
    }
    return lines;
}

QString ScratchChange::details() const
{
    QStringList lines;
    for (const Finding& finding : inspect(input))
        lines.append(finding.kind + u' ' + finding.path + u": "_s + finding.detail);
    return lines.join(u'\n');
}

} // namespace remit::test
