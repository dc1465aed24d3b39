// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/boxegress.h"

#include "runner/run/event.h"

#include <QJsonArray>

using namespace std::chrono_literals;

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kProxyPort = "3128";
constexpr auto kSumsEvery = 10s;
constexpr qsizetype kMostTold = 200; ///< different refusals; an agent that goes on is only counted

} // namespace

BoxEgress::BoxEgress(QObject* parent)
    : QObject(parent)
{
    m_sums.setSingleShot(true);
    m_sums.setInterval(kSumsEvery);
    connect(&m_sums, &QTimer::timeout, this, &BoxEgress::tellSums);
}

Result<> BoxEgress::prepare(const QStringList& hosts, BoxSpec& spec)
{
    m_egress.reset();
    if (hosts.isEmpty())
        return {};
    const auto listener = addListener(spec, QLatin1StringView(kProxyPort));
    if (!listener)
        return std::unexpected(listener.error());
    m_egress = std::make_unique<Egress>(HostList(hosts));
    const QByteArray url = "http://127.0.0.1:" + listener->toLatin1();
    for (const char* name : {"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"})
        spec.environment.append(QByteArray(name) + '=' + url);
    // The gateway is on the box's own loopback and is no matter for a proxy.
    for (const char* name : {"NO_PROXY", "no_proxy"})
        spec.environment.append(QByteArray(name) + "=127.0.0.1,localhost");
    spec.environment.append("NODE_USE_ENV_PROXY=1");
    connect(m_egress.get(), &Egress::refused, this, &BoxEgress::refused);
    connect(m_egress.get(), &Egress::failed, this, [this](const QString& host, quint16 port, const QString& why) {
        const QString place = u"%1:%2"_s.arg(host).arg(port);
        if (m_told.size() < kMostTold && !m_told.contains(place + why)) {
            m_told.insert(place + why);
            Q_EMIT happened(event::note, {{u"text"_s, u"%1 could not be reached: %2"_s.arg(place, why)}});
        }
    });
    connect(m_egress.get(), &Egress::bytesPassed, this, [this] {
        m_changed = true;
        if (!m_sums.isActive())
            m_sums.start();
        Q_EMIT alive();
    });
    return {};
}

Result<> BoxEgress::listen(int descriptor)
{
    return m_egress->listen(descriptor);
}

void BoxEgress::close()
{
    m_sums.stop();
    if (!m_egress)
        return;
    m_egress->close();
    tellSums();
}

void BoxEgress::refused(const QString& host, quint16 port, const QString& why)
{
    const QString place = host.isEmpty() ? u"the proxy"_s : u"%1:%2"_s.arg(host).arg(port);
    if (m_refusals.size() < kMostTold || m_refusals.contains(place))
        ++m_refusals[place];
    m_changed = true;
    if (!m_sums.isActive())
        m_sums.start();
    if (m_told.size() >= kMostTold || m_told.contains(place + why))
        return;
    m_told.insert(place + why);
    Q_EMIT happened(event::policyDenied, {{u"action"_s, u"network"_s}, {u"what"_s, place}, {u"how"_s, why}});
}

void BoxEgress::tellSums()
{
    if (!std::exchange(m_changed, false))
        return;
    QJsonArray hosts;
    for (const auto& [place, use] : m_egress->uses().asKeyValueRange())
        hosts.append(QJsonObject{{u"host"_s, place}, {u"sent"_s, use.sent}, {u"received"_s, use.received},
            {u"connections"_s, use.connections}});
    QJsonArray refusals;
    for (const auto& [place, times] : m_refusals.asKeyValueRange())
        refusals.append(QJsonObject{{u"host"_s, place}, {u"times"_s, times}});
    Q_EMIT happened(event::networkUsed, {{u"hosts"_s, hosts}, {u"refused"_s, refusals}});
}

} // namespace remit
