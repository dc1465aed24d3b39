// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/imagediff.h"

#include "models/formats.h"
#include "views/review/diffview.h"
#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QBuffer>
#include <QFontMetrics>
#include <QImageReader>
#include <QPainter>
#include <QtConcurrent>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSquare = 8; // of the chequered ground
constexpr qint64 kMostPixels = 64'000'000;

ImageDiff::Picture read(const QByteArray& bytes, bool exists)
{
    ImageDiff::Picture picture;
    picture.exists = exists;
    if (!exists)
        return picture;
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    if (size.isValid() && qint64(size.width()) * size.height() > kMostPixels)
        picture.problem = ImageDiff::tr("Too large to show: %1 × %2").arg(size.width()).arg(size.height());
    else
        picture.image = reader.read();
    if (picture.image.isNull() && picture.problem.isEmpty())
        picture.problem = ImageDiff::tr("Not readable as an image");
    const QString dimensions = size.isValid() ? u"%1 × %2, "_s.arg(size.width()).arg(size.height()) : QString();
    picture.caption = dimensions + format::size(bytes.size());
    return picture;
}

void paintChequers(QPainter& painter, const QRect& rect, const ColorTokens& tokens)
{
    QPixmap tile(2 * kSquare, 2 * kSquare);
    tile.fill(tokens.surface);
    QPainter squares(&tile);
    squares.fillRect(0, 0, kSquare, kSquare, tokens.hover);
    squares.fillRect(kSquare, kSquare, kSquare, kSquare, tokens.hover);
    squares.end();
    painter.drawTiledPixmap(rect, tile);
}

} // namespace

ImageDiff::ImageDiff(const DiffContent& content, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"imageDiff"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Image before and after"));
    const auto both = [sides = content.sides] {
        return std::pair(read(sides.oldBytes, sides.oldExists), read(sides.newBytes, sides.newExists));
    };
    QtConcurrent::run(both).then(this, [this](const std::pair<Picture, Picture>& pictures) {
        m_old = pictures.first;
        m_new = pictures.second;
        m_read = true;
        describe();
        update();
    });
}

void ImageDiff::describe()
{
    const auto said = [](const Picture& picture) {
        return !picture.exists ? tr("none") : picture.problem.isEmpty() ? picture.caption : picture.problem;
    };
    setAccessibleName(tr("Image before: %1; after: %2").arg(said(m_old), said(m_new)));
}

void ImageDiff::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.surface);
    if (!m_read)
        return;
    const int half = width() / 2;
    paintSide(painter, QRect(0, 0, half, height()), m_old);
    paintSide(painter, QRect(half + 1, 0, width() - half - 1, height()), m_new);
    painter.fillRect(QRect(half, 0, 1, height()), tokens.border);
}

void ImageDiff::paintSide(QPainter& painter, const QRect& rect, const Picture& picture) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    const TypeScale& scale = TypeScale::current();
    const bool old = &picture == &m_old;
    const int captionHeight = TypeScale::rowHeight(28, scale.small);
    const QRect caption = rect.adjusted(16, 0, -16, 0);
    const QRect foot(caption.left(), rect.bottom() + 1 - captionHeight, caption.width(), captionHeight);
    const QRect area = rect.adjusted(16, 16, -16, -captionHeight - 8);
    const QString word = old ? tr("Before") : tr("After");
    painter.setFont(scale.small);
    painter.setPen(tokens.text2);
    painter.drawText(foot, Qt::AlignCenter,
        picture.exists ? u"%1 · %2"_s.arg(word, picture.caption) : u"%1 · %2"_s.arg(word, tr("none")));
    if (picture.image.isNull()) {
        painter.setPen(tokens.text3);
        painter.drawText(area, Qt::AlignCenter, picture.exists ? picture.problem : QString());
        return;
    }
    const QSize natural = picture.image.size();
    QSize fitted = natural;
    if (natural.width() > area.width() || natural.height() > area.height())
        fitted = natural.scaled(area.size(), Qt::KeepAspectRatio);
    const QRect target(area.left() + (area.width() - fitted.width()) / 2,
        area.top() + (area.height() - fitted.height()) / 2, fitted.width(), fitted.height());
    paintChequers(painter, target, tokens);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, fitted != natural);
    painter.drawImage(target, picture.image);
    painter.setPen(old ? tokens.removedWords : tokens.addedWords);
    painter.drawRect(target.adjusted(-1, -1, 0, 0));
}

} // namespace remit
