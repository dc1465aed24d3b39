// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/sampleshop.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray readAll(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read: %s", qPrintable(path), qPrintable(file.errorString()));
    return file.readAll();
}

} // namespace

SampleShop::SampleShop()
{
    const QDir sample(QStringLiteral(REMIT_SAMPLE_FOLDER));
    const QDir shop(sample.filePath(u"shop"_s));
    QDirIterator files(shop.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        m_repository.write(shop.relativeFilePath(path).toUtf8(), readAll(path));
    }
    m_repository.write(".gitignore", "__pycache__/\n");
    m_repository.commit(u"A small order service"_s);
    const QString beside = m_repository.beside({});
    m_repository.write("agent.py", readAll(sample.filePath(u"agent.py"_s)), beside);
    QByteArray contract = readAll(sample.filePath(u"contract.toml.in"_s));
    m_repository.write(
        "contract.toml", contract.replace("@AGENT@", m_repository.beside(u"agent.py"_s).toUtf8()), beside);
}

QString SampleShop::contractFor(const QByteArray& script) const
{
    const QString beside = m_repository.beside({});
    m_repository.write("script.py", script, beside);
    m_repository.write("script.toml",
        "schema = 1\n"
        "title = \"Write a note\"\n"
        "task = \"Write the file orders/note.txt with the date of the release in it.\"\n"
        "tier = \"trivial\"\n"
        "agent = \"command\"\n"
        "[command]\n"
        "argv = [\"python3\", \""
            + m_repository.beside(u"script.py"_s).toUtf8()
            + "\"]\n"
              "speaks = \"text\"\n"
              "[scope]\n"
              "paths = [\"orders/**\"]\n"
              "[success]\n"
              "command = \"test -s orders/note.txt\"\n"
              "timeout = \"1m\"\n"
              "[limits]\n"
              "wall_clock = \"5m\"\n"
              "idle = \"5m\"\n",
        beside);
    return m_repository.beside(u"script.toml"_s);
}

} // namespace remit::test
