// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/settings.h"

#include "runner/contract/contract.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUrl>

#include <toml++/toml.hpp>

#include <sstream>
#include <utility>

namespace remit {

namespace {

Error wrong(const QString& file, const toml::node& node, const QString& what)
{
    return {ErrorCode::InvalidInput,
        QStringLiteral("%1:%2:%3: %4")
            .arg(file)
            .arg(node.source().begin.line)
            .arg(node.source().begin.column)
            .arg(what)};
}

class Reader {
public:
    Reader(QString file, const toml::table& table)
        : m_file(std::move(file))
        , m_table(table)
    {
    }

    void number(const char* key, int& target, int minimum, int maximum)
    {
        const toml::node* node = m_table.get(key);
        if (!node)
            return;
        const auto value = node->value_exact<int64_t>();
        if (!value || *value < minimum || *value > maximum)
            fail(*node,
                QStringLiteral("%1 is a whole number from %2 to %3.")
                    .arg(QLatin1StringView(key))
                    .arg(minimum)
                    .arg(maximum));
        else
            target = int(*value);
    }

    void strings(const char* key, QStringList& target)
    {
        const toml::node* node = m_table.get(key);
        if (!node)
            return;
        const toml::array* array = node->as_array();
        if (!array) {
            fail(*node, QStringLiteral("%1 is a list of strings.").arg(QLatin1StringView(key)));
            return;
        }
        for (const toml::node& item : *array) {
            if (const auto text = item.value_exact<std::string>())
                target.append(QString::fromStdString(*text));
            else
                fail(item, QStringLiteral("%1 is a list of strings.").arg(QLatin1StringView(key)));
        }
    }

    void map(const char* key, QHash<QString, QString>& target)
    {
        const toml::node* node = m_table.get(key);
        if (!node)
            return;
        const toml::table* table = node->as_table();
        if (!table) {
            fail(*node, QStringLiteral("%1 is a table of strings.").arg(QLatin1StringView(key)));
            return;
        }
        for (const auto& [name, value] : *table) {
            if (const auto text = value.value_exact<std::string>())
                target.insert(QString::fromStdString(std::string(name.str())), QString::fromStdString(*text));
            else
                fail(value, QStringLiteral("%1 is a table of strings.").arg(QLatin1StringView(key)));
        }
    }

    void providers(const char* key, QHash<QString, ProviderSetting>& target)
    {
        const toml::node* node = m_table.get(key);
        if (!node)
            return;
        const toml::table* table = node->as_table();
        if (!table) {
            fail(*node, QStringLiteral("%1 is a table of providers.").arg(QLatin1StringView(key)));
            return;
        }
        for (const auto& [name, value] : *table) {
            const QString id = QString::fromStdString(std::string(name.str()));
            if (!knownProviders().contains(id))
                fail(value,
                    QStringLiteral("%1 is no provider; there are %2.")
                        .arg(id, knownProviders().join(QStringLiteral(", "))));
            else if (!value.is_table())
                fail(value,
                    QStringLiteral("providers.%1 is a table: [providers.%1] with url, key or key_file.").arg(id));
            else if (const ProviderSetting setting = provider(*value.as_table()); !setting.isEmpty())
                target.insert(id, setting);
        }
    }

    void unknownKeys(std::initializer_list<std::string_view> known)
    {
        for (const auto& [name, value] : m_table) {
            if (std::ranges::find(known, name.str()) == known.end())
                fail(
                    value, QStringLiteral("%1 is not a setting.").arg(QString::fromStdString(std::string(name.str()))));
        }
    }

    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    ProviderSetting provider(const toml::table& table)
    {
        ProviderSetting setting;
        for (const auto& [name, value] : table) {
            const auto text = value.value_exact<std::string>();
            const QString word = text ? QString::fromStdString(*text) : QString();
            if (name.str() == "url") {
                setting.url = word;
                if (const QString problem = addressProblem(word); !problem.isEmpty())
                    fail(value, QStringLiteral("url %1.").arg(problem));
            } else if (name.str() == "key_file") {
                setting.keyFile = word;
                if (!word.startsWith(u'/') || word.contains(QChar(u'\0')))
                    fail(value, QStringLiteral("key_file is the absolute path of a file."));
            } else if (name.str() == "key") {
                setting.keyring = word == u"keyring";
                if (!setting.keyring) // it may be a key, so it is not repeated
                    fail(value,
                        QStringLiteral("key is \"keyring\" or left out. A key does not belong here: see remitctl key "
                                       "set, or key_file."));
            } else {
                fail(value,
                    QStringLiteral("%1 is not a setting of a provider; there are url, key and key_file.")
                        .arg(QString::fromStdString(std::string(name.str()))));
            }
        }
        return setting;
    }

