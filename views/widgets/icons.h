// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRect>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace remit {

/** Our own icons: one file each in resources/icons, 16 px grid, 1.5 px round stroke, one colour. */
enum class Icon {
    Alerts,
    ArrowLeft,
    ArrowRight,
    Automations,
    Book,
    Branch,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Comment,
    Copy,
    Costs,
    Cross,
    Edit,
    Empty,
    Error,
    Expand,
    External,
    Eye,
    File,
    Filter,
    Folder,
    Grid,
    High,
    Image,
    Incomplete,
    Info,
    Interrupted,
    Key,
    Keyboard,
    Limit,
    Lock,
    Menu,
    Minus,
    More,
    Network,
    NewRun,
    Ok,
    Partial,
    Pause,
    Play,
    Plus,
    Question,
    Review,
    RunAgain,
    Running,
    Save,
    Search,
    Settings,
    Shield,
    SideBySide,
    Stop,
    Stopped,
    Terminal,
    TooLarge,
    ToolFailed,
    Trash,
    Undo,
    Unexpected,
    Unified,
    Warning,
    Count,
};

/** What an icon is tinted with; resolved against the application's palette whenever it is drawn. */
enum class IconTone { Text1, Text2, Text3, Accent, OnFill, Ok, Warn, Bad, Ask, Run, Mute };

namespace icons {

/** Follows light and dark by itself; the disabled mode is text3. */
[[nodiscard]] QIcon icon(Icon icon, IconTone tone = IconTone::Text2);
[[nodiscard]] QColor color(IconTone tone, const QPalette& palette);
/** `size` in logical px. Cached for each icon, size, colour and device pixel ratio. */
[[nodiscard]] QPixmap pixmap(Icon icon, int size, const QColor& color, qreal devicePixelRatio);
/** Draws it centred in `rect`, as big as the rect's smaller side. */
void paint(QPainter* painter, const QRect& rect, Icon icon, const QColor& color);
/** Name of the file without its ending. */
[[nodiscard]] QString name(Icon icon);

} // namespace icons

} // namespace remit
