// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/endcause.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

using Story = QList<Event>;

Event told(const char* type, const QJsonObject& data)
{
    return {0, 0, QString::fromLatin1(type), data};
}

Event notice(const QString& kind, const QString& text)
{
    return told(event::agentNotice, {{u"kind"_s, kind}, {u"text"_s, text}});
}

Event passed(const QString& source = u"gateway"_s)
{
    return told(event::llmCall, {{u"source"_s, source}, {u"status"_s, 200}});
}

Event refused(int status)
{
    return told(event::llmCall, {{u"source"_s, u"gateway"_s}, {u"status"_s, status}, {u"side"_s, true}});
}

Event end(bool error, int status = 0)
{
    QJsonObject data{{u"error"_s, error}};
    if (status)
        data.insert(u"api_status"_s, status);
    return told(event::agentResult, data);
}

std::optional<EndCause> causeOf(const Story& story, const EndPlace& place = {u"Claude Code"_s, u"anthropic"_s, u"m1"_s})
{
    ModelTrouble trouble;
    for (const Event& event : story)
        trouble.take(event.type, event.data);
    return trouble.cause(place);
}

} // namespace

/** What an agent ended on, and what a person can do about it. */
class EndCauseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void theLastComplaintIsTheCause_data();
    void theLastComplaintIsTheCause();
    void aSentenceSaysWhatToDo_data();
    void aSentenceSaysWhatToDo();
    void theProcessHasAnEndOfItsOwn();
};

void EndCauseTest::theLastComplaintIsTheCause_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QString>("word");
    const auto row
        = [](const char* name, const Story& story, const QString& word) { QTest::newRow(name) << story << word; };
    const QString none;
    row("nothing", {}, none);
    row("all well", {passed(), end(false)}, none);
    row("rate limited", {notice(u"rate-limited"_s, u"The provider answers 429."_s), refused(429)}, u"rate_limited"_s);
    row("passed in the end", {notice(u"rate-limited"_s, u"429"_s), refused(429), passed(), end(false)}, none);
    row("another one after it",
        {notice(u"rate-limited"_s, u"429"_s), passed(), notice(u"upstream-error"_s, u"The provider answers 500."_s)},
        u"provider_error"_s);
    row("a call that was cut is no answer",
        {notice(u"upstream-unreachable"_s, u"the provider closed the connection"_s),
            told(event::llmCall, {{u"source"_s, u"gateway"_s}, {u"status"_s, 0}})},
        u"provider_unreachable"_s);
    row("an earlier call that the stream tells late", {notice(u"rate-limited"_s, u"429"_s), passed(u"self-reported"_s)},
        u"rate_limited"_s);
    row("key refused", {notice(u"unauthorised"_s, u"The provider answers 401."_s)}, u"signed_out"_s);
    row("no credit", {notice(u"no-credit"_s, u"402"_s)}, u"no_credit"_s);
    row("no such model", {notice(u"unknown-model"_s, u"404"_s)}, u"unknown_model"_s);
    row("too long", {notice(u"context-too-long"_s, u"400"_s)}, u"context_too_long"_s);
    row("the gateway knows better than the number",
        {notice(u"no-credit"_s, u"The provider answers 429."_s), end(true, 429)}, u"no_credit"_s);
    row("only the stream's end", {passed(u"self-reported"_s), end(true, 401)}, u"signed_out"_s);
    row("an error of no interface", {end(true)}, none);
    row("a bad request of unknown sense", {end(true, 400)}, none);
    row("retries of a stream", {notice(u"retry"_s, u"Attempt 1 of 10 follows in 0.6 s: 429 rate_limit"_s), end(true)},
        u"rate_limited"_s);
    row("a second is no status", {notice(u"retry"_s, u"Attempt 1 of 10 follows in 500.0 s:"_s), end(true)}, none);
    row("a retry that passed, without counts",
        {notice(u"retry"_s, u"Reconnecting... 1/5 (500 Internal Server Error)"_s),
            told(event::toolStart, {{u"name"_s, u"shell"_s}}), end(true)},
        none);
    row("words of a stream", {notice(u"error"_s, u"Your credit balance is too low to access the API."_s)},
        u"no_credit"_s);
    row("signed out by its own word", {notice(u"error"_s, u"Invalid API key \u00b7 Please run /login"_s)},
        u"signed_out"_s);
    row("a long prompt", {notice(u"error"_s, u"400 prompt is too long: 210000 tokens"_s)}, u"context_too_long"_s);
    row("model words", {notice(u"error"_s, u"The model `gpt-9` does not exist"_s)}, u"unknown_model"_s);
    row("an ordinary warning", {notice(u"warning"_s, u"429 things to do"_s)}, none);
    row("an error of the task", {notice(u"error"_s, u"Something went wrong"_s), end(true)}, none);
}