    void fail(const toml::node& node, const QString& what)
    {
        if (!m_error)
            m_error = wrong(m_file, node, what);
    }

    QString m_file;
    const toml::table& m_table;
    std::optional<Error> m_error;
};

std::string text(const QString& value)
{
    return value.toStdString();
}

toml::table tableOf(const QHash<QString, ProviderSetting>& providers)
{
    toml::table all;
    for (auto it = providers.cbegin(); it != providers.cend(); ++it) {
        toml::table one;
        if (!it->url.isEmpty())
            one.insert("url", text(it->url));
        if (!it->keyFile.isEmpty())
            one.insert("key_file", text(it->keyFile));
        if (it->keyring)
            one.insert("key", "keyring");
        if (!one.empty())
            all.insert(text(it.key()), std::move(one));
    }
    return all;
}

} // namespace

QString addressProblem(const QString& url)
{
    constexpr qsizetype kLongest = 2000;
    const QUrl address(url, QUrl::StrictMode);
    if (url.size() > kLongest || !address.isValid() || address.host().isEmpty()
        || (address.scheme() != u"https" && address.scheme() != u"http"))
        return QStringLiteral("is no address such as https://llm.example/v1");
    if (!address.userInfo().isEmpty())
        return QStringLiteral("names a user or a password, which do not belong there: see remitctl key set");
    if (address.hasQuery() || address.hasFragment())
        return QStringLiteral("goes on after its path (? or #), where requests are appended");
    return {};
}

Result<Settings> readSettings(const QString& fileName)
{
    QFile file(fileName);
    if (!file.exists())
        return Settings{};
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io, QStringLiteral("%1 cannot be read: %2.").arg(fileName, file.errorString()));
    const QByteArray bytes = file.read(1 << 20);
    Settings settings;
    try {
        const toml::table table = toml::parse(std::string_view(bytes.constData(), size_t(bytes.size())));
        Reader reader(fileName, table);
        int seconds = int(settings.snapshotEvery.count());
        int hold = int(settings.holdAtMost.count());
        reader.number("slots", settings.slotCount, 1, 64);
        reader.number("review_debt", settings.reviewDebt, 1, 10000);
        reader.number("snapshot_seconds", seconds, 5, 86400);
        reader.number("hold_seconds", hold, 1, 7 * 86400);
        reader.strings("toolchains", settings.toolchains);
        reader.map("upstreams", settings.upstreams);
        reader.providers("providers", settings.providers);
        reader.unknownKeys(
            {"slots", "review_debt", "snapshot_seconds", "hold_seconds", "toolchains", "upstreams", "providers"});
        settings.snapshotEvery = std::chrono::seconds{seconds};
        settings.holdAtMost = std::chrono::seconds{hold};
        if (reader.error())
            return std::unexpected(*reader.error());
    } catch (const toml::parse_error& error) {
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("%1:%2:%3: %4")
                .arg(fileName)
                .arg(error.source().begin.line)
                .arg(error.source().begin.column)
                .arg(QString::fromUtf8(error.description().data(), qsizetype(error.description().size()))));
    }
    return settings;
}

Result<> writeSettings(const QString& fileName, const Settings& settings)
{
    toml::table table;
    table.insert("slots", settings.slotCount);
    table.insert("review_debt", settings.reviewDebt);
    table.insert("snapshot_seconds", int64_t(settings.snapshotEvery.count()));
    table.insert("hold_seconds", int64_t(settings.holdAtMost.count()));
    toml::array folders;
    for (const QString& folder : settings.toolchains)
        folders.push_back(text(folder));
    table.insert("toolchains", std::move(folders));
    toml::table upstreams;
    for (auto it = settings.upstreams.cbegin(); it != settings.upstreams.cend(); ++it)
        upstreams.insert(text(it.key()), text(it.value()));
    table.insert("upstreams", std::move(upstreams));
    table.insert("providers", tableOf(settings.providers));

    std::ostringstream out;
    out << table << "\n";
    QDir().mkpath(QFileInfo(fileName).path());
    QSaveFile file(fileName);
    const std::string bytes = out.str();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size())
        || !file.commit())
        return failure(ErrorCode::Io, QStringLiteral("%1 cannot be written: %2.").arg(fileName, file.errorString()));
    return {};
}

Result<Settings> changeSettings(const QString& fileName, const std::function<void(Settings&)>& change)
{
    auto settings = readSettings(fileName);
    if (!settings)
        return settings;
    change(*settings);
    if (const auto written = writeSettings(fileName, *settings); !written)
        return std::unexpected(written.error());
    return settings;
}

} // namespace remit
