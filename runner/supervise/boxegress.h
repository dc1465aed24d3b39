// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/egress/egress.h"
#include "runner/sandbox/box.h"

#include <QJsonObject>
#include <QSet>
#include <QTimer>

namespace remit {

/**
 * The way out of one box: nothing where the contract lists no host, else the proxy, its port in the box, the variables
 * that name it, and the events of what went through it and what was refused. What is refused over and over is told once
 * and counted in the sums.
 */
class BoxEgress : public QObject {
    Q_OBJECT

public:
    explicit BoxEgress(QObject* parent = nullptr);

    /** Before the box starts: adds the listener (the last of the spec's) and the environment. */
    [[nodiscard]] Result<> prepare(const QStringList& hosts, BoxSpec& spec);
    [[nodiscard]] bool isWanted() const { return m_egress != nullptr; }
    /** Takes over the listener that box-init opened. */
    [[nodiscard]] Result<> listen(int descriptor);
    /** The box is dead: the last sums. */
    void close();

Q_SIGNALS:
    void happened(const char* type, const QJsonObject& data);
    void alive(); ///< bytes passed

private:
    void refused(const QString& host, quint16 port, const QString& why);
    void tellSums();

    std::unique_ptr<Egress> m_egress;
    QTimer m_sums;
    QSet<QString> m_told;
    QMap<QString, int> m_refusals; ///< "host:port" → how often
    bool m_changed = false;
};

} // namespace remit
