// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/realerrand.h"

#include <QFile>
#include <QFileInfo>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kNewText = "A file of an errand.\n";

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString final(const Edit& edit)
{
    return u"Changed %1, added %2.\nSTATUS: OK\nEND_OF_RUN"_s.arg(edit.file, edit.newFile);
}

/** A TOML string of any text that is free of controls. */
QByteArray quoted(const QByteArray& text)
{
    return '"' + QByteArray(text).replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

QByteArray check(const Edit& edit)
{
    return "grep -qF '" + edit.replacement.toUtf8() + "' " + edit.file.toUtf8() + " && test -s "
        + edit.newFile.toUtf8();
}

QByteArray contract(const Edit& edit, const QByteArray& agent)
{
    return "schema = 1\ntitle = " + quoted(edit.title().toUtf8()) + "\ntask = "
        + quoted("Replace \"" + edit.old.toUtf8() + "\" by \"" + edit.replacement.toUtf8() + "\" in "
            + edit.file.toUtf8() + " and add the file " + edit.newFile.toUtf8() + " with one line in it.")
        + "\ntier = \"small\"\n" + agent + "[scope]\npaths = [" + quoted(edit.file.toUtf8()) + ", "
        + quoted(edit.newFile.toUtf8()) + "]\n[success]\ncommand = " + quoted(check(edit))
        + "\ntimeout = \"1m\"\n[do_not]\nactions = [\"commit\", \"push\", \"network\"]\n"
          "[limits]\nwall_clock = \"3m\"\nidle = \"2m\"\n";
}

} // namespace

QByteArray scriptedContract(const Edit& edit)
{
    const QJsonObject script{{u"final"_s, final(edit)},
        {u"steps"_s,
            QJsonArray{QJsonObject{{u"edit"_s, edit.file}, {u"old"_s, edit.old}, {u"new"_s, edit.replacement}},
                QJsonObject{{u"write"_s, edit.newFile}, {u"content"_s, QString::fromLatin1(kNewText)}}}}};
    return contract(edit,
        "agent = \"command\"\n[command]\nargv = [\"python3\", \"" SCRIPTED_AGENT "\", " + quoted(compact(script))
            + "]\nspeaks = \"text\"\n");
}

QByteArray claudeContract(const Edit& edit)
{
    return contract(edit, "agent = \"claude-code\"\nmodel = \"claude-sonnet-5\"\n");
}

QByteArray scenarioOf(const Edit& edit)
{
    const auto turn = [](const QString& text, const QString& tool, const QJsonValue& input) {
        return QJsonObject{{u"text"_s, text}, {u"tool"_s, QJsonObject{{tool, input}}}};
    };
    return compact({{u"turns"_s,
        QJsonArray{
            turn(u"I read it first."_s, u"read_file"_s, QJsonObject{{u"path"_s, edit.file}}),
            turn(u"I change it."_s, u"edit_file"_s,
                QJsonObject{{u"path"_s, edit.file}, {u"old"_s, edit.old}, {u"new"_s, edit.replacement}}),
            turn(u"I add the file."_s, u"write_file"_s,
                QJsonObject{{u"path"_s, edit.newFile}, {u"content"_s, QString::fromLatin1(kNewText)}}),
            turn(u"I check it."_s, u"run"_s, QString::fromUtf8(check(edit))),
            QJsonObject{{u"text"_s, final(edit)}},
        }}});
}

ScriptedModel::ScriptedModel(RemitCtl& ctl, const QByteArray& scenario)
    : m_log(ctl.file(u"model.log"_s))
{
    m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_server.start(QStringLiteral(MODEL_SERVER), {ctl.write(u"scenario.json"_s, scenario), u"--log"_s, m_log});
    if (!m_server.waitForStarted() || !m_server.waitForReadyRead())
        qFatal("the model server does not start: %s", qPrintable(m_server.errorString()));
    ctl.setVariable(u"ANTHROPIC_BASE_URL"_s, QString::fromUtf8(m_server.readLine().trimmed()));
    ctl.setVariable(u"ANTHROPIC_API_KEY"_s, u"sk-of-a-test"_s);
    const QString folder = QFileInfo(qEnvironmentVariable("REMIT_REAL_CLAUDE")).absolutePath();
    ctl.setVariable(u"PATH"_s, folder + u':' + qEnvironmentVariable("PATH"));
}

ScriptedModel::~ScriptedModel()
{
    m_server.kill();
    m_server.waitForFinished();
}

QByteArray ScriptedModel::log() const
{
    QFile file(m_log);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace remit::test
