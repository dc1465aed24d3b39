// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/secretinput.h"
#include "runner/launch/keyfile.h"
#include "runner/launch/keyring.h"
#include "runner/launch/providerplace.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace std::chrono_literals;

namespace remit::ctl {

namespace {

/** A person sits there and may be asked to unlock the keyring. */
constexpr auto kPatience = 60s;

QString placeWords(const KeyPlace& place)
{
    switch (place.kind) {
    case KeyPlace::Kind::File:
        return QStringLiteral("file %1").arg(place.name);
    case KeyPlace::Kind::Keyring:
        return QStringLiteral("keyring");
    case KeyPlace::Kind::Environment:
        return QStringLiteral("environment %1").arg(place.name);
    case KeyPlace::Kind::Nowhere:
        break;
    }
    return QStringLiteral("none");
}

/** What is wrong with the key's place as far as it can be told without asking anybody. */
QString placeProblem(const KeyPlace& place)
{
    if (place.kind != KeyPlace::Kind::File)
        return {};
    auto key = readKeyFile(place.name);
    if (!key)
        return key.error().detail;
    wipe(*key);
    return {};
}

int listKeys(const Session& session, bool asJson)
{
    const auto settings = readSettings(session.paths.settingsFile());
    if (!settings)
        return fail(settings.error());
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QJsonArray array;
    QList<QStringList> table;
    QStringList notes;
    for (const QString& id : knownProviders()) {
        const Provider provider = providerById(id).value_or(Provider());
        const KeyPlace place = keyPlace(*settings, environment, provider);
        const auto upstream = upstreamPlace(*settings, environment, {}, provider);
        QStringList problems{placeProblem(place), upstream ? QString() : upstream.error().detail};
        if (upstream && isReadableOnTheWay(upstream->url))
            problems.append(QStringLiteral("The way to %1 is not encrypted: its key and your text can be read on it.")
                    .arg(upstream->url.host()));
        problems.removeAll(QString());
        const QString url = upstream ? upstream->url.toString() : QString();
        array.append(QJsonObject{{QStringLiteral("provider"), id}, {QStringLiteral("key"), toText(place.kind)},
            {QStringLiteral("name"), place.name}, {QStringLiteral("url"), url},
            {QStringLiteral("url_from"), upstream ? upstream->from : QString()},
            {QStringLiteral("encrypted"), upstream && !isReadableOnTheWay(upstream->url)},
            {QStringLiteral("problems"), QJsonArray::fromStringList(problems)}});
        table.append({id, placeWords(place), url});
        notes += problems;
    }
    if (asJson) {
        print(array);
        return Done;
    }
    printTable({QStringLiteral("PROVIDER"), QStringLiteral("KEY"), QStringLiteral("ADDRESS")}, table);
    for (const QString& note : std::as_const(notes))
        print(shown(note));
    return Done;
}

/** The settings say whether the keyring is asked. */
Result<Settings> askKeyring(const Session& session, const QString& provider, bool ask)
{
    return changeSettings(session.paths.settingsFile(), [&](Settings& settings) {
        settings.providers[provider].keyring = ask;
        if (settings.providers.value(provider).isEmpty())
            settings.providers.remove(provider);
    });
}

void tell(const QString& provider, const QString& what, const QString& words, bool asJson)
{
    if (asJson)
        print(QJsonObject{{QStringLiteral("provider"), provider}, {QStringLiteral("key"), what}});
    else
        print(words);
}

/** An answer may be there before the event loop is. */
void endWith(int code)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [code] { QCoreApplication::exit(code); }, Qt::QueuedConnection);
}

std::optional<int> setKey(const Session& session, const QString& provider, bool asJson)
{
    // A key that cannot be used afterwards is not asked for.
    if (const auto settings = readSettings(session.paths.settingsFile()); !settings)
        return fail(settings.error());
    auto key = readSecretLine(QStringLiteral("Key of %1 (it is not shown): ").arg(provider));
    if (!key)
        return fail(key.error());
    if (const QString problem = keyProblem(*key); !problem.isEmpty()) {
        wipe(*key);
        return fail({ErrorCode::InvalidInput, QStringLiteral("What was given %1. Give the key alone.").arg(problem)});
    }
    Keyring(kPatience)
        .store(provider, *key)
        .then(QCoreApplication::instance(), [session, provider, asJson](const Result<>& stored) {
            const auto settings
                = stored ? askKeyring(session, provider, true) : Result<Settings>(std::unexpected(stored.error()));
            if (!settings) {
                endWith(fail(settings.error()));
                return;
            }
            tell(provider, QStringLiteral("keyring"),
                QStringLiteral("The key of %1 is in the keyring, and runs take it from there.").arg(provider), asJson);
            if (const QString file = settings->providers.value(provider).keyFile; !file.isEmpty())
                printNote(QStringLiteral("The settings name a key file, too, and that comes first: %1").arg(file));
            endWith(Done);
        });
    wipe(*key);
    return {};
}

std::optional<int> removeKey(const Session& session, const QString& provider, bool asJson)
{
    if (const auto settings = askKeyring(session, provider, false); !settings)
        return fail(settings.error());
    Keyring(kPatience).remove(provider).then(QCoreApplication::instance(), [provider, asJson](const Result<>& removed) {
        if (removed)
            tell(provider, QStringLiteral("none"),
                QStringLiteral("The keyring holds no key of %1, and runs do not ask it.").arg(provider), asJson);
        else
            printError(
                QStringLiteral("remitctl: Runs do not ask the keyring any more. %1").arg(removed.error().detail));
        endWith(removed ? Done : NotOk);
    });
    return {};
}

} // namespace

std::optional<int> manageKeys(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Where the keys of the model providers come from: [providers.ID] key_file of the settings (mode 0600), the "
        "desktop's keyring, or the variables ANTHROPIC_API_KEY, OPENAI_API_KEY, GEMINI_API_KEY and their like, in this "
        "order. No key enters a box. \"set\" reads one line from stdin."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOption(json);
    parser.addPositionalArgument(QStringLiteral("DEED"), QStringLiteral("list, set or remove."));
    parser.addPositionalArgument(
        QStringLiteral("PROVIDER"), knownProviders().join(QStringLiteral(", ")) + u'.', QStringLiteral("[PROVIDER]"));
    if (const auto code = parse(parser, session, 1, 2))
        return code;
    const QString deed = parser.positionalArguments().constFirst();
    const QString provider = parser.positionalArguments().value(1);
    const bool asJson = parser.isSet(json);
    if (deed == u"list" && provider.isEmpty())
        return listKeys(session, asJson);
    if (deed != u"set" && deed != u"remove")
        return fail({ErrorCode::InvalidInput,
            QStringLiteral("\"key %1\" is not known. See remitctl key --help.")
                .arg(shown(session.arguments.join(u' ')))});
    if (!knownProviders().contains(provider))
        return fail({ErrorCode::InvalidInput,
            QStringLiteral("\"%1\" is no provider; there are %2.")
                .arg(shown(provider), knownProviders().join(QStringLiteral(", ")))});
    return deed == u"set" ? setKey(session, provider, asJson) : removeKey(session, provider, asJson);
}

} // namespace remit::ctl
