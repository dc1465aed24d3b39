// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the proxy reads from the box: request heads, names of hosts, the first bytes of a TLS talk. A name that it
// understands it understands in the same way again, and nothing that is not listed is let through.
#include "runner/egress/hostlist.h"
#include "runner/egress/hostname.h"
#include "runner/egress/proxyhead.h"
#include "runner/egress/tlsname.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace remit;

namespace {

void judge(QByteArrayView host, quint16 port)
{
    static const HostList list({QStringLiteral("registry.example"), QStringLiteral("*.cdn.example:8443")});
    const HostAnswer answer = list.judge(host, port);
    if (!answer.refusal.isEmpty())
        return;
    const bool isFirst = answer.host == u"registry.example" && port == 443;
    const bool isSecond = answer.host.endsWith(u".cdn.example") && port == 8443;
    if (!isFirst && !isSecond)
        std::abort();
}

void readName(QByteArrayView bytes)
{
    const auto name = hostName(bytes);
    if (name && hostName(name->toLatin1()) != name)
        std::abort();
    if (name && plainAddress(bytes))
        std::abort(); // it cannot be both
    judge(bytes, 443);
    judge(bytes, 8443);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (const auto head = readProxyHead(bytes)) {
        readName(head->host);
        judge(head->host, head->port);
    }
    readName(bytes);
    const TlsName hello = readTlsName(bytes);
    if (hello.how == TlsName::How::Named)
        readName(hello.name);
    if (hello.how == TlsName::How::Unfinished && bytes.size() > 64 * 1024)
        std::abort();
    return 0;
}
