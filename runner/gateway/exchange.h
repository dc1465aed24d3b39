// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/admission.h"
#include "runner/gateway/bodydecoder.h"
#include "runner/gateway/clientconnection.h"
#include "runner/gateway/oneshotbody.h"
#include "runner/gateway/providertrouble.h"
#include "runner/gateway/usage.h"
#include "runner/gateway/usageeventfilter.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace remit {

/**
 * One request on its way to the provider and the response on its way back, as it comes. Ends exactly once with done().
 * When the client goes, the request to the provider is given up; when the provider breaks off, the client's connection
 * is cut, so that half a response never looks whole.
 */
class Exchange : public QObject {
    Q_OBJECT

public:
    struct Outcome {
        int status = 0; ///< 0: no response
        bool sent = false; ///< the whole request went out, so the provider may have worked on it
        bool whole = false; ///< the response came to its end
        BrokenBy brokenBy = BrokenBy::Nobody;
        CallUsage usage;
        std::optional<ProviderTrouble> providerTrouble;
        qint64 durationMs = 0;
        QString trouble; ///< why there is no (whole) response
    };

    /** Whether the usage at a stream's end is kept from the client: it did not ask for it, we did. */
    enum class UsageEvent { Passed, Withheld };

    Exchange(Wire wire, QNetworkReply* reply, OneShotBody* body, ClientConnection* client, UsageEvent usageEvent,
        QObject* parent);
    void abort();

Q_SIGNALS:
    void bytesPassed(qint64 bytes);
    void done(const remit::Exchange::Outcome& outcome);

private:
    void onHead();
    void onReadable();
    void onWritten();
    void passOn();
    void onFinished();
    void onClientGone();
    void answerUnreachable(const QString& why);
    void end(const QString& trouble, BrokenBy by);
    void look(QByteArrayView piece);
    [[nodiscard]] std::optional<ProviderTrouble> providerTrouble() const;

    Wire m_wire;
    QNetworkReply* m_reply;
    OneShotBody* m_body; ///< null: none; owned by the reply
    QPointer<ClientConnection> m_client;
    UsageEvent m_usageEvent;
    std::optional<UsageEventFilter> m_filter;
    std::optional<BodyDecoder> m_decoder; ///< set with m_usage, when the head is there
    std::optional<UsageReader> m_usage;
    HttpHeaders m_headers;
    QByteArray m_errorBody; ///< the beginning of one
    bool m_readable = true;
    QElapsedTimer m_clock;
    QTimer m_gathering; ///< runs for a moment after a piece has passed: what comes meanwhile passes together
    int m_status = 0;
    bool m_held = false; ///< the client reads slowly
    bool m_ended = false;
};

/** What went wrong, in words that name neither address nor key. */
[[nodiscard]] QString networkTrouble(QNetworkReply::NetworkError error);

} // namespace remit
