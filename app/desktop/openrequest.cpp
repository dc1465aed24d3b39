// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/openrequest.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QUrl>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("main", text);
}

} // namespace

void addOpenOptions(QCommandLineParser& parser)
{
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"run"_s, words(QT_TRANSLATE_NOOP("main", "Open this run in the review page.")), u"RUN"_s});
    parser.addOption({u"new-run"_s, words(QT_TRANSLATE_NOOP("main", "Open the wizard for a new run."))});
    parser.addOption({u"hidden"_s, words(QT_TRANSLATE_NOOP("main", "Start in the tray, without the window."))});
    parser.addOption({u"screenshot"_s,
        words(QT_TRANSLATE_NOOP("main", "Save a picture of the window to this file and end.")), u"FILE"_s});
    parser.addOption({u"page"_s, words(QT_TRANSLATE_NOOP("main", "With --screenshot: the page to show.")), u"PAGE"_s});
    parser.addOption({u"size"_s, words(QT_TRANSLATE_NOOP("main", "Size of the window.")), u"WxH"_s});
    parser.addPositionalArgument(
        u"CONTRACT"_s, words(QT_TRANSLATE_NOOP("main", "A contract file to start from.")), u"[CONTRACT]"_s);
}

OpenRequest readOpenRequest(const QCommandLineParser& parser, const QString& folder)
{
    OpenRequest request;
    request.run = parser.value(u"run"_s);
    request.newRun = parser.isSet(u"new-run"_s);
    request.screenshot = parser.value(u"screenshot"_s);
    request.page = parser.value(u"page"_s);
    const QStringList size = parser.value(u"size"_s).split(u'x');
    if (size.size() == 2)
        request.size = QSize(size.at(0).toInt(), size.at(1).toInt());
    const QStringList files = parser.positionalArguments();
    if (!files.isEmpty()) {
        const QUrl url(files.first());
        request.contract = QDir(folder).absoluteFilePath(url.isLocalFile() ? url.toLocalFile() : files.first());
    }
    return request;
}

QStringList argumentsOf(const OpenRequest& request)
{
    QStringList arguments;
    const auto add = [&arguments](const QString& option, const QString& value) {
        if (!value.isEmpty())
            arguments << option << value;
    };
    add(u"--run"_s, request.run);
    if (request.newRun)
        arguments << u"--new-run"_s;
    add(u"--screenshot"_s, request.screenshot);
    add(u"--page"_s, request.page);
    if (request.size.isValid())
        add(u"--size"_s, u"%1x%2"_s.arg(request.size.width()).arg(request.size.height()));
    if (!request.contract.isEmpty())
        arguments << u"--"_s << request.contract;
    return arguments;
}

} // namespace remit
