// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace remit {

/**
 * A request body that can be sent once. QNetworkAccessManager sends a request again when the connection breaks before
 * the response, POSTs included; a paid call would then be made more often than it was allowed. A body that cannot be
 * rewound makes it fail instead.
 */
class OneShotBody : public QIODevice {
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray bytes, QObject* parent);
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override { return m_at == m_bytes.size(); }
    bool seek(qint64 position) override;
    bool reset() override { return false; }
    [[nodiscard]] bool isSent() const { return atEnd(); }

protected:
    qint64 readData(char* data, qint64 longest) override;
    qint64 writeData(const char* data, qint64 length) override;

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

} // namespace remit
