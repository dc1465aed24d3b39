// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settingsdesk.h"

#include "runner/launch/keyfile.h"
#include "runner/launch/keyring.h"
#include "runner/launch/providerplace.h"
#include "views/settings/agentsform.h"

#include <QDir>

namespace remit {

namespace {

const auto kScheme = QStringLiteral("look/scheme");
const auto kSingleKeys = QStringLiteral("keys/single");
/** A person sits there and may be asked to unlock the keyring. */
constexpr auto kKeyringPatience = std::chrono::seconds{60};

QString providerName(const QString& id)
{
    if (id == u"anthropic")
        return QStringLiteral("Anthropic");
    if (id == u"openai")
        return QStringLiteral("OpenAI");
    return id == u"gemini" ? QStringLiteral("Google Gemini") : id;
}

ProviderLine::Key lineKey(KeyPlace::Kind kind)
{
    switch (kind) {
    case KeyPlace::Kind::File:
        return ProviderLine::Key::File;
    case KeyPlace::Kind::Keyring:
        return ProviderLine::Key::Keyring;
    case KeyPlace::Kind::Environment:
        return ProviderLine::Key::Environment;
    case KeyPlace::Kind::Nowhere:
        break;
    }
    return ProviderLine::Key::None;
}

QString keyFileProblem(const KeyPlace& place)
{
    if (place.kind != KeyPlace::Kind::File)
        return {};
    auto key = readKeyFile(place.name);
    if (!key)
        return key.error().detail;
    wipe(*key);
    return {};
}

ProviderLine lineOf(const Provider& provider, const Settings& settings)
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const KeyPlace place = keyPlace(settings, environment, provider);
    const auto upstream = upstreamPlace(settings, environment, {}, provider);
    ProviderLine line{.id = provider.id,
        .name = providerName(provider.id),
        .key = lineKey(place.kind),
        .keyName = place.name,
        .keyVariable = provider.keyVariables.value(0),
        .url = settings.providers.value(provider.id).url,
        .effectiveUrl = upstream ? upstream->url.toString() : provider.defaultUrl,
        .isReadable = upstream && isReadableOnTheWay(upstream->url),
        .problem = keyFileProblem(place)};
    if (!upstream)
        line.problem = upstream.error().detail;
    return line;
}

} // namespace

SettingsDesk::SettingsDesk(
    EngineBackend& backend, QSettings& state, RemitStyle& style, MainWindow& window, SettingsPage& page)
    : m_backend(backend)
    , m_state(state)
    , m_style(style)
    , m_window(window)
    , m_page(page)
    , m_tester(backend.remitctl())
{
    m_values.slotCount = backend.settings().slotCount;
    m_values.reviewLimit = backend.settings().reviewDebt;
    m_values.scheme = RemitStyle::Scheme(std::clamp(state.value(kScheme, 0).toInt(), 0, 2));
    m_values.singleKeys = state.value(kSingleKeys, true).toBool();
    if (m_values.scheme != RemitStyle::Scheme::System)
        m_style.setScheme(m_values.scheme);
    m_window.setSingleKeys(m_values.singleKeys ? MainWindow::SingleKeys::On : MainWindow::SingleKeys::Off);
    m_page.setValues(m_values);

    connect(&page, &SettingsPage::slotsChosen, this, [this](int count) {
        m_values.slotCount = count;
        m_backend.setSlots(count);
    });
    connect(&page, &SettingsPage::reviewLimitChosen, this, [this](int count) {
        m_values.reviewLimit = count;
        m_backend.setReviewLimit(count);
    });
    connect(&page, &SettingsPage::schemeChosen, this, [this](RemitStyle::Scheme scheme) {
        m_values.scheme = scheme;
        m_state.setValue(kScheme, int(scheme));
        m_style.setScheme(scheme);
    });
    connect(&page, &SettingsPage::singleKeysChosen, this, [this](bool on) {
        m_values.singleKeys = on;
        m_state.setValue(kSingleKeys, on);
        m_window.setSingleKeys(on ? MainWindow::SingleKeys::On : MainWindow::SingleKeys::Off);
    });
    connect(&page, &SettingsPage::checkAgainRequested, this, &SettingsDesk::look);
    AgentsForm& agents = page.agents();
    connect(&agents, &AgentsForm::testRequested, &m_tester, &AgentTester::start);
    connect(&agents, &AgentsForm::testCancelled, &m_tester, &AgentTester::cancel);
    connect(&m_tester, &AgentTester::changed, &agents, &AgentsForm::setTest);
    connect(&agents, &AgentsForm::keyGiven, this, &SettingsDesk::storeKey);
    connect(&agents, &AgentsForm::keyRemoved, this, &SettingsDesk::removeKey);
    connect(&agents, &AgentsForm::addressChosen, this, &SettingsDesk::setAddress);
    // What this machine has is looked at when somebody wants to know it, not at every start.
    connect(&window, &MainWindow::pageShown, this, [this](const QString& id) {
        if (id == u"settings" && m_values.sandbox.isEmpty())
            look();
    });
}

