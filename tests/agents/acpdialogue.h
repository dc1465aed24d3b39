// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/acpstream.h"
#include "tests/agents/recorded.h"

#include <QJsonDocument>

namespace remit::test {

/** The agent's side of a dialogue, played to the parser; every line that the parser says is kept. */
class AcpDialogue {
public:
    explicit AcpDialogue(const AgentRequest& request, const QStringList& variables = {QStringLiteral("SOME_API_KEY")})
        : m_stream(request, variables)
    {
        listen();
    }

    [[nodiscard]] AcpStream& stream() { return m_stream; }
    [[nodiscard]] const Recorded& told() const { return m_told; }
    [[nodiscard]] const QList<QJsonObject>& said() const { return m_said; }
    /** What it said last, and what of it waits for an answer; empty: nothing. */
    [[nodiscard]] QJsonObject last() const { return m_said.isEmpty() ? QJsonObject() : m_said.constLast(); }
    [[nodiscard]] QString openMethod() const { return m_open.value(QStringLiteral("method")).toString(); }
    [[nodiscard]] QStringList methods() const
    {
        QStringList all;
        for (const QJsonObject& message : m_said)
            all.append(message.value(QStringLiteral("method")).toString());
        all.removeAll(QString());
        return all;
    }

    void line(const QByteArray& bytes)
    {
        m_stream.line(bytes, false, m_told.sink());
        listen();
    }
    void play(QJsonObject message)
    {
        message.insert(QStringLiteral("jsonrpc"), QStringLiteral("2.0"));
        line(QJsonDocument(message).toJson(QJsonDocument::Compact));
    }
    /** An answer to what it asked last. */
    void answer(const QJsonObject& result)
    {
        play({{QStringLiteral("id"), m_open.value(QStringLiteral("id"))}, {QStringLiteral("result"), result}});
    }
    void refuse(int code, const QString& text)
    {
        play({{QStringLiteral("id"), m_open.value(QStringLiteral("id"))},
            {QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), code}, {QStringLiteral("message"), text}}}});
    }
    void update(QJsonObject update)
    {
        play({{QStringLiteral("method"), QStringLiteral("session/update")},
            {QStringLiteral("params"),
                QJsonObject{{QStringLiteral("sessionId"), QStringLiteral("s1")}, {QStringLiteral("update"), update}}}});
    }
    void say(const QString& text)
    {
        update({{QStringLiteral("sessionUpdate"), QStringLiteral("agent_message_chunk")},
            {QStringLiteral("content"),
                QJsonObject{{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), text}}}});
    }
    /** From the start to where the brief is with the agent. */
    void begin(const QJsonObject& session = {}, const QJsonObject& initialized = {})
    {
        QJsonObject first{{QStringLiteral("protocolVersion"), 1}};
        for (auto it = initialized.begin(); it != initialized.end(); ++it)
            first.insert(it.key(), it.value());
        answer(first);
        QJsonObject second{{QStringLiteral("sessionId"), QStringLiteral("s1")}};
        for (auto it = session.begin(); it != session.end(); ++it)
            second.insert(it.key(), it.value());
        answer(second);
        while (openMethod().startsWith(QStringLiteral("session/set_")))
            answer({});
    }
    void finish() { m_stream.finish(m_told.sink()); }

private:
    void listen()
    {
        const QByteArray replies = m_stream.takeReplies();
        for (const QByteArray& line : replies.split('\n')) {
            if (line.isEmpty())
                continue;
            m_said.append(QJsonDocument::fromJson(line).object());
            if (m_said.constLast().contains(QStringLiteral("method")))
                m_open = m_said.constLast();
        }
    }

    AcpStream m_stream;
    Recorded m_told;
    QList<QJsonObject> m_said;
    QJsonObject m_open;
};

} // namespace remit::test
