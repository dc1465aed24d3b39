// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelserver.h"

#include "tests/support/compress.h"

#include <QJsonDocument>
#include <QTimer>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

std::optional<Interface> interfaceOf(const QByteArray& path)
{
    if (path.endsWith("/messages"))
        return Interface::AnthropicMessages;
    if (path.endsWith("/chat/completions"))
        return Interface::OpenAiChat;
    if (path.endsWith("/responses"))
        return Interface::OpenAiResponses;
    if (path.endsWith(":generateContent") || path.endsWith(":streamGenerateContent"))
        return Interface::Gemini;
    return std::nullopt;
}

Turn placed(Turn turn, Interface interface, const QJsonObject& body, const QString& folder)
{
    const QByteArray calls = QJsonDocument(turn.calls).toJson(QJsonDocument::Compact);
    const QList<OfferedTool> tools = offeredTools(interface, body);
    turn.calls = {};
    for (const QJsonValue& call : QJsonDocument::fromJson(QByteArray(calls).replace("${CWD}", folder.toUtf8())).array())
        turn.calls.append(callWith(tools, call.toObject(), folder));
    return turn;
}

QJsonObject toJson(const Tokens& tokens)
{
    return {{u"input"_s, tokens.input}, {u"output"_s, tokens.output}, {u"cache_read"_s, tokens.cacheRead},
        {u"cache_write"_s, tokens.cacheWrite}};
}

/** A fault as the providers word theirs: agents read more than the status. */
QByteArray faultBody(Interface interface, int status, const QString& message)
{
    const auto word
        = [status](std::initializer_list<std::pair<int, QLatin1StringView>> words, QLatin1StringView other) {
              for (const auto& [code, name] : words) {
                  if (code == status)
                      return QString(name);
              }
              return QString(other);
          };
    QJsonObject error{{u"message"_s, message}};
    QJsonObject body;
    switch (interface) {
    case Interface::AnthropicMessages:
        body.insert(u"type"_s, u"error"_s);
        error.insert(u"type"_s,
            word({{400, "invalid_request_error"_L1}, {401, "authentication_error"_L1}, {403, "permission_error"_L1},
                     {404, "not_found_error"_L1}, {429, "rate_limit_error"_L1}, {529, "overloaded_error"_L1}},
                "api_error"_L1));
        break;
    case Interface::OpenAiChat:
    case Interface::OpenAiResponses:
        for (const QString& name : {u"type"_s, u"code"_s})
            error.insert(name, word({{401, "invalid_api_key"_L1}, {429, "rate_limit_exceeded"_L1}}, "server_error"_L1));
        break;
    case Interface::Gemini:
        error.insert(u"code"_s, status);
        error.insert(u"status"_s,
            word({{400, "INVALID_ARGUMENT"_L1}, {401, "UNAUTHENTICATED"_L1}, {403, "PERMISSION_DENIED"_L1},
                     {429, "RESOURCE_EXHAUSTED"_L1}, {503, "UNAVAILABLE"_L1}},
                "INTERNAL"_L1));
        break;
    }
    body.insert(u"error"_s, error);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

ModelServer::ModelServer(Scenario scenario, QObject* parent)
    : QObject(parent)
    , m_scenario(std::move(scenario))
{
    connect(&m_server, &QTcpServer::newConnection, this, &ModelServer::accept);
}

ModelServer::~ModelServer()
{
    for (QTcpSocket* socket : m_clients.keys())
        socket->disconnect(this);
}

bool ModelServer::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

QUrl ModelServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

void ModelServer::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_clients.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readFrom(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            const Client client = m_clients.take(socket);
            if (client.answering) {
                ++m_cutByClient;
                tell(client.line, u"gone"_s);
            }
            socket->deleteLater();
        });
    }
}

void ModelServer::readFrom(QTcpSocket* socket)
{
    Client& client = m_clients[socket];
    client.input.append(socket->readAll());
    if (client.answering)
        return;
    const auto state = client.reader.read(client.input);
    if (client.reader.takeContinue())
        socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    if (state == HttpRequestReader::State::Failed)
        return socket->abort();
    if (state != HttpRequestReader::State::Done)
        return;
    client.answering = true;
    answer(socket, client.reader.take());
}

void ModelServer::answer(QTcpSocket* socket, const HttpRequest& request)
{
    m_requests.append(request);
    const QByteArray path = request.target.split('?').first();
    const auto interface = interfaceOf(path);
    if (path.endsWith("/count_tokens"))
        return sendWhole(socket, 200, "application/json", "{\"input_tokens\":7}");
    if (!interface)
        return sendWhole(socket, request.method == "GET" ? 200 : 404, "application/json", "{}");
    ++m_calls;
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const bool helps = m_role.isHelper(*interface, body);
    m_clients[socket].line = {{u"path"_s, QString::fromUtf8(path)}, {u"helper"_s, helps}};
    tell(m_clients[socket].line, u"asked"_s);
    if (helps) {
        Turn helper;
        helper.text = helperAnswer(*interface, body);
        return play(socket, helper, *interface, request);
    }
    play(socket, placed(m_scenario.turn(m_next++), *interface, body, workingFolder(request.body)), *interface, request);
}

