// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/sendbackpanel.h"

#include "views/widgets/button.h"
#include "views/widgets/label.h"
#include "views/widgets/typescale.h"

#include <QBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

QString rowText(const ReviewComment& comment)
{
    QString first = comment.text.section(u'\n', 0, 0);
    if (comment.path.isEmpty())
        return first;
    const QString file = comment.path.section(u'/', -1);
    return comment.line > 0 ? u"%1:%2  %3"_s.arg(file).arg(comment.line).arg(first) : u"%1  %2"_s.arg(file, first);
}

} // namespace

SendBackPanel::SendBackPanel(QWidget* parent)
    : PopupPanel(tr("Send back"), tr("Send back"), parent)
    , m_hint(new Label({}, TextRole::Base, IconTone::Text2))
    , m_list(new QListWidget)
    , m_intro(new QPlainTextEdit)
{
    setObjectName(u"sendBackPanel"_s);
    m_hint->setWordWrap(true);
    content()->addWidget(m_hint);
    m_list->setObjectName(u"sendBackComments"_s);
    m_list->setAccessibleName(tr("Comments that are sent"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListWidget::itemChanged, this, &SendBackPanel::say);
    content()->addWidget(m_list);
    content()->addWidget(new Label(tr("On top of the comments"), TextRole::Small, IconTone::Text2));
    m_intro->setObjectName(u"sendBackIntro"_s);
    m_intro->setAccessibleName(tr("On top of the comments"));
    m_intro->setTabChangesFocus(true);
    m_intro->setFixedHeight(TypeScale::current().scaled(56));
    confirmFrom(m_intro);
    connect(m_intro, &QPlainTextEdit::textChanged, this, &SendBackPanel::say);
    content()->addWidget(m_intro);
}

void SendBackPanel::setComments(const QList<ReviewComment>& comments, const QString& intro)
{
    m_comments = comments;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const ReviewComment& comment : comments) {
        auto* item = new QListWidgetItem(rowText(comment), m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    constexpr qsizetype kShown = 6;
    const int rows = int(std::clamp<qsizetype>(comments.size(), 1, kShown));
    m_list->setFixedHeight(rows * std::max(1, m_list->sizeHintForRow(0)) + 2 * m_list->frameWidth());
    m_list->setVisible(!comments.isEmpty());
    m_intro->setPlainText(intro);
    say();
    if (comments.isEmpty()) {
        m_intro->setFocus(Qt::PopupFocusReason);
    } else {
        m_list->setCurrentRow(0);
        m_list->setFocus(Qt::PopupFocusReason);
    }
}

QList<ReviewComment> SendBackPanel::chosen() const
{
    QList<ReviewComment> chosen;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            chosen.append(m_comments.at(row));
    }
    return chosen;
}

QString SendBackPanel::intro() const
{
    return m_intro->toPlainText().trimmed();
}

void SendBackPanel::say()
{
    const qsizetype count = chosen().size();
    m_hint->setText(m_comments.isEmpty()
            ? tr("There is no comment yet. Write what is to be done, or press c on a line of the diff.")
            : tr("A second round starts on the same worktree and session, under the limits of the contract."));
    confirmButton()->setText(count == 1 ? tr("Send back 1 comment")
            : count > 1                 ? tr("Send back %1 comments").arg(count)
                                        : tr("Send back"));
    confirmButton()->setKeyHint(m_comments.isEmpty() ? u"Ctrl Enter"_s : u"Enter"_s);
    confirmButton()->setDisabledReason(
        count == 0 && intro().isEmpty() ? tr("Nothing is said yet. Choose a comment or write a line.") : QString());
}

} // namespace remit