void EndCauseTest::theLastComplaintIsTheCause()
{
    QFETCH(Story, story);
    QTEST(causeOf(story).value_or(EndCause{}).word, "word");
}

void EndCauseTest::aSentenceSaysWhatToDo_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("key")
        << Story{notice(u"unauthorised"_s, u"The provider answers 401."_s)}
        << u"The model provider refuses the key or the sign-in (401). Set a valid key: remitctl key set "
           "anthropic, or sign in with Claude Code again. Then start it again."_s;
    QTest::newRow("rate, several times")
        << Story{notice(u"rate-limited"_s, u"429"_s), refused(429), notice(u"rate-limited"_s, u"429"_s)}
        << u"The model provider limits the rate: it answered 429 to the last 2 calls. Start it again later."_s;
    QTest::newRow("rate, until") << Story{notice(u"error"_s, u"Claude AI usage limit reached|1764425100"_s)}
                                 << u"The model provider limits the rate until 14:05 UTC. Start it again then."_s;
    QTest::newRow("rate, as the gateway tells it")
        << Story{told(event::agentNotice,
               {{u"kind"_s, u"rate-limited"_s}, {u"text"_s, u"Too many calls."_s}, {u"status"_s, 429},
                   {u"reset_ms"_s, 1764425100000.0}})}
        << u"The model provider limits the rate (429) until 14:05 UTC. Start it again then."_s;
    QTest::newRow("fault")
        << Story{notice(u"upstream-error"_s, u"The provider answers 500."_s)}
        << u"The model provider answered 500. That is its fault, not the task's: start it again later."_s;
    QTest::newRow("model")
        << Story{notice(u"unknown-model"_s, {})}
        << u"The model provider does not know the model \"m1\". Correct `model` in the contract, then start it again."_s;
    QTest::newRow("away")
        << Story{notice(u"upstream-unreachable"_s, u"the provider does not answer"_s)}
        << u"The model provider could not be reached: the provider does not answer. Look at the network and at the provider's address, then start it again."_s;
}

void EndCauseTest::aSentenceSaysWhatToDo()
{
    QFETCH(Story, story);
    QTEST(causeOf(story).value_or(EndCause{}).sentence, "sentence");
}

void EndCauseTest::theProcessHasAnEndOfItsOwn()
{
    QVERIFY(!agentEnd(0, 0, {}, {}));
    QCOMPARE(agentEnd(3, 0, {}, u"Qwen Code"_s)->sentence, u"The agent ended with exit code 3."_s);
    QCOMPARE(agentEnd(3, 0, {}, u"Qwen Code"_s)->word, u"agent_exit"_s);
    QCOMPARE(agentEnd(53, 0, u"the turn limit of its settings was reached"_s, u"Qwen Code"_s)->sentence,
        u"Qwen Code ended with exit code 53: the turn limit of its settings was reached."_s);
    QCOMPARE(agentEnd(173, 0, u"the provider answered 429"_s, {})->word, u"agent_exit"_s);
    QCOMPARE(agentEnd(137, 0, {}, {})->sentence, u"The agent was ended by signal 9 (exit code 137)."_s);
    QCOMPARE(agentEnd({}, 9, {}, {})->word, u"agent_signal"_s);
}

REMIT_TEST_MAIN(EndCauseTest)
#include "tst_endcause.moc"
