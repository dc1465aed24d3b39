// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

#include <QFile>
#include <QTest>

namespace remit::test {

/** A request as a run makes it, behind a gateway that stands in for the provider. */
[[nodiscard]] inline AgentRequest startRequest(const QString& program, const Provider& provider)
{
    AgentRequest it;
    it.program = program;
    it.brief = "Do it.";
    it.briefFile = QStringLiteral("/run/box/brief.md");
    it.worktree = QStringLiteral("/w/repo/run-1");
    it.home = QStringLiteral("/home/agent");
    it.routes = {{provider, QStringLiteral("http://127.0.0.1:3129/x"), QStringLiteral("placeholder")}};
    return it;
}

/** The content that a start writes to a path of its home; null: none. */
[[nodiscard]] inline QByteArray homeFile(const AgentStart& start, const QString& path)
{
    for (const AgentStart::HomeFile& file : start.homeFiles) {
        if (file.path == path)
            return file.content;
    }
    return {};
}

/** What an argument parser could take for an option, or a config file for more than a name. */
inline void addBadNames()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("an option") << QStringLiteral("--add-dir=/");
    QTest::newRow("a dash") << QStringLiteral("-");
    QTest::newRow("two words") << QStringLiteral("a b");
    QTest::newRow("a line feed") << QStringLiteral("a\n");
    QTest::newRow("a quote") << QStringLiteral("a\"");
    QTest::newRow("a NUL") << QStringLiteral("a") + QChar(0);
    QTest::newRow("very long") << QString(500, u'a');
}

/** A program of this name, made in the folder; false if that failed. */
[[nodiscard]] inline bool makeProgram(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly)
        && file.write("\x7f"
                      "ELF")
        == 4
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace remit::test
