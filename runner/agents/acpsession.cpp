// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/acpsession.h"

#include "runner/agents/boundedtext.h"
#include "runner/agents/plainword.h"

#include <QRegularExpression>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostOffers = 200;
constexpr qsizetype kLongestWord = 200;

/** Modes, options and models alike. */
struct Offer {
    QString id;
    QString name;
    QString description;
};

QString word(const QJsonObject& object, QLatin1StringView name)
{
    const QString text = object.value(name).toString();
    return text.size() <= kLongestWord ? text : QString();
}

/** The options of a select, which may stand in groups. */
void collect(const QJsonArray& list, QLatin1StringView idName, QList<Offer>& offers)
{
    for (const QJsonValue& entry : list) {
        const QJsonObject object = entry.toObject();
        const Offer offer{word(object, idName), word(object, "name"_L1),
            object.value("description"_L1).toString().left(kLongestWord)};
        if (offers.size() >= kMostOffers)
            return;
        if (!offer.id.isEmpty())
            offers.append(offer);
        for (const QJsonValue& inner : object.value("options"_L1).toArray()) {
            const QJsonObject grouped = inner.toObject();
            if (!word(grouped, idName).isEmpty() && offers.size() < kMostOffers)
                offers.append({word(grouped, idName), word(grouped, "name"_L1),
                    grouped.value("description"_L1).toString().left(kLongestWord)});
        }
    }
}

/** The select of this category among a session's configOptions; empty: there is none. */
QJsonObject optionOf(const QJsonObject& session, QLatin1StringView category)
{
    const QJsonArray options = session.value("configOptions"_L1).toArray();
    for (qsizetype i = 0; i < std::min(options.size(), kMostOffers); ++i) {
        const QJsonObject option = options[i].toObject();
        if (option.value("category"_L1).toString() == category && option.value("options"_L1).isArray()
            && !word(option, "id"_L1).isEmpty())
            return option;
    }
    return {};
}

/** "bypassPermissions" and "agent-full-access" as words. */
QString asWords(const QString& text)
{
    static const QRegularExpression hump(u"([a-z])([A-Z])"_s);
    static const QRegularExpression between(u"[-_./\\s]+"_s);
    return QString(text).replace(hump, u"\\1 \\2"_s).replace(between, u" "_s).toLower().remove(u'\'');
}

enum class Asking { Useless, Judged, Asks, AsksForCommands, Never };

Asking askingOf(const Offer& mode)
{
    static const QRegularExpression useless(u"\\b(plan|planning|read only|ask only|chat|architect)\\b"_s);
    static const QRegularExpression changesNothing(
        u"\\b(read only|analy[sz]e only|only reads?|do(es)? not (modify|change|edit)|disallows?)\\b"_s);
    static const QRegularExpression judged(u"\\b(deny|denies|denied|blocks?|rejects?|refuses?|classifier)\\b"_s);
    static const QRegularExpression never(
        u"\\b(yolo|full access|full auto|unrestricted|bypass(es)?|danger\\w*|skips? (all )?(permissions?|approvals?)|"
        "never asks?|without (asking|approval|confirmation|prompting)|"
        "(approves?|allows?|accepts?|runs?) (all|every|any)(thing| tools?| actions?| commands?| operations?| "
        "requests?| permissions?| tool calls?)?(?! (file|edit)))\\b"_s);
    static const QRegularExpression edits(
        u"\\b((accepts?|approves?|auto|automatically|allows?)\\b.*\\b(edits?|file changes)|workspace (write|access))\\b"_s);
    const QString called = asWords(mode.id + u' ' + mode.name);
    const QString all = called + u' ' + asWords(mode.description);
    if (useless.match(called).hasMatch() || changesNothing.match(all).hasMatch())
        return Asking::Useless;
    if (judged.match(all).hasMatch())
        return Asking::Judged;
    if (edits.match(all).hasMatch() && !never.match(called).hasMatch())
        return Asking::AsksForCommands;
    return never.match(all).hasMatch() ? Asking::Never : Asking::Asks;
}

/** Better than the present one, or nothing. */
std::optional<Offer> quietest(const QList<Offer>& modes, const QString& current)
{
    const auto present = std::ranges::find(modes, current, &Offer::id);
    Asking best = present == modes.end() ? Asking::Useless : askingOf(*present);
    std::optional<Offer> chosen;
    for (const Offer& mode : modes) {
        if (const Asking asking = askingOf(mode); asking > best) {
            best = asking;
            chosen = mode;
        }
    }
    return chosen;
}

AcpChoice optionChoice(const QJsonObject& option, const Offer& offer)
{
    return {
        u"session/set_config_option"_s, {{u"configId"_s, option.value("id"_L1)}, {u"value"_s, offer.id}}, offer.name};
}

