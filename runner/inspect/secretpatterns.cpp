// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/secretpatterns.h"

#include "runner/inspect/askedfor.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

struct Form {
    QString what;
    QRegularExpression pattern; ///< the secret is the first group, or all
};

/// The forms that providers give their keys, so that they can be found.
const QList<Form>& forms()
{
    const auto form
        = [](const QString& what, const QString& pattern) { return Form{what, QRegularExpression(pattern)}; };
    static const QList<Form> list{
        form(u"an AWS access key"_s, u"(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])"_s),
        form(u"a GitHub token"_s, u"\\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})"_s),
        form(u"a GitLab token"_s, u"\\bglpat-[A-Za-z0-9_-]{20,}"_s),
        form(u"a Slack token"_s, u"\\bxox[abprs]-[A-Za-z0-9-]{20,}"_s),
        form(u"a Slack webhook"_s,
            u"https://hooks\\.slack\\.com/services/T[A-Za-z0-9]+/B[A-Za-z0-9]+/[A-Za-z0-9]{16,}"_s),
        form(u"a Google API key"_s, u"\\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])"_s),
        form(u"an Anthropic key"_s, u"\\bsk-ant-[A-Za-z0-9_-]{20,}"_s),
        form(u"an OpenAI key"_s, u"\\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{32,}"_s),
        form(u"a Stripe key"_s, u"\\b[sr]k_live_[A-Za-z0-9]{16,}"_s),
        form(u"an npm token"_s, u"\\bnpm_[A-Za-z0-9]{36}(?![A-Za-z0-9])"_s),
        form(u"a PyPI token"_s, u"\\bpypi-[A-Za-z0-9_-]{50,}"_s),
        form(u"a private key"_s, u"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"_s),
        form(u"a signed token"_s, u"\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}"_s),
        form(u"a password in an address"_s,
            u"\\b[a-z][a-z0-9+.-]{1,20}://[^\\s:/@'\"]{1,64}:([^\\s:/@'\"${}<>%]{6,})@[A-Za-z0-9.-]+"_s),
    };
    return list;
}

bool isPlaceholder(const QString& value)
{
    static const QRegularExpression word(u"example|placeholder|change.?me|your[_-]|dummy|sample|redacted|fake|xxxx|\\*"
                                         u"\\*\\*|\\.\\.\\.|1234567|abcdef|todo|insert|replace|"
                                         "\\A(?:test|password|secret|token|none|null|true|false|undefined)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return word.match(value).hasMatch();
}

/// Bits a character, from the frequencies within the text itself.
double entropy(const QString& text)
{
    QHash<QChar, int> counts;
    for (const QChar c : text)
        ++counts[c];
    double bits = 0;
    for (const int count : std::as_const(counts)) {
        const double share = double(count) / double(text.size());
        bits -= share * std::log2(share);
    }
    return bits;
}

/// Random enough to be a key: many different characters, letters and digits mixed, no words with spaces.
bool looksRandom(const QString& value)
{
    const bool digit = std::ranges::any_of(value, [](QChar c) { return c.isDigit(); });
    const bool letter = std::ranges::any_of(value, [](QChar c) { return c.isLetter(); });
    return value.size() >= 16 && digit && letter && entropy(value) >= 3.2;
}

void addAssigned(const QString& line, QList<SecretSight>& sights)
{
    static const QRegularExpression assigned(u"(?:pass(?:word|wd|phrase)?|secret|token|api[_-]?key|access[_-]?key|"
                                             u"private[_-]?key|auth[_-]?key|credential)[A-Za-z0-9_]*"
                                             "[\"']?\\s*(?:=>|:=|[=:])\\s*[\"'`]([^\"'`\\s]{16,200})[\"'`]"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression reference(u"\\$\\{|\\$\\(|\\{\\{|<%|process\\.env|environ|getenv|://"_s);
    for (auto it = assigned.globalMatch(line); it.hasNext();) {
        const auto match = it.next();
        const QString value = match.captured(1);
        if (looksRandom(value) && !isPlaceholder(value) && !reference.match(value).hasMatch())
            sights.append({u"a secret in the source"_s, match.capturedStart(1), match.capturedLength(1), false});
    }
}

} // namespace

QList<SecretSight> secretsIn(const QString& line)
{
    QList<SecretSight> sights;
    for (const Form& form : forms()) {
        for (auto it = form.pattern.globalMatch(line); it.hasNext();) {
            const auto match = it.next();
            const int group = match.lastCapturedIndex();
            if (isPlaceholder(match.captured(group)))
                continue;
            const bool taken = std::ranges::any_of(sights, [&match, group](const SecretSight& sight) {
                return match.capturedStart(group) < sight.start + sight.length
                    && sight.start < match.capturedEnd(group);
            });
            if (!taken)
                sights.append({form.what, match.capturedStart(group), match.capturedLength(group), true});
        }
    }
    if (sights.isEmpty())
        addAssigned(line, sights);
    std::ranges::sort(sights, {}, &SecretSight::start);
    return sights;
}

QString withoutSecrets(const QString& text)
{
    QString clean = text;
    const auto sights = secretsIn(text);
    for (auto it = sights.crbegin(); it != sights.crend(); ++it)
        clean.replace(it->start, it->length, redacted(text.mid(it->start, it->length)));
    return clean;
}

} // namespace remit
