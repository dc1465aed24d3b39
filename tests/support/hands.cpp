// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hands.h"

#include <QProcess>

namespace remit::test::hands {

using namespace Qt::StringLiterals;

namespace {

enum class Failure { Allowed, Fatal };

/** What it printed. A search of xdotool ends with 1 where nothing matches. */
QByteArray run(const QString& program, const QStringList& arguments, Failure failure = Failure::Allowed)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(20'000))
        qFatal("%s did not end: %s", qPrintable(program), qPrintable(process.errorString()));
    if (failure == Failure::Fatal && process.exitCode() != 0)
        qFatal("%s %s: %s", qPrintable(program), qPrintable(arguments.join(u' ')),
            process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

void xdotool(const QStringList& arguments)
{
    (void)run(u"xdotool"_s, arguments, Failure::Fatal);
}

} // namespace

void press(const QString& keys)
{
    xdotool({u"key"_s, keys});
}

void type(const QString& text)
{
    xdotool({u"type"_s, u"--delay"_s, u"4"_s, u"--"_s, text});
}

QStringList windows(const QString& by, const QString& pattern)
{
    const QByteArray found = run(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, by, pattern});
    return QString::fromLatin1(found).split(u'\n', Qt::SkipEmptyParts);
}

void click(const QString& window, QPoint place, Button button)
{
    xdotool({u"mousemove"_s, u"--sync"_s, u"--window"_s, window, QString::number(place.x()), QString::number(place.y()),
        u"click"_s, QString::number(int(button))});
}

QString titleOf(const QString& window)
{
    return QString::fromUtf8(run(u"xdotool"_s, {u"getwindowname"_s, window})).trimmed();
}

QString activeWindow()
{
    return QString::fromLatin1(run(u"xdotool"_s, {u"getactivewindow"_s})).trimmed();
}

QSize sizeOf(const QString& window)
{
    QSize size;
    const QByteArray lines = run(u"xdotool"_s, {u"getwindowgeometry"_s, u"--shell"_s, window});
    for (const QByteArray& line : lines.split('\n')) {
        if (line.startsWith("WIDTH="))
            size.setWidth(line.mid(6).toInt());
        if (line.startsWith("HEIGHT="))
            size.setHeight(line.mid(7).toInt());
    }
    return size;
}

void close(const QString& window)
{
    xdotool({u"windowactivate"_s, u"--sync"_s, window});
    press(u"alt+F4"_s); // the window manager's own key
}

void shoot(const QString& name)
{
    const QString folder = qEnvironmentVariable("REMIT_SHOTS");
    if (!folder.isEmpty())
        (void)run(u"import"_s, {u"-window"_s, u"root"_s, folder + u'/' + name + u".png"_s});
}

void shootWindow(const QString& window, const QString& file)
{
    (void)run(u"import"_s, {u"-window"_s, window, file});
}

} // namespace remit::test::hands