void SettingsDesk::look()
{
    m_backend.readSettingsAgain();
    showProviders();
    m_sandbox = std::make_unique<SandboxProbe>();
    connect(m_sandbox.get(), &SandboxProbe::finished, this, &SettingsDesk::showSandbox);
    m_sandbox->start();
    m_versions = std::make_unique<VersionProbe>();
    connect(m_versions.get(), &VersionProbe::finished, this, &SettingsDesk::showAgents);
    m_versions->start(qEnvironmentVariable("PATH"), QDir::homePath());
}

void SettingsDesk::showSandbox(const SandboxFacts& facts)
{
    const bool holds = facts.level == BoxLevel::A || facts.level == BoxLevel::AMinus;
    m_values.sandbox = {
        {tr("Box"), holds ? tr("level %1, bubblewrap %2").arg(toText(facts.level), facts.bwrapVersion) : facts.problem,
            holds ? ToneName::Ok : ToneName::Bad, facts.mend},
        {tr("Memory"), facts.scopeProgram.isEmpty() ? tr("measured ten times a second") : tr("held by the kernel"),
            ToneName::Ok, {}},
        {tr("Network"), tr("none but the model gateway"), ToneName::Ok, {}},
    };
    m_page.setValues(m_values);
}

void SettingsDesk::showAgents(const QList<AgentInstallation>& agents, const QHash<QString, QString>& versions)
{
    m_values.agents.clear();
    for (const AgentInstallation& agent : agents) {
        const Agent* adapter = agentById(agent.id);
        if (!adapter || adapter->runsContractsCommand())
            continue;
        AgentLine line{.id = agent.id,
            .name = agent.name,
            .program = agent.program,
            .version = versions.value(agent.id),
            .problem = agent.reasons.join(u' '),
            .metering = agent.metering,
            .limits = limitHoldings(agent)};
        Contract contract;
        contract.agent = agent.id;
        for (const Provider& provider : adapter->providers(contract))
            line.providers.append(provider.id);
        m_values.agents.append(line);
    }
    m_page.setValues(m_values);
}

void SettingsDesk::showProviders()
{
    m_values.providers.clear();
    for (const QString& id : knownProviders())
        m_values.providers.append(lineOf(providerById(id).value_or(Provider()), m_backend.settings()));
    m_page.setValues(m_values);
}

void SettingsDesk::storeKey(const QString& provider, const QString& key)
{
    AgentsForm& agents = m_page.agents();
    QByteArray bytes = key.toUtf8();
    if (const QString problem = keyProblem(bytes); !problem.isEmpty()) {
        wipe(bytes);
        agents.sayKeyProblem(provider, tr("That is no key, so nothing was stored."));
        return;
    }
    agents.sayKeyProblem(provider, {});
    Keyring(kKeyringPatience).store(provider, bytes).then(this, [this, provider](const Result<>& stored) {
        const auto set = stored
            ? m_backend.changeSettings([&](Settings& settings) { settings.providers[provider].keyring = true; })
            : stored;
        m_page.agents().sayKeyProblem(provider, set ? QString() : set.error().detail);
        showProviders();
    });
    wipe(bytes);
}

void SettingsDesk::removeKey(const QString& provider)
{
    const auto set = m_backend.changeSettings([&](Settings& settings) {
        settings.providers[provider].keyring = false;
        if (settings.providers.value(provider).isEmpty())
            settings.providers.remove(provider);
    });
    m_page.agents().sayKeyProblem(provider, set ? QString() : set.error().detail);
    showProviders();
    Keyring(kKeyringPatience).remove(provider).then(this, [this, provider](const Result<>& removed) {
        if (!removed)
            m_page.agents().sayKeyProblem(provider, removed.error().detail);
    });
}

void SettingsDesk::setAddress(const QString& provider, const QString& url)
{
    if (!url.isEmpty() && !addressProblem(url).isEmpty()) {
        m_page.agents().sayKeyProblem(
            provider, tr("That is no address such as https://llm.example/v1, so it was not set."));
        return;
    }
    const auto set = m_backend.changeSettings([&](Settings& settings) {
        settings.providers[provider].url = url;
        if (settings.providers.value(provider).isEmpty())
            settings.providers.remove(provider);
    });
    m_page.agents().sayKeyProblem(provider, set ? QString() : set.error().detail);
    showProviders();
}

} // namespace remit
