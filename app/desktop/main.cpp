// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/application.h"
#include "app/desktop/singleinstance.h"
#include "runner/process/process.h"
#include "views/widgets/remitstyle.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>

namespace {

/** remitctl beside this program, else on the PATH. */
QString remitctlProgram()
{
    const QString beside = QApplication::applicationDirPath() + QStringLiteral("/remitctl");
    return QFileInfo(beside).isExecutable()
        ? beside
        : remit::findProgram(QStringLiteral("remitctl"), qEnvironmentVariable("PATH"));
}

/** Help and version need no display. */
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char* argv[])
{
    const auto isWords = [](std::string_view word) {
        return word == "-h" || word == "--help" || word == "--help-all" || word == "-v" || word == "--version";
    };
    if (std::any_of(argv, argv + argc, isWords))
        return std::make_unique<QCoreApplication>(argc, argv);
    return std::make_unique<QApplication>(argc, argv);
}

} // namespace

int main(int argc, char* argv[])
{
    const std::unique_ptr<QCoreApplication> app = makeApplication(argc, argv);
    QApplication::setApplicationName(QStringLiteral("remit"));
    QApplication::setApplicationDisplayName(QStringLiteral("Remit"));
    QApplication::setApplicationVersion(QStringLiteral(REMIT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.remit.Remit"));
    QApplication::setQuitOnLastWindowClosed(false);

    QTranslator qtTexts;
    if (qtTexts.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qtTexts);
    QTranslator texts;
    // English has a catalogue too: its plurals
    if (texts.load(QLocale(), QStringLiteral("remit"), QStringLiteral("_"), QStringLiteral(":/i18n"))
        || texts.load(QStringLiteral(":/i18n/remit_en")))
        QApplication::installTranslator(&texts);

    QCommandLineParser parser;
    remit::addOpenOptions(parser);
    parser.process(*app);
    const remit::OpenRequest request = remit::readOpenRequest(parser, QDir::currentPath());
    auto* desktop = qobject_cast<QApplication*>(app.get());
    if (!desktop)
        parser.showHelp(2); // one of those words where it is none, as in --run --help

    remit::RemitStyle* style = remit::RemitStyle::install(*desktop);
    const remit::Paths paths = remit::Paths::fromEnvironment();
    if (!paths.makeFolders()) {
        (void)std::fprintf(
            stderr, "remit: %s cannot be made. Is the disk full or write-protected?\n", qPrintable(paths.data()));
        return 1;
    }
    const QString remitctl = remitctlProgram();
    if (remitctl.isEmpty()) {
        (void)std::fprintf(stderr, "remit: remitctl was found neither beside remit nor on the PATH. Install it.\n");
        return 1;
    }
    std::unique_ptr<remit::Application> application;
    const auto begin = [&] {
        application = std::make_unique<remit::Application>(paths, remitctl, *style);
        if (!parser.isSet(QStringLiteral("hidden")))
            application->open(request);
    };
    remit::SingleInstance instance(paths.data());
    QObject::connect(&instance, &remit::SingleInstance::first, app.get(), begin);
    QObject::connect(&instance, &remit::SingleInstance::handedOver, app.get(), [] { QCoreApplication::exit(0); });
    QObject::connect(&instance, &remit::SingleInstance::failed, app.get(), [](const remit::Error& error) {
        (void)std::fprintf(stderr, "remit: %s\n", qPrintable(error.detail));
        QCoreApplication::exit(1);
    });
    QObject::connect(
        &instance, &remit::SingleInstance::startedAgain, app.get(), [&application](const QStringList& arguments) {
            QCommandLineParser other;
            remit::addOpenOptions(other);
            other.parse(QStringList{QStringLiteral("remit")} + arguments);
            if (application)
                application->open(remit::readOpenRequest(other, QDir::currentPath()));
        });
    // A picture is taken beside a window that may be open.
    if (request.screenshot.isEmpty())
        instance.start(remit::argumentsOf(request));
    else
        begin();
    return QApplication::exec();
}
