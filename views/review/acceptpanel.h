// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/landing.h"
#include "runner/run/run.h"
#include "views/review/popuppanel.h"

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QListWidget;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace remit {

/** "squash", as the accept button and its menu name a way. */
[[nodiscard]] QString landingWord(LandingWay way);
/** All ways in the order of the list, the usual one first. */
[[nodiscard]] QList<LandingWay> landingWays();

/** Which way a run is taken in: what it makes, how far behind, what conflicts, what is left out, the message. High
 * findings must be acknowledged first. */
class AcceptPanel : public PopupPanel {
    Q_OBJECT

public:
    explicit AcceptPanel(QWidget* parent);

    struct Offer {
        QStringList files;
        QString message;
        LandingWay way = LandingWay::Squash;
    };

    void setOffer(const Offer& offer);
    /** What accepting does to the others of the run's race; empty: nothing. */
    void setRaceSentence(const QString& sentence);
    void setOpenHighFindings(const QList<Finding>& findings);
    /** The answer to previewWanted(); unset while it is being asked. */
    void setPreview(const std::optional<LandingPreview>& preview, const QString& problem = {});

    [[nodiscard]] LandingWay way() const;
    [[nodiscard]] QStringList leftOut() const;
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    void previewWanted(remit::LandingWay way, const QStringList& leaveOut);
    void acknowledged();
    void rebaseWanted();
    void terminalWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeGate();
    void makeWays();
    void makeFiles();
    void makeConflictChoice();
    void say();
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] QString obstacle() const;

    QList<Finding> m_openHigh;
    std::optional<LandingPreview> m_preview;
    QString m_problem;
    QWidget* m_gate = nullptr;
    Label* m_gateText = nullptr;
    QButtonGroup* m_ways = nullptr;
    Label* m_outcome = nullptr;
    Label* m_race = nullptr;
    QWidget* m_conflict = nullptr;
    QListWidget* m_files = nullptr;
    Label* m_filesHead = nullptr;
    QPlainTextEdit* m_message = nullptr;
};

} // namespace remit
