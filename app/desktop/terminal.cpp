// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/terminal.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

QString quoted(const QString& word)
{
    QString text = word;
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

/** Only where it must be: the line is read by a person. */
QString asTyped(const QString& word)
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9_./:=@%+-]+\\z"_s);
    return plain.match(word).hasMatch() ? word : quoted(word);
}

bool isPrintable(const QString& text)
{
    return std::ranges::none_of(text, [](QChar sign) { return sign.category() == QChar::Other_Control; });
}

} // namespace

bool isSessionName(const QString& session)
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9][A-Za-z0-9._:-]{0,199}\\z"_s);
    return form.match(session).hasMatch();
}

QByteArray terminalScript(const TerminalOffer& offer)
{
    QString script = u"cd -- %1 || exit 1\n"_s.arg(quoted(offer.worktree));
    const bool usable = !offer.command.isEmpty() && std::ranges::all_of(offer.command, isPrintable);
    if (offer.isGoingOn)
        script
            += u"printf '%s\\n' 'The run is still going on in this folder. Stop it before you change anything here.'\n"_s;
    if (usable) {
        QStringList words;
        for (const QString& word : offer.command)
            words.append(asTyped(word));
        for (const QString& variable : offer.variables)
            script += u"export %1=%2\n"_s.arg(variable.section(u'=', 0, 0), quoted(variable.section(u'=', 1)));
        script
            += u"printf '%s\\n' 'Outside of the box, with your own rights. Enter goes on with the agent'\\''s session; "
               "clear the line for a shell only.'\n"
               "IFS= read -r -e -i %1 -p '> ' line && [ -n \"$line\" ] && eval \"$line\"\n"_s.arg(
                   quoted(words.join(u' ')));
    } else {
        script += u"printf '%s\\n' 'The agent has no session to go on with. This is the run'\\''s worktree.'\n"_s;
    }
    return QString(script + u"exec \"${SHELL:-/bin/sh}\"\n"_s).toUtf8();
}

QStringList terminalArguments(const QString& terminal, const QString& script)
{
    const QString name = QFileInfo(terminal).fileName();
    const QStringList bash{u"bash"_s, script};
    if (name == u"gnome-terminal")
        return QStringList{u"--"_s} + bash;
    if (name == u"xfce4-terminal")
        return QStringList{u"-x"_s} + bash;
    return QStringList{u"-e"_s} + bash;
}

} // namespace remit
