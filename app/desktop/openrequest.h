// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

class QCommandLineParser;

namespace remit {

/** What the command line asks of the window. */
struct OpenRequest {
    QString run; ///< open this run in the review page
    QString contract; ///< start a new run from this file; absolute
    bool newRun = false;
    QString screenshot; ///< save the window to this file once its page is complete, then quit
    QString page; ///< with screenshot: which page and tab ("review/1", "newrun/3"), or "tray"
    QSize size; ///< of the window; empty: as it was last

    friend bool operator==(const OpenRequest&, const OpenRequest&) = default;
};

void addOpenOptions(QCommandLineParser& parser);
/** A contract is a path, relative to this folder, or a file URL, as desktops hand it over. */
[[nodiscard]] OpenRequest readOpenRequest(const QCommandLineParser& parser, const QString& folder);
/** The arguments, without the program's name, that say the same in any folder: for the Remit that is open already. */
[[nodiscard]] QStringList argumentsOf(const OpenRequest& request);

} // namespace remit
