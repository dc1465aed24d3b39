// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/icons.h"

#include <QWidget>

namespace remit {

struct DiffContent;

/** What stands in place of a diff for a file that is not text: an icon, one sentence, the facts of both sides. */
class EntryNotice : public QWidget {
    Q_OBJECT

public:
    EntryNotice(const DiffContent& content, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Fact {
        QString name;
        QString before;
        QString after;
    };

    void describe(const DiffContent& content);
    void addFacts(const DiffContent& content);

    Icon m_icon = Icon::File;
    QString m_title;
    QString m_sentence;
    QList<Fact> m_facts;
};

} // namespace remit
