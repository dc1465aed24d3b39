// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/providerplace.h"

#include <QRegularExpression>

namespace remit {

using namespace Qt::StringLiterals;

KeyPlace keyPlace(const Settings& settings, const QProcessEnvironment& environment, const Provider& provider)
{
    const ProviderSetting setting = settings.providers.value(provider.id);
    if (!setting.keyFile.isEmpty())
        return {KeyPlace::Kind::File, setting.keyFile};
    if (setting.keyring)
        return {KeyPlace::Kind::Keyring, {}};
    for (const QString& variable : provider.keyVariables) {
        if (!environment.value(variable).isEmpty())
            return {KeyPlace::Kind::Environment, variable};
    }
    return {};
}

QString toText(KeyPlace::Kind kind)
{
    switch (kind) {
    case KeyPlace::Kind::File:
        return u"file"_s;
    case KeyPlace::Kind::Keyring:
        return u"keyring"_s;
    case KeyPlace::Kind::Environment:
        return u"environment"_s;
    case KeyPlace::Kind::Nowhere:
        break;
    }
    return u"none"_s;
}

Result<UpstreamPlace> upstreamPlace(
    const Settings& settings, const QProcessEnvironment& environment, const QString& agentId, const Provider& provider)
{
    struct Candidate {
        QString url;
        QString from;
        QString place;
    };
    const Candidate candidates[]{
        {settings.providers.value(provider.id).url, u"settings"_s, u"[providers.%1] url of the settings"_s},
        {settings.upstreams.value(agentId), u"settings"_s, u"[upstreams] of the settings"_s},
        {environment.value(provider.urlVariable), provider.urlVariable, u"%2 of your environment"_s},
    };
    for (const Candidate& candidate : candidates) {
        if (candidate.url.isEmpty())
            continue;
        if (const QString problem = addressProblem(candidate.url); !problem.isEmpty()) {
            QString place = candidate.place;
            place.replace(u"%1"_s, provider.id).replace(u"%2"_s, provider.urlVariable);
            return failure(ErrorCode::InvalidInput,
                u"The address of the provider %1 (%2) %3. Correct it."_s.arg(provider.id, place, problem));
        }
        return UpstreamPlace{QUrl(candidate.url), candidate.from};
    }
    return UpstreamPlace{QUrl(provider.defaultUrl), u"default"_s};
}

bool isReadableOnTheWay(const QUrl& url)
{
    static const QRegularExpression loopback(u"^(?:127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1|(?:.+\\.)?localhost)$"_s);
    return url.scheme() == u"http" && !loopback.match(url.host()).hasMatch();
}

} // namespace remit
