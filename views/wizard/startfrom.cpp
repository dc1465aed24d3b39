// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/startfrom.h"

#include "models/formats.h"
#include "views/widgets/icons.h"

#include <QDateTime>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRuns = 12;

QString plain(const QString& text)
{
    return QString(text).replace(u'&', u"&&"_s);
}

} // namespace

StartFrom::StartFrom(Backend& backend, QWidget* parent)
    : QMenu(parent)
    , m_backend(backend)
{
    setObjectName(u"startFromMenu"_s);
    connect(this, &QMenu::aboutToShow, this, &StartFrom::fill);
}

void StartFrom::fill()
{
    clear();
    delete m_runs;
    fillTemplates();
    m_runs = new QMenu(tr("Earlier run"), this);
    m_runs->setIcon(icons::icon(Icon::Clock));
    m_runs->setEnabled(false);
    addMenu(m_runs);
    fillRuns();
    connect(addAction(icons::icon(Icon::File), tr("Contract file…")), &QAction::triggered, this, &StartFrom::openFile);
    connect(addAction(icons::icon(Icon::Comment), tr("Text of an issue…")), &QAction::triggered, this,
        &StartFrom::pasteIssue);
    addSeparator();
    connect(
        addAction(icons::icon(Icon::Empty), tr("Empty contract")), &QAction::triggered, this, &StartFrom::emptyChosen);
}

void StartFrom::fillTemplates()
{
    const QStringList files = m_backend.templates();
    for (const QString& file : files) {
        QAction* action = addAction(icons::icon(Icon::Book), plain(QFileInfo(file).completeBaseName()));
        connect(action, &QAction::triggered, this, [this, file] { Q_EMIT fileChosen(file); });
    }
    if (!files.isEmpty())
        addSeparator();
}

void StartFrom::fillRuns()
{
    m_backend.runs({}).then(m_runs, [this, menu = m_runs](const Result<QList<RunRow>>& answer) {
        if (!answer)
            return;
        QList<RunRow> rows = *answer;
        std::ranges::sort(rows, std::ranges::greater{}, &RunRow::createdAtMs);
        rows.resize(std::min<qsizetype>(rows.size(), kRuns));
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (const RunRow& row : std::as_const(rows)) {
            QAction* action
                = menu->addAction(u"%1\t%2"_s.arg(plain(row.title.left(60)), format::age(row.createdAtMs, now)));
            connect(action, &QAction::triggered, this, [this, id = row.runId] { Q_EMIT runChosen(id); });
        }
        menu->setEnabled(!rows.isEmpty());
    });
}

void StartFrom::openFile()
{
    auto* dialog
        = new QFileDialog(parentWidget(), tr("Choose a contract"), {}, tr("Contracts (*.toml);;All files (*)"));
    dialog->setObjectName(u"contractDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &StartFrom::fileChosen);
    dialog->open();
}

void StartFrom::pasteIssue()
{
    auto* dialog = new QDialog(parentWidget());
    dialog->setObjectName(u"issueDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Text of an issue"));
    auto* text = new QPlainTextEdit(dialog);
    text->setObjectName(u"issueText"_s);
    text->setPlaceholderText(tr("The first line becomes the title, the whole text the task."));
    text->setTabChangesFocus(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    QPushButton* use = buttons->addButton(tr("Use it"), QDialogButtonBox::AcceptRole);
    use->setObjectName(u"useIssue"_s);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(text, 1);
    column->addWidget(buttons);
    dialog->resize(560, 360);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(dialog, &QDialog::accepted, this, [this, text] {
        const QString task = text->toPlainText().trimmed();
        QString title = task.section(u'\n', 0, 0).trimmed();
        while (title.startsWith(u'#') && !title.isEmpty())
            title = title.mid(1).trimmed();
        if (!task.isEmpty())
            Q_EMIT issueGiven(title.left(80), task);
    });
    dialog->open();
    text->setFocus();
}

} // namespace remit
