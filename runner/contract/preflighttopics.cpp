// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/nearest.h"
#include "runner/contract/preflightrules.h"

#include <QRegularExpression>

namespace remit::rules {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFlags = QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption;

struct Topic {
    QString id;
    QString title;
    QString why;
    QRegularExpression words; ///< in title and task
    QRegularExpression path; ///< in a scope glob, may be empty
};

QRegularExpression expression(const QString& pattern)
{
    return QRegularExpression(pattern, kFlags);
}

const QList<Topic>& topics()
{
    static const QList<Topic> list{
        {u"topic-secrets"_s, u"The task touches secrets"_s,
            u"What an agent reads it can print, and a leaked secret cannot be called back."_s,
            expression(
                u"\\b(?:api[ _-]?keys?|pass(?:words?|phrases?)|credentials?|secrets?|private keys?|access tokens?"
                "|signing keys?|ssh keys?|keystores?)\\b"_s),
            expression(u"(?:^|/)(?:\\.env[^/]*|secrets?|credentials?|\\.ssh|[^/]*\\.(?:pem|key|p12|jks))(?:/|$)"_s)},
        {u"topic-auth"_s, u"The task touches who may do what"_s,
            u"A small slip in sign-in or permissions opens a door, and tests seldom show it."_s,
            expression(
                u"\\b(?:auth|authn|authz|authenticat(?:e|es|ed|ion|or)|authori[sz](?:e|es|ed|ation)|oauth2?|openid"
                "|sso|saml|log-?ins?|sign[ -]?in|sign[ -]?ups?|session (?:cookies?|tokens?)|access control|rbac|jwts?"
                "|csrf|two[ -]factor|2fa)\\b"_s),
            expression(u"(?:^|/)(?:auth|authentication|authorization|login|oauth2?|sso|rbac)(?:[._-][^/]*)?(?:/|$)"_s)},
        {u"topic-billing"_s, u"The task touches money"_s,
            u"An error in billing costs customers money before anyone sees it."_s,
            expression(u"\\b(?:billing|invoic(?:e|es|ing)|payments?|payouts?|refunds?|credit cards?|chargebacks?"
                       "|pricing plans?|tax(?:es)? calculation)\\b"_s),
            expression(u"(?:^|/)(?:billing|invoices?|invoicing|payments?|payouts?)(?:[._-][^/]*)?(?:/|$)"_s)},
        {u"topic-migrations"_s, u"The task changes stored data"_s,
            u"A migration runs once, on data that no test has."_s,
            expression(u"\\b(?:(?:schema|database|db|sql|data) migrations?|migrations? (?:scripts?|files?)"
                       "|(?:run|write|add|apply|create) (?:the |a |an |new )*migrations?"
                       "|migrate (?:the |our |all )*(?:database|db|schema|tables?|data|rows|users|records)"
                       "|(?:alter|drop|truncate) table|drop (?:the )?(?:column|database|schema))\\b"_s),
            expression(u"(?:^|/)(?:migrations?|alembic)(?:/|$)"_s)},
        {u"topic-release"_s, u"The task is part of a release"_s, u"A release reaches users; a person decides when."_s,
            expression(
                u"\\b(?:(?:make|cut|create|tag|publish|prepare|ship|draft) (?:the |a |an |new |next |our )*release"
                "|publish (?:the |a |an |new |it |this )*(?:package|version|release|crate|gem|image|library|to)"
                "|(?:npm|cargo|twine|gem|poetry) (?:publish|push|upload)|docker push|git tag"
                "|release (?:the |a )?(?:new )?version|go live|app store)\\b"_s),
            expression(u"\\A\\.github/workflows/[^/]*(?:release|publish|deploy)"_s)},
        {u"topic-production-data"_s, u"The task touches production data"_s,
            u"There is no second copy of production to review."_s,
            expression(
                u"\\b(?:production|prod|live) (?:data(?:base|bases|set)?|dbs?|servers?|clusters?|systems?|environment"
                "|instances?|traffic|tables?|users?|customers?|logs?)\\b|\\b(?:customers?'?|customers’|users?'|personal|patient) data\\b|\\bpii\\b"_s),
            expression(u"(?:^|/)(?:prod|production)(?:/|$)"_s)},
    };
    return list;
}

struct Act {
    QString id;
    QString word;
    QRegularExpression words;
};

/// The verb where it is told to do: at the begin of a clause. "Fix the send button" is none, "…, then send it" is.
QRegularExpression told(const QString& verbs)
{
    return expression(
        u"(?:^|[.;:!?]\\s+|,\\s*(?:and |then )*|\\b(?:and|then|please|also|finally|should|must|to)\\s+|^\\s*(?:[-*]|\\d+[.)])\\s+)(?:"_s
        + verbs + u")"_s);
}

const QList<Act>& acts()
{
    static const QList<Act> list{
        {u"topic-push"_s, u"push"_s,
            expression(
                u"\\bgit push\\b|\\b(?:force[ -])?push(?:es|ed|ing)? (?:it |them |this |everything |(?:the |your |all "
                u"|my )*(?:changes?|commits?|branch(?:es)?|tags?|fix|result) )?"
                "(?:back )?(?:to|on) (?:the "
                ")?(?:main|master|origin|remote|upstream|github|gitlab|branch|server|repository|repo)\\b"
                "|\\bpush (?:the |your |all |my )*(?:changes|commits?|branch|tags?)\\b"
                "|\\b(?:commit and push|merge (?:it |this |the branch |the pull request |the pr )?(?:in)?to (?:main|master))\\b"_s)},
        {u"topic-deploy"_s, u"deploy"_s,
            expression(
                told(
                    u"(?:re-?)?deploy\\b(?!ment| (?:script|step|job|workflow|button|page|command|target|config|docs?))"_s)
                    .pattern()
                + u"|\\b(?:kubectl apply|terraform apply|helm (?:install|upgrade)|ansible-playbook|roll(?:ed|ing)? "
                  u"(?:it |this )?out to)\\b"
                  "|\\bdeploy(?:s|ed|ing)? (?:it |this |them )?to\\b"_s)},
        {u"topic-send"_s, u"send"_s,
            expression(
                told(u"(?:e-?mail|notify|message|tweet|post)\\s+(?:it |this |them |the |our |all |every |each |to )*"
                     "(?:customers?|users?|team|list|channel|slack|everyone|everybody|subscribers?|result|report)\\b"_s)
                    .pattern()
                + u'|'
                + told(
                    u"send\\s+(?:it|them|this|out|an? |the |our |all |every|e-?mails?|mails?|messages?|to )(?!.{0,24}\\b(?:button|function|method|handler|queue|buffer|signal|header|request|response|event|frame|packet|socket)\\b)"_s)
                    .pattern())},
        {u"topic-pay"_s, u"pay"_s,
            told(
                u"(?:pay|purchase|buy|charge|refund|transfer)\\s+(?:it|the|for|an?|our|all|every|customers?|users?|money)\\b(?! attention)"_s)},
    };
    return list;
}

/// "Do not push", "without deploying", "never send": what is forbidden is no topic.
bool negated(const QString& text, qsizetype at)
{
    static const QRegularExpression no(
        u"\\b(?:not|never|no|without|don't|don’t|doesn't|avoid|instead of|nor|neither|cannot|must not)\\b[^.;!?\\n]{0,40}\\z"_s,
        kFlags);
    return no.match(text.first(at)).hasMatch();
}

/// The first place that is meant, as it stands there.
QString found(const QRegularExpression& words, const QString& text)
{
    for (auto it = words.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        static const QRegularExpression lead(
            u"\\A[\\s.,;:!?*-]*(?:(?:and|then|please|also|finally|should|must|to)\\s+)*"_s, kFlags);
        const qsizetype begin = match.capturedStart() + lead.match(match.captured()).capturedLength();
        if (!negated(text, begin))
            return match.captured().sliced(begin - match.capturedStart()).simplified();
    }
    return {};
}

QString foundInPaths(const QRegularExpression& path, const QStringList& globs)
{
    for (const QString& glob : globs)
        if (path.match(glob).hasMatch())
            return glob;
    return {};
}

QString keyOf(const QString& word, const Contract& contract)
{
    return contract.task.simplified().contains(word) ? u"task"_s : u"title"_s;
}

} // namespace

