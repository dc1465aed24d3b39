// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"

#include <QTimer>

#include <functional>
#include <optional>

namespace remit {

/** What a check depends on, as a contract that can be read: the rest of a draft may not be written yet. */
[[nodiscard]] Contract contractForCheck(const Contract& draft);

/**
 * The contract that is being written, with what is known about it: its repository, the agents found, the preflight, the
 * last try of its check. Every change is judged again a moment later; answers to older questions are dropped.
 */
class ContractDraft : public QObject {
    Q_OBJECT

public:
    static constexpr int kJudgeDelayMs = 150;

    /** The backend outlives the draft. */
    explicit ContractDraft(Backend& backend, QObject* parent = nullptr);

    [[nodiscard]] const Contract& contract() const { return m_contract; }
    [[nodiscard]] const QString& repositoryPath() const { return m_repositoryPath; }
    [[nodiscard]] const QString& base() const { return m_base; } ///< as chosen; empty: HEAD
    [[nodiscard]] const std::optional<RepositorySummary>& repository() const { return m_repository; }
    [[nodiscard]] const QString& repositoryProblem() const { return m_repositoryProblem; }
    [[nodiscard]] const QList<AgentInstallation>& agents() const { return m_agents; }
    [[nodiscard]] const QList<RunRow>& earlierRuns() const { return m_earlier; } ///< finished, of this repository
    [[nodiscard]] const Preflight& preflight() const { return m_preflight; }
    [[nodiscard]] const PreflightContext& context() const { return m_context; }
    [[nodiscard]] bool isJudged() const { return m_judged; } ///< the preflight is of the contract as it is now
    [[nodiscard]] const std::optional<CheckResult>& check() const { return m_check; }
    [[nodiscard]] const QString& checkProblem() const { return m_checkProblem; }
    [[nodiscard]] bool isChecking() const { return m_checking; }
    [[nodiscard]] bool isStarting() const { return m_starting; }
    [[nodiscard]] const QString& origin() const { return m_origin; } ///< template or run that it began with
    [[nodiscard]] QString brief() const;
    /** Unset: it is being looked at. */
    [[nodiscard]] const std::optional<BoxStanding>& box() const { return m_box; }
    /** What a person has typed for the level that this machine has. */
    void setConsent(const QString& typed);
    /** Who races with the contract; fewer than two is no race, and its own agent does it. */
    void setRacers(const QStringList& agents);
    [[nodiscard]] const QStringList& racers() const { return m_racers; }
    /** A race is wanted, whoever has been chosen for it so far. */
    void setRacing(bool racing);
    [[nodiscard]] bool isRacing() const { return m_racing; }
    /** Why it cannot start; empty: it can. */
    [[nodiscard]] QString startProblem() const;

    /** Files of the base that the glob matches; -1: no repository is known. */
    [[nodiscard]] int matchCount(const QString& glob) const { return matchCount(QStringList{glob}); }
    [[nodiscard]] int matchCount(const QStringList& globs) const;

    /** Changes the contract. Says `changed`. */
    void edit(const std::function<void(Contract&)>& change);
    /** Another contract altogether. Says `replaced` and `changed`. */
    void replace(const Contract& contract, const QString& origin);
    void setRepository(const QString& path, const QString& base = {});
    void setBase(const QString& base);
    void readAgents();
    void readBox();
    void tryCheck();
    void start();
    void judgeNow();

Q_SIGNALS:
    void changed();
    void replaced();
    void repositoryChanged();
    void agentsChanged();
    void boxChanged();
    void judged();
    void checkChanged();
    void startChanged();
    void failed(const QString& sentence);
    void launched(const QString& runId);

private:
    void startRace(const LaunchRequest& common);
    void readRepository();
    void readEarlierRuns();
    [[nodiscard]] QString boxProblem() const;
    void forgetCheck();
    void takeContext(const PreflightContext& context);

    Backend& m_backend;
    Contract m_contract;
    QString m_repositoryPath;
    QString m_base;
    QString m_origin;
    std::optional<RepositorySummary> m_repository;
    QString m_repositoryProblem;
    QList<AgentInstallation> m_agents;
    QList<RunRow> m_earlier;
    std::optional<BoxStanding> m_box;
    QString m_consent;
    QStringList m_racers;
    bool m_racing = false;
    PreflightContext m_context;
    Preflight m_preflight;
    std::optional<CheckResult> m_check;
    QString m_checkProblem;
    QTimer m_judge;
    int m_repositoryAsked = 0; ///< numbers of the last questions: older answers are dropped
    int m_judgeAsked = 0;
    int m_checkAsked = 0;
    bool m_judged = false;
    bool m_checking = false;
    bool m_starting = false;
};

} // namespace remit
