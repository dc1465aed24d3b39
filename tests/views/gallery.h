// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <memory>

namespace remit::test {

/** Every common widget in every state, on one page. */
[[nodiscard]] std::unique_ptr<QWidget> makeGallery();

/** Paints the widget at `ratio` device pixels per pixel into an image. */
[[nodiscard]] QImage pictureOf(QWidget* widget, qreal ratio);

/** 13 px Inter, the measure of the look; the next best font where that is missing. */
void useReferenceFont();

} // namespace remit::test