void ModelServer::play(QTcpSocket* socket, const Turn& turn, Interface interface, const HttpRequest& request)
{
    QJsonObject& line = m_clients[socket].line;
    line.insert(u"status"_s, turn.errorStatus == 0 ? 200 : turn.errorStatus);
    if (turn.dropBeforeHead) {
        tell(std::exchange(line, {}), u"dropped"_s);
        m_clients[socket].answering = false;
        return socket->abort();
    }
    if (turn.errorStatus != 0)
        tell(line, u"refused"_s);
    if (turn.errorStatus != 0)
        return sendError(socket, turn, interface);
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const bool streamed = body["stream"_L1].toBool() || request.target.contains(":streamGenerateContent");
    const QString named = interface == Interface::Gemini ? modelInPath(request.target) : body["model"_L1].toString();
    const QString id = u"%1-%2"_s.arg(m_calls).arg(m_server.serverPort());
    ModelAnswer answer = answerOf(interface, streamed ? Delivery::Streamed : Delivery::Whole, turn, named, id);
    // Chat Completions tell the usage of a stream to those who ask.
    if (interface == Interface::OpenAiChat && streamed && !body["stream_options"_L1]["include_usage"_L1].toBool())
        answer.pieces.remove(2);
    if (!turn.rawStream.isEmpty())
        answer.pieces = {turn.rawStream};
    QByteArray head = "HTTP/1.1 200 OK\r\ncontent-type: " + answer.contentType + "\r\n";
    if (!turn.coding.isEmpty()) {
        head += "content-encoding: " + turn.coding + "\r\n";
        answer.pieces = {compress(answer.pieces.join(), turn.coding)};
    }
    qsizetype length = 0;
    for (const QByteArray& piece : answer.pieces)
        length += piece.size();
    head += streamed ? QByteArray("transfer-encoding: chunked\r\n\r\n")
                     : "content-length: " + QByteArray::number(length) + "\r\n\r\n";
    const auto begin = [this, guarded = QPointer(socket), head, streamed, pieces = answer.pieces, turn] {
        if (!guarded)
            return;
        guarded->write(head);
        QByteArrayList framed;
        for (const QByteArray& piece : pieces)
            framed.append(streamed ? QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n" : piece);
        if (streamed)
            framed.append("0\r\n\r\n");
        sendPieces(guarded, framed, turn);
    };
    QTimer::singleShot(turn.delayMs, this, begin);
}

void ModelServer::sendPieces(QPointer<QTcpSocket> socket, QByteArrayList pieces, const Turn& turn)
{
    if (!socket || !m_clients.contains(socket))
        return;
    if (turn.drop && pieces.size() <= 3) {
        socket->write(pieces.first().first(pieces.first().size() / 2));
        socket->flush();
        m_clients[socket].answering = false;
        tell(m_clients[socket].line, u"dropped"_s);
        return socket->abort();
    }
    socket->write(pieces.takeFirst());
    if (pieces.isEmpty()) {
        m_tokens.input += turn.usage.input;
        m_tokens.output += turn.usage.output;
        m_tokens.cacheRead += turn.usage.cacheRead;
        m_tokens.cacheWrite += turn.usage.cacheWrite;
        QJsonObject line = m_clients[socket].line;
        line.insert(u"usage"_s, toJson(turn.usage));
        tell(line, u"served"_s);
        return finished(socket);
    }
    // One piece a turn of the event loop, so that they arrive apart.
    QTimer::singleShot(0, this, [this, socket, pieces, turn] { sendPieces(socket, pieces, turn); });
}

void ModelServer::sendError(QTcpSocket* socket, const Turn& turn, Interface interface)
{
    QByteArray headers = "application/json";
    for (auto it = turn.errorHeaders.begin(); it != turn.errorHeaders.end(); ++it)
        headers += "\r\n" + it.key().toLatin1() + ": " + it.value().toString().toLatin1();
    sendWhole(socket, turn.errorStatus, headers,
        turn.errorBody.isEmpty() ? faultBody(interface, turn.errorStatus, turn.errorMessage)
                                 : QJsonDocument(turn.errorBody).toJson(QJsonDocument::Compact));
}

void ModelServer::sendWhole(QTcpSocket* socket, int status, const QByteArray& contentType, const QByteArray& body)
{
    socket->write("HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\ncontent-type: " + contentType
        + "\r\ncontent-length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    finished(socket);
}

void ModelServer::tell(QJsonObject line, const QString& how)
{
    line.insert(u"how"_s, how);
    Q_EMIT answered(line);
}

void ModelServer::finished(QTcpSocket* socket)
{
    m_clients[socket].answering = false;
    QMetaObject::invokeMethod(
        this,
        [this, guarded = QPointer(socket)] {
            if (guarded && m_clients.contains(guarded))
                readFrom(guarded);
        },
        Qt::QueuedConnection);
}

} // namespace remit::test
