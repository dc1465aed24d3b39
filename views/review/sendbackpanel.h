// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/review/reviewnotes.h"
#include "views/review/popuppanel.h"

QT_BEGIN_NAMESPACE
class QListWidget;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace remit {

/** The comments that go out as one batch, each of which can stay here, and a line on top of them. */
class SendBackPanel : public PopupPanel {
    Q_OBJECT

public:
    explicit SendBackPanel(QWidget* parent);

    void setComments(const QList<ReviewComment>& comments, const QString& intro = {});
    [[nodiscard]] QList<ReviewComment> chosen() const;
    [[nodiscard]] QString intro() const;

private:
    void say();

    QList<ReviewComment> m_comments;
    Label* m_hint;
    QListWidget* m_list;
    QPlainTextEdit* m_intro;
};

} // namespace remit
