// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/providerkeys.h"

#include "runner/launch/keyfile.h"
#include "runner/launch/keyring.h"

using namespace std::chrono_literals;

namespace remit {

namespace {

/** For a keyring that is there and open, which answers at once. */
constexpr auto kPatience = 5s;

Result<QByteArray> keyIn(const QProcessEnvironment& environment, const QString& variable)
{
    QByteArray key = environment.value(variable).toUtf8().trimmed();
    if (const QString problem = keyProblem(key); !problem.isEmpty()) {
        wipe(key);
        return failure(ErrorCode::Refused,
            QStringLiteral("The key in %1 of your environment %2. Correct or unset it.").arg(variable, problem));
    }
    return key;
}

QFuture<Result<QByteArray>> keyAt(
    const KeyPlace& place, const QProcessEnvironment& environment, const QString& provider)
{
    switch (place.kind) {
    case KeyPlace::Kind::File:
        return QtFuture::makeReadyValueFuture(readKeyFile(place.name));
    case KeyPlace::Kind::Keyring:
        return Keyring(kPatience).read(provider);
    case KeyPlace::Kind::Environment:
        return QtFuture::makeReadyValueFuture(keyIn(environment, place.name));
    case KeyPlace::Kind::Nowhere:
        break;
    }
    return QtFuture::makeReadyValueFuture(Result<QByteArray>(QByteArray()));
}

} // namespace

ProviderKey::Form formOf(const KeyPlace& place, QByteArrayView key)
{
    if (key.startsWith("sk-ant-oat") || place.name.endsWith(QStringLiteral("OAUTH_TOKEN")))
        return ProviderKey::Form::OAuth;
    const bool bearer = place.kind == KeyPlace::Kind::Environment && place.name.endsWith(QStringLiteral("_TOKEN"));
    return bearer ? ProviderKey::Form::Bearer : ProviderKey::Form::Native;
}

QFuture<Result<ProviderKeys>> collectKeys(
    const Settings& settings, const QProcessEnvironment& environment, const QList<Provider>& providers)
{
    QList<QFuture<Result<QByteArray>>> asked;
    QList<KeyPlace> places;
    for (const Provider& provider : providers) {
        places.append(keyPlace(settings, environment, provider));
        asked.append(keyAt(places.last(), environment, provider.id));
    }
    if (asked.isEmpty())
        return QtFuture::makeReadyValueFuture(Result<ProviderKeys>(ProviderKeys()));
    return QtFuture::whenAll(asked.begin(), asked.end())
        .then([providers, places](const QList<QFuture<Result<QByteArray>>>& answers) -> Result<ProviderKeys> {
            ProviderKeys keys;
            for (qsizetype i = 0; i < answers.size(); ++i) {
                const Result<QByteArray> key = answers.at(i).result();
                if (!key)
                    return std::unexpected(key.error());
                if (!key->isEmpty())
                    keys.insert(providers.at(i).id, {*key, formOf(places.at(i), *key)});
            }
            return keys;
        });
}

} // namespace remit
