// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the program's icon in one size: drawicon SVG SIDE PNG. Used by the build only.
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

int main(int argc, char* argv[])
{
    QGuiApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int side = arguments.value(2).toInt();
    QSvgRenderer renderer(arguments.value(1));
    if (arguments.size() != 4 || side <= 0 || !renderer.isValid()) {
        std::fputs("usage: drawicon SVG SIDE PNG\n", stderr);
        return 2;
    }
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    return image.save(arguments.at(3)) ? 0 : 1;
}
