// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// modelserver SCENARIO.json [--port N] [--url-file FILE] [--log FILE]: a scripted model provider on 127.0.0.1 for real
// agent CLIs. Prints its address, then serves until it is ended. The log gets one line of JSON a model call.
#include "tests/support/modelserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

int complain(const QString& what)
{
    QTextStream(stderr) << "modelserver: " << what << '\n';
    return 2;
}

/** Claude Code offers a dozen tools in its own requests and none or one in its helpers'. */
constexpr int kHelperTools = 3;

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOption({u"port"_s, u"Port, 0 for a free one."_s, u"N"_s, u"0"_s});
    options.addOption({u"url-file"_s, u"Write the address to this file."_s, u"FILE"_s});
    options.addOption({u"log"_s, u"Append one line a call to this file."_s, u"FILE"_s});
    options.addPositionalArgument(u"SCENARIO"_s, u"A scenario (JSON)."_s);
    options.process(app);
    if (options.positionalArguments().size() != 1)
        return complain(u"one scenario is needed"_s);

    QFile file(options.positionalArguments().constFirst());
    if (!file.open(QIODevice::ReadOnly))
        return complain(u"cannot read "_s + file.fileName());
    const auto scenario = remit::test::Scenario::read(file.readAll());
    if (!scenario)
        return complain(scenario.error().detail);

    remit::test::ModelServer server(*scenario);
    server.setHelperBelow(kHelperTools);
    if (!server.listen(options.value(u"port"_s).toUShort()))
        return complain(u"cannot listen"_s);
    QFile log(options.value(u"log"_s));
    if (!log.fileName().isEmpty() && !log.open(QIODevice::Append))
        return complain(u"cannot write "_s + log.fileName());
    QObject::connect(&server, &remit::test::ModelServer::answered, &app, [&log](const QJsonObject& line) {
        const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
        if (log.isOpen() && (log.write(text) < 0 || !log.flush()))
            QCoreApplication::exit(1);
    });
    const QByteArray address = server.url().toEncoded();
    if (options.isSet(u"url-file"_s)) {
        QFile urlFile(options.value(u"url-file"_s));
        if (!urlFile.open(QIODevice::WriteOnly) || urlFile.write(address) != address.size())
            return complain(u"cannot write "_s + urlFile.fileName());
    }
    QTextStream(stdout) << address << Qt::endl;
    return QCoreApplication::exec();
}