bool isNamed(const Offer& offer, const QString& name)
{
    return offer.id.compare(name, Qt::CaseInsensitive) == 0 || offer.name.compare(name, Qt::CaseInsensitive) == 0
        || offer.id.endsWith(u'/' + name, Qt::CaseInsensitive);
}

} // namespace

std::optional<AcpChoice> acpMode(const QJsonObject& session)
{
    QList<Offer> offers;
    const QJsonObject modes = session.value("modes"_L1).toObject();
    collect(modes.value("availableModes"_L1).toArray(), "id"_L1, offers);
    if (!offers.isEmpty()) {
        const auto mode = quietest(offers, word(modes, "currentModeId"_L1));
        return mode ? std::optional<AcpChoice>({u"session/set_mode"_s, {{u"modeId"_s, mode->id}}, mode->name})
                    : std::nullopt;
    }
    const QJsonObject option = optionOf(session, "mode"_L1);
    collect(option.value("options"_L1).toArray(), "value"_L1, offers);
    const auto mode = quietest(offers, word(option, "currentValue"_L1));
    return mode ? std::optional<AcpChoice>(optionChoice(option, *mode)) : std::nullopt;
}

std::optional<AcpChoice> acpModel(const QJsonObject& session, const QString& model, bool* isCurrent)
{
    *isCurrent = false;
    QList<Offer> offers;
    const QJsonObject option = optionOf(session, "model"_L1);
    collect(option.value("options"_L1).toArray(), "value"_L1, offers);
    const auto named = [&model](const Offer& offer) { return isNamed(offer, model); };
    if (const auto found = std::ranges::find_if(offers, named); found != offers.end()) {
        *isCurrent = found->id == word(option, "currentValue"_L1);
        return optionChoice(option, *found);
    }
    offers.clear();
    const QJsonObject models = session.value("models"_L1).toObject();
    collect(models.value("availableModels"_L1).toArray(), "modelId"_L1, offers);
    const auto found = std::ranges::find_if(offers, named);
    if (found == offers.end())
        return {};
    *isCurrent = found->id == word(models, "currentModelId"_L1);
    return AcpChoice{u"session/set_model"_s, {{u"modelId"_s, found->id}}, found->name};
}

QString acpCurrentModel(const QJsonObject& session)
{
    QList<Offer> offers;
    const QJsonObject option = optionOf(session, "model"_L1);
    const QJsonObject models = session.value("models"_L1).toObject();
    QString current = word(option, "currentValue"_L1);
    if (!current.isEmpty()) {
        collect(option.value("options"_L1).toArray(), "value"_L1, offers);
    } else {
        current = word(models, "currentModelId"_L1);
        collect(models.value("availableModels"_L1).toArray(), "modelId"_L1, offers);
    }
    const auto offer = std::ranges::find(offers, current, &Offer::id);
    return isPlainWord(current) || offer == offers.end() ? current : offer->name; // some ids are for machines
}

QStringList acpQuietSignIns(const QJsonArray& methods, const QStringList& variables)
{
    static const QRegularExpression ofAKey(u"\\bapi[ _-]?key\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression needsSomebody(
        u"\\b(log ?in|sign ?in|oauth|browser|subscription|account|terminal)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    QStringList named;
    QStringList others;
    if (variables.isEmpty())
        return {};
    for (qsizetype i = 0; i < std::min(methods.size(), kMostOffers); ++i) {
        const QJsonObject method = methods[i].toObject();
        const QString id = word(method, "id"_L1);
        QString all = id + u' ' + word(method, "name"_L1) + u' '
            + method.value("description"_L1).toString().left(4 * kLongestWord);
        for (const QJsonValue& variable : method.value("vars"_L1).toArray())
            all += u' ' + variable.toObject().value("name"_L1).toString().left(kLongestWord);
        if (id.isEmpty())
            continue;
        if (std::ranges::any_of(variables, [&all](const QString& name) { return all.contains(name); }))
            named.append(id);
        else if (ofAKey.match(asWords(all)).hasMatch() && !needsSomebody.match(all).hasMatch())
            others.append(id);
    }
    return named + others;
}

QString acpSignInNames(const QJsonArray& methods)
{
    QStringList names;
    for (qsizetype i = 0; i < std::min<qsizetype>(methods.size(), 8); ++i) {
        const QJsonObject method = methods[i].toObject();
        const QString name = word(method, "name"_L1);
        names.append(u'"' + cutText(name.isEmpty() ? word(method, "id"_L1) : name, 60) + u'"');
    }
    return names.join(", "_L1);
}

} // namespace remit
