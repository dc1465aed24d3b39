// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/acpprofile.h"

#include "runner/agents/plainword.h"

#include <array>
#include <utility>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** The adapter for the same agent without the protocol; empty: there is none. */
QString nativeAdapter(AcpProfile profile)
{
    switch (profile) {
    case AcpProfile::Claude:
        return u"claude-code"_s;
    case AcpProfile::Codex:
        return u"codex"_s;
    case AcpProfile::Gemini:
        return u"gemini"_s;
    case AcpProfile::Qwen:
        return u"qwen"_s;
    case AcpProfile::OpenCode:
        return u"opencode"_s;
    case AcpProfile::Other:
        break;
    }
    return {};
}

/** In place of a variable of that name. */
void set(QByteArrayList& environment, const QByteArray& entry)
{
    const QByteArray name = entry.first(entry.indexOf('=') + 1);
    environment.removeIf([&name](const QByteArray& other) { return other.startsWith(name); });
    environment.append(entry);
}

} // namespace

AcpProfile acpProfile(const QStringList& argv)
{
    // "opencode" before "code…" of anybody else; a word's folders do not count, its package's name does.
    static constexpr std::array kNames{std::pair{"opencode"_L1, AcpProfile::OpenCode},
        std::pair{"claude"_L1, AcpProfile::Claude}, std::pair{"codex"_L1, AcpProfile::Codex},
        std::pair{"gemini"_L1, AcpProfile::Gemini}, std::pair{"qwen"_L1, AcpProfile::Qwen}};
    for (const QString& word : argv) {
        const QString name = word.section(u'/', -1).section(u'@', 0, 0).toLower();
        for (const auto& [known, profile] : kNames) {
            if (name.contains(known))
                return profile;
        }
    }
    return AcpProfile::Other;
}

QList<Provider> acpProviders(AcpProfile profile)
{
    switch (profile) {
    case AcpProfile::Claude:
        return {anthropicProvider()};
    case AcpProfile::Codex:
    case AcpProfile::Qwen:
        return {openAiProvider()};
    case AcpProfile::Gemini:
        return {geminiProvider()};
    case AcpProfile::OpenCode:
    case AcpProfile::Other:
        break;
    }
    return {anthropicProvider(), openAiProvider(), geminiProvider()};
}

void configureAcp(AcpProfile profile, const AgentRequest& request, AgentStart& start)
{
    const Agent* native = agentById(nativeAdapter(profile));
    if (!native)
        return;
    // Its own adapter knows what the same program reads in its home and in its environment, whatever it then speaks.
    AgentRequest theirs = request;
    theirs.program = u"/"_s;
    theirs.resumeSession.clear();
    if (!isPlainWord(theirs.contract.model))
        theirs.contract.model.clear();
    const auto how = native->start(theirs);
    if (!how)
        return;
    start.homeFiles = how->homeFiles;
    for (const QByteArray& entry : how->environment)
        set(start.environment, entry);
    for (const Route& route : request.routes) {
        if (profile == AcpProfile::Codex && !route.token.isEmpty())
            set(start.environment, "CODEX_API_KEY=" + route.token.toUtf8());
    }
    if (profile == AcpProfile::Claude && !theirs.contract.model.isEmpty()) // it offers no exact names, only families
        set(start.environment, "ANTHROPIC_MODEL=" + theirs.contract.model.toUtf8());
    if (profile == AcpProfile::Qwen && !request.contract.model.isEmpty())
        set(start.environment, "OPENAI_MODEL=" + request.contract.model.toUtf8());
}

} // namespace remit
