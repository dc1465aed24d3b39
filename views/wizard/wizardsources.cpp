// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the page's contract comes from and where it is kept: files, runs, issues, the draft, templates.
#include "models/drafttext.h"
#include "views/widgets/errorbanner.h"
#include "views/wizard/startfrom.h"
#include "views/wizard/wizardpage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QInputDialog>
#include <QSaveFile>

namespace remit {

using namespace Qt::StringLiterals;

void WizardPage::connectStartFrom()
{
    connect(m_startFrom, &StartFrom::fileChosen, this, &WizardPage::startFromFile);
    connect(m_startFrom, &StartFrom::runChosen, this, &WizardPage::startFromRun);
    connect(m_startFrom, &StartFrom::emptyChosen, this, [this] {
        clear();
        showStep(0);
    });
    connect(m_startFrom, &StartFrom::issueGiven, this, [this](const QString& title, const QString& task) {
        Contract contract = m_draft.contract();
        contract.title = title;
        contract.task = task;
        m_draft.replace(contract, tr("an issue"));
        showStep(0);
    });
}

/// A contract to begin with: nothing asked for yet, the usual actions forbidden.
void WizardPage::clear()
{
    Contract contract;
    contract.agent = m_draft.contract().agent;
    contract.doNot.actions = knownActions();
    m_visited.fill(false);
    m_draft.replace(contract, {});
}

void WizardPage::startFromFile(const QString& contractFile)
{
    const ContractReading reading = readContractFile(contractFile);
    if (!reading.contract) {
        m_banner->say(reading.problems.value(0).inFile(QFileInfo(contractFile).fileName()));
        return;
    }
    m_banner->clear();
    m_draft.replace(*reading.contract, QFileInfo(contractFile).completeBaseName());
    showStep(0);
}

void WizardPage::startFromRun(const QString& runId)
{
    m_backend.contract(runId).then(this, [this, runId](const Result<Contract>& contract) {
        if (!contract) {
            m_banner->say(tr("The contract of %1 was not read. %2").arg(runId, contract.error().detail));
            return;
        }
        m_banner->clear();
        m_draft.replace(*contract, contract->title);
        showStep(0);
    });
    m_backend.record(runId).then(this, [this](const Result<AuditRecord>& record) {
        if (record && !record->repository.isEmpty())
            m_draft.setRepository(record->repository);
    });
}

void WizardPage::setDraftFile(const QString& path)
{
    m_draftFile = path;
    QFile file(path);
    if (!file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        m_banner->say(tr("The draft was not read: %1").arg(file.errorString()));
        return;
    }
    const Result<DraftText> draft = readDraft(file.readAll());
    if (!draft) {
        m_banner->say(tr("The draft was not read: %1").arg(draft.error().detail));
        return;
    }
    m_loading = true;
    m_draft.replace(draft->contract, {});
    if (!draft->repository.isEmpty())
        m_draft.setRepository(draft->repository, draft->base);
    m_loading = false;
    m_saveLater.stop();
}

void WizardPage::saveDraft()
{
    m_saveLater.stop();
    if (m_draftFile.isEmpty())
        return;
    const QByteArray toml
        = writeDraft({.contract = m_draft.contract(), .repository = m_draft.repositoryPath(), .base = m_draft.base()});
    QSaveFile file(m_draftFile);
    if (!QDir().mkpath(QFileInfo(m_draftFile).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(toml) != toml.size() || !file.commit())
        m_banner->say(tr("The draft was not saved: %1").arg(file.errorString()));
}

void WizardPage::announceDraft()
{
    if (m_draftFile.isEmpty()) {
        m_banner->say(tr("There is no place for drafts."));
        return;
    }
    m_banner->clear();
    saveDraft();
    if (m_banner->sentence().isEmpty())
        m_banner->say(tr("The draft is saved. It stands here when you come back."), {}, ToneName::Ok);
}

void WizardPage::askTemplate()
{
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(u"templateDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save as template"));
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(m_draft.contract().title);
    dialog->setOkButtonText(tr("Save"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        const QString name = text.trimmed();
        if (name.isEmpty())
            return;
        m_backend.saveTemplate(name, m_draft.contract()).then(this, [this, name](const Result<>& done) {
            if (done)
                m_banner->say(tr("%1 is a template now.").arg(name), {}, ToneName::Ok);
            else
                m_banner->say(tr("The template was not saved. %1").arg(done.error().detail));
        });
    });
    dialog->open();
}

void WizardPage::beginInstructions()
{
    if (!m_draft.repository())
        return;
    const QString path = m_draft.repository()->facts.workdir + u"/AGENTS.md"_s;
    QFile file(path);
    const QByteArray text = firstInstructions(m_draft.contract());
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(text) != text.size() || !file.flush()) {
        m_banner->say(tr("%1 was not begun: %2").arg(path, file.errorString()));
        return;
    }
    m_banner->say(tr("%1 is begun. Complete and commit it, then it counts.").arg(path), {}, ToneName::Ok);
}

} // namespace remit
