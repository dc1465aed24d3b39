// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/entryform.h"

#include "models/visibletext.h"
#include "views/review/diffdocument.h"
#include "views/review/diffview.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <array>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kKindMask = 0170000;
constexpr quint32 kLink = 0120000;
constexpr quint32 kSubmodule = 0160000;
constexpr qint64 kTextAtMost = 48 << 20; // bytes of a side
constexpr qsizetype kBinaryProbe = 8000; // bytes in which git, too, looks for a null

QString tr(const char* text)
{
    return QCoreApplication::translate("remit", text);
}

bool hasKind(const FileChange& change, quint32 kind)
{
    return (change.oldMode & kKindMask) == kind || (change.newMode & kKindMask) == kind;
}

bool looksBinary(const QByteArray& bytes)
{
    return QByteArrayView(bytes).first(std::min(bytes.size(), kBinaryProbe)).contains('\0');
}

bool isImageName(const QByteArray& path)
{
    static constexpr std::array<QLatin1StringView, 9> endings{
        "png"_L1, "jpg"_L1, "jpeg"_L1, "gif"_L1, "bmp"_L1, "webp"_L1, "ico"_L1, "tif"_L1, "tiff"_L1};
    const QString ending = QFileInfo(QString::fromUtf8(path)).suffix().toLower();
    return std::ranges::any_of(endings, [&ending](QLatin1StringView known) { return ending == known; });
}

} // namespace

EntryForm entryFormOf(const DiffContent& content)
{
    const FileChange& change = content.change;
    const FileSides& sides = content.sides;
    if (hasKind(change, kSubmodule))
        return EntryForm::Submodule;
    if (!content.problem.isEmpty() || !sides.problem.isEmpty())
        return std::max(change.oldSize, change.newSize) > kTextAtMost ? EntryForm::TooLarge : EntryForm::Unreadable;
    if (hasKind(change, kLink))
        return EntryForm::SymbolicLink;
    if (std::max(sides.oldBytes.size(), sides.newBytes.size()) > kTextAtMost)
        return EntryForm::TooLarge;
    const bool binary = change.binary || looksBinary(sides.oldBytes) || looksBinary(sides.newBytes);
    if (binary)
        return isImageName(change.path) ? EntryForm::Image : EntryForm::Binary;
    if (sides.oldBytes == sides.newBytes)
        return EntryForm::NoContent;
    return EntryForm::Text;
}

QString modeNotice(quint32 oldMode, quint32 newMode)
{
    if (oldMode == newMode || oldMode == 0 || newMode == 0)
        return {};
    const QString modes = u"%1 → %2"_s.arg(QString::number(oldMode & 07777, 8), QString::number(newMode & 07777, 8));
    if ((oldMode & kKindMask) != (newMode & kKindMask))
        return tr("The kind of entry changed: %1.")
            .arg(u"%1 → %2"_s.arg(QString::number(oldMode, 8), QString::number(newMode, 8)));
    if ((newMode & 0111) != 0 && (oldMode & 0111) == 0)
        return tr("Now executable: mode %1.").arg(modes);
    if ((newMode & 0111) == 0 && (oldMode & 0111) != 0)
        return tr("No longer executable: mode %1.").arg(modes);
    return tr("Mode %1.").arg(modes);
}

QStringList entryNotices(const DiffContent& content, const DiffDocument& document)
{
    const FileChange& change = content.change;
    QStringList notices;
    if (change.kind == ChangeKind::Renamed && change.oldPath != change.path)
        notices.append(tr("Renamed from %1.").arg(VisibleText(QString::fromUtf8(change.oldPath), 1).text()));
    if (change.kind == ChangeKind::Deleted)
        notices.append(tr("Deleted. Lines removed: %1.").arg(document.removed));
    if (const QString mode = modeNotice(change.oldMode, change.newMode); !mode.isEmpty())
        notices.append(mode);
    const bool oldReturns = document.oldSide.hasCarriageReturns();
    const bool newReturns = document.newSide.hasCarriageReturns();
    if (document.hidesReturns)
        notices.append(tr("Every line ends with CR LF."));
    else if (oldReturns != newReturns && content.sides.oldExists && content.sides.newExists)
        notices.append(newReturns ? tr("Line ends changed: carriage returns were added.")
                                  : tr("Line ends changed: carriage returns were removed."));
    if (!document.hasColors) {
        const qint64 size = std::max(document.oldSide.bytes().size(), document.newSide.bytes().size());
        notices.append(tr("%1: too large for syntax colours.").arg(QLocale().formattedDataSize(size)));
    }
    return notices;
}

} // namespace remit