Findings aboutTopics(const Contract& contract)
{
    Findings findings;
    const QString text = contract.title + u"\n"_s + contract.task;
    for (const Topic& topic : topics()) {
        const QString word = found(topic.words, text);
        const QString glob = word.isEmpty() ? foundInPaths(topic.path, contract.scope.paths) : QString();
        if (word.isEmpty() && glob.isEmpty())
            continue;
        findings.append({topic.id, Severity::Warning, glob.isEmpty() ? keyOf(word, contract) : u"scope.paths"_s,
            printable(glob.isEmpty() ? word : glob), topic.title, topic.why,
            u"Do it with a person at the keyboard, or take that part out of the task."_s});
    }
    const QString commands = contract.scope.setup + u"\n"_s + contract.success.command;
    for (const Act& act : acts()) {
        const QString inTask = found(act.words, text);
        const QString word = inTask.isEmpty() ? found(act.words, commands) : inTask;
        if (word.isEmpty())
            continue;
        const bool setup = inTask.isEmpty() && contract.scope.setup.simplified().contains(word);
        findings.append({act.id, Severity::Warning,
            inTask.isEmpty() ? (setup ? u"scope.setup"_s : u"success.command"_s) : keyOf(word, contract),
            printable(word), u"The contract asks to %1"_s.arg(act.word),
            u"No agent pushes, deploys, sends or pays here: it would be refused, or worse, done."_s,
            u"Take it out. A person does it after the review."_s});
    }
    return findings;
}

} // namespace remit::rules
