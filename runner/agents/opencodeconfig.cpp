// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/opencodeconfig.h"

#include "runner/agents/clauderules.h"
#include "runner/agents/deniedcommands.h"

#include <QJsonArray>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostPathRules = 256;
constexpr qsizetype kLongestPathRules = 12LL * 1024; // three times, it has to fit into one variable of the environment

const QString kOwnProvider = u"gateway"_s;

struct BuiltIn {
    QString id; ///< opencode's
    QString provider; ///< ours
    QString version; ///< what its client library adds to the provider's address
    QString small; ///< for titles and summaries
};

const QList<BuiltIn>& builtIns()
{
    static const QList<BuiltIn> all{
        {u"anthropic"_s, u"anthropic"_s, u"/v1"_s, u"claude-haiku-4-5"_s},
        {u"openai"_s, u"openai"_s, QString(), u"gpt-5-nano"_s},
        {u"google"_s, u"gemini"_s, u"/v1beta"_s, u"gemini-2.5-flash"_s},
    };
    return all;
}

const BuiltIn* builtIn(const QString& id)
{
    const auto found = std::ranges::find(builtIns(), id, &BuiltIn::id);
    return found == builtIns().end() ? nullptr : &*found;
}

QJsonObject optionsFor(const QString& provider, const QString& version, const QList<Route>& routes)
{
    for (const Route& route : routes) {
        if (route.provider.id != provider)
            continue;
        QJsonObject options{{u"baseURL"_s, route.url + version}};
        if (!route.token.isEmpty())
            options.insert(u"apiKey"_s, route.token);
        return options;
    }
    return {};
}

/** A model that opencode does not know needs its sizes; without prices it says a cost of 0, which is none. */
QJsonObject ownModel()
{
    return {{u"tool_call"_s, true}, {u"limit"_s, QJsonObject{{u"context"_s, 128'000}, {u"output"_s, 16'384}}},
        {u"cost"_s, QJsonObject{{u"input"_s, 0}, {u"output"_s, 0}}}};
}

QJsonObject providerEntry(const OpenCodeModel& model, const QList<Route>& routes)
{
    QJsonObject models;
    if (const BuiltIn* known = builtIn(model.provider)) {
        models.insert(known->small, QJsonObject());
        if (!model.name.isEmpty()) // it may be newer than this opencode
            models.insert(model.name, QJsonObject());
        return {{u"options"_s, optionsFor(known->provider, known->version, routes)}, {u"models"_s, models}};
    }
    models.insert(model.name, ownModel());
    return {{u"npm"_s, u"@ai-sdk/openai-compatible"_s}, {u"name"_s, kOwnProvider},
        {u"options"_s, optionsFor(u"openai"_s, {}, routes)}, {u"models"_s, models}};
}

/**
 * opencode's patterns know only "*", which is also a slash. Those globs are left to the box that would deny more there
 * than they mean: with a "*" that stands for a name, with "?", with sets.
 */
bool meansTheSameThere(const QString& pattern)
{
    for (const QStringView part : QStringView(pattern).split(u'/')) {
        if (part != u"**"
            && (part.contains(u'*') || part.contains(u'?') || part.contains(u'[') || part.contains(u'\\')))
            return false;
    }
    return !pattern.isEmpty();
}

QJsonObject pathRules(const QStringList& globs)
{
    QJsonObject rules;
    qsizetype length = 0;
    for (const QString& glob : globs) {
        for (QString pattern : gitignorePatterns(glob)) {
            length += pattern.toUtf8().size();
            if (rules.size() >= kMostPathRules || length > kLongestPathRules)
                return rules;
            if (!meansTheSameThere(pattern))
                continue;
            rules.insert(pattern, u"deny"_s);
            if (pattern.startsWith("**/"_L1)) // there it asks for a folder
                rules.insert(pattern.sliced(3), u"deny"_s);
        }
    }
    return rules;
}

/** An agent's own rules count for more than any for all agents, so a configuration of the repository does not undo
 * them. */
QJsonObject openCodeAgents(const Contract::DoNot& doNot)
{
    QJsonObject denied = openCodePermissions(doNot);
    denied.remove(u"*"_s);
    if (denied.isEmpty())
        return {};
    const QJsonObject agent{{u"permission"_s, denied}};
    return {{u"build"_s, agent}, {u"general"_s, agent}};
}

} // namespace

OpenCodeModel openCodeModel(const QString& model, const QList<Route>& routes)
{
    const QString prefix = model.section(u'/', 0, 0);
    if (const BuiltIn* known = model.contains(u'/') ? builtIn(prefix) : nullptr)
        return {known->id, model.sliced(prefix.size() + 1)};
    if (!model.isEmpty())
        return {kOwnProvider, model};
    const auto keyed = std::ranges::find_if(routes, [](const Route& route) { return !route.token.isEmpty(); });
    const auto chosen = keyed == routes.end() ? routes.begin() : keyed;
    if (chosen == routes.end())
        return {};
    const auto known = std::ranges::find(builtIns(), chosen->provider.id, &BuiltIn::provider);
    return known == builtIns().end() ? OpenCodeModel() : OpenCodeModel{known->id, QString()};
}

QJsonObject openCodePermissions(const Contract::DoNot& doNot)
{
    const QString deny = u"deny"_s;
    QJsonObject permissions{{u"*"_s, u"allow"_s}};
    QJsonObject commands;
    for (const QByteArrayList& words : deniedCommands(doNot.actions)) {
        const QString command = QString::fromUtf8(words.join(' '));
        commands.insert(command, deny);
        commands.insert(command + u" *"_s, deny);
    }
    if (!commands.isEmpty())
        permissions.insert(u"bash"_s, commands);
    if (const QJsonObject paths = pathRules(doNot.paths); !paths.isEmpty())
        permissions.insert(u"edit"_s, paths);
    if (doNot.actions.contains("network"_L1)) {
        for (const QString& tool : {u"webfetch"_s, u"websearch"_s, u"codesearch"_s})
            permissions.insert(tool, deny);
    }
    return permissions;
}

QJsonObject openCodeConfig(const AgentRequest& request)
{
    QJsonObject config{{u"$schema"_s, u"https://opencode.ai/config.json"_s}, {u"autoupdate"_s, false},
        {u"share"_s, u"disabled"_s}, {u"snapshot"_s, false},
        {u"permission"_s, openCodePermissions(request.contract.doNot)}};
    if (const QJsonObject rules = openCodeAgents(request.contract.doNot); !rules.isEmpty())
        config.insert(u"agent"_s, rules);
    const OpenCodeModel model = openCodeModel(request.contract.model, request.routes);
    if (model.provider.isEmpty())
        return config;
    const BuiltIn* known = builtIn(model.provider);
    config.insert(u"enabled_providers"_s, QJsonArray{model.provider});
    config.insert(u"provider"_s, QJsonObject{{model.provider, providerEntry(model, request.routes)}});
    config.insert(u"small_model"_s, model.provider + u'/' + (known ? known->small : model.name));
    if (!model.name.isEmpty())
        config.insert(u"model"_s, model.argument());
    return config;
}

} // namespace remit
