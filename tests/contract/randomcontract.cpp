// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/randomcontract.h"

#include <QRandomGenerator>

#include <functional>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

class Dice {
public:
    explicit Dice(quint32 seed)
        : m_random(seed)
    {
    }

    qint64 number(qint64 least, qint64 most) { return least + qint64(m_random.bounded(quint64(most - least + 1))); }
    bool often() { return m_random.bounded(3) > 0; }

    QString pick(const QStringList& from) { return from[number(0, from.size() - 1)]; }

    /// Any characters at all: quotes, backslashes, controls, line ends, other planes, bidi marks, noncharacters.
    QString text(int longest)
    {
        static const QStringList pieces{u"\""_s, u"\"\"\""_s, u"\\"_s, u"\n"_s, u"\r\n"_s, u"\t"_s, u"'"_s, u"'''"_s,
            u"#"_s, u"\u0000"_s, u"\u0001"_s, u"\u001f"_s, u"\u007f"_s, u"\u0085"_s, u"\u2028"_s, u"\u202e"_s,
            u"\ufeff"_s, u"\uffff"_s, u"é"_s, u"漢字"_s, u"😀"_s, u"\U0010fffd"_s, u" "_s, u"="_s, u"[x]"_s,
            u"\\u0041"_s, u"\\\n  x"_s};
        QString made;
        const auto length = number(0, longest);
        for (qint64 i = 0; i < length; ++i)
            made += m_random.bounded(3) == 0 ? pick(pieces) : QString(QChar(ushort(number('a', 'z'))));
        return made;
    }

    QString line(int longest) { return u"x"_s + text(longest); }

    QString command(int longest) { return text(longest).remove(QChar(0)); }

    QStringList list(int most, const std::function<QString()>& make)
    {
        QStringList made;
        const auto count = number(0, most);
        for (qint64 i = 0; i < count; ++i)
            made.append(make());
        return made;
    }

    QString glob()
    {
        static const QStringList globs{u"src/**"_s, u"*.{c,h}"_s, u"a/[!b-d]?/**/x*"_s, u"docs/"_s,
            u"**/it's \"quoted\".md"_s, u"\\[id\\]/page.tsx"_s, u"ünï/**"_s, u".github/**"_s, u"漢字/*.txt"_s};
        return pick(globs);
    }

    template <typename T, typename Make>
    void maybe(std::optional<T>& value, Make make)
    {
        if (often())
            value = T(make());
    }

private:
    QRandomGenerator m_random;
};

Limits randomLimits(Dice& dice)
{
    Limits limits;
    const auto time
        = [&dice] { return std::chrono::milliseconds(dice.number(1, 10'000'000) * (dice.often() ? 1000 : 1)); };
    const auto bytes = [&dice] { return dice.number(1, 1'000'000) * (dice.often() ? 1'000'000 : 1); };
    dice.maybe(limits.wallClock, time);
    dice.maybe(limits.idle, time);
    dice.maybe(limits.llmCalls, [&] { return dice.number(0, 100'000); });
    dice.maybe(limits.costMicroUsd, [&] { return dice.number(0, dice.often() ? 10'000'000 : 1'000'000'000'000); });
    dice.maybe(limits.outputBytes, bytes);
    dice.maybe(limits.memoryBytes, bytes);
    dice.maybe(limits.diskBytes, bytes);
    dice.maybe(limits.processes, [&] { return dice.number(1, 100'000); });
    dice.maybe(limits.changedFiles, [&] { return dice.number(0, 100'000); });
    dice.maybe(limits.changedLines, [&] { return dice.number(0, 100'000); });
    dice.maybe(limits.onLimit, [&] { return dice.number(0, 1); });
    return limits;
}

} // namespace

Contract randomContract(quint32 seed)
{
    Dice dice(seed);
    Contract contract;
    contract.title = dice.line(20);
    contract.task = dice.line(200);
    contract.tier = Tier(dice.number(0, 3));
    contract.agent = dice.pick({u"claude-code"_s, u"command"_s, u"codex"_s});
    contract.model = dice.pick({QString(), u"claude-sonnet-4-5"_s, u"openai/gpt-5@2026"_s});
    contract.costStrict = dice.often();
    if (contract.agent == u"command") {
        contract.command.argv = QStringList(u"python3"_s) + dice.list(4, [&] { return dice.command(20); });
        contract.command.speaks = dice.pick({u"text"_s, u"claude-code"_s});
        if (dice.often())
            contract.command.providers = {u"openai"_s, u"gemini"_s};
    }
    contract.scope.paths = dice.list(6, [&] { return dice.glob(); });
    contract.scope.readOnly = dice.often();
    contract.scope.setup = dice.command(40);
    contract.success.command = dice.command(40);
    contract.success.timeout = std::chrono::milliseconds(dice.number(1, 100'000'000));
    contract.doNot.actions = dice.list(5, [&] { return dice.pick(knownActions()); });
    contract.doNot.paths = dice.list(6, [&] { return dice.glob(); });
    contract.doNot.rules = dice.list(4, [&] { return dice.line(80); });
    contract.stop.failures = int(dice.number(1, 1000));
    contract.stop.whenUncertain = WhenUncertain(dice.number(0, 1));
    contract.limits = randomLimits(dice);
    contract.environment.pass = dice.list(4, [&] { return dice.pick({u"LANG"_s, u"_x1"_s, u"NODE_ENV"_s}); });
    contract.environment.hosts
        = dice.list(4, [&] { return dice.pick({u"registry.example"_s, u"*.npmjs.org"_s, u"localhost:8080"_s}); });
    contract.artifact = ArtifactKind(dice.number(0, 2));
    contract.notifyOn
        = dice.list(4, [&] { return dice.pick({u"finished"_s, u"failed"_s, u"limit"_s, u"question"_s}); });
    return contract;
}

} // namespace remit::test
