// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/keysheet.h"

#include "views/widgets/elidedlabel.h"
#include "views/widgets/icons.h"
#include "views/widgets/keycap.h"
#include "views/widgets/label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace remit {

using namespace Qt::StringLiterals;

KeySheet::KeySheet(const QList<KeyGroup>& groups, QWidget* parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_nothing(new Label(tr("No key does that."), TextRole::Base, IconTone::Text2, this))
{
    setObjectName(u"keySheet"_s);
    setWindowTitle(tr("All keys"));
    setModal(true);
    resize(560, 640);
    m_search->setObjectName(u"keySearch"_s);
    m_search->setPlaceholderText(tr("Find a key or what it does"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icons::icon(Icon::Search), QLineEdit::LeadingPosition);

    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(16, 4, 16, 16);
    column->setSpacing(0);
    for (const KeyGroup& group : groups)
        addGroup(group, column);
    column->addWidget(m_nothing);
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(u"keyList"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(list);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 12, 0, 0);
    page->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 16, 0);
    head->addWidget(m_search);
    page->addLayout(head);
    page->addWidget(scroll, 1);
    connect(m_search, &QLineEdit::textChanged, this, &KeySheet::filter);
    filter({});
    m_search->setFocus();
}

void KeySheet::addGroup(const KeyGroup& group, QVBoxLayout* column)
{
    if (group.keys.isEmpty())
        return;
    auto* head = new Label(group.name, TextRole::Strong, IconTone::Text1);
    head->setContentsMargins(0, 12, 0, 4);
    column->addWidget(head);
    Group made{head, {}};
    for (const KeyHint& hint : group.keys) {
        auto* row = new QWidget;
        row->setMinimumHeight(TypeScale::current().eventRow());
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins({});
        line->setSpacing(12);
        line->addWidget(new ElidedLabel(hint.text, TextRole::Base, IconTone::Text1), 1);
        line->addWidget(new KeyCap(hint.keys));
        column->addWidget(row);
        made.rows.append({row, hint});
    }
    m_groups.append(made);
}

void KeySheet::filter(const QString& text)
{
    const QString wanted = text.trimmed();
    bool any = false;
    for (const Group& group : m_groups) {
        bool inGroup = false;
        for (const Row& row : group.rows) {
            const bool fits = wanted.isEmpty() || row.hint.text.contains(wanted, Qt::CaseInsensitive)
                || row.hint.keys.compare(wanted, Qt::CaseInsensitive) == 0
                || (wanted.size() > 1 && row.hint.keys.contains(wanted, Qt::CaseInsensitive));
            row.widget->setVisible(fits);
            inGroup = inGroup || fits;
        }
        group.head->setVisible(inGroup);
        any = any || inGroup;
    }
    m_nothing->setVisible(!any);
}

QStringList KeySheet::shownKeys() const
{
    QStringList keys;
    for (const Group& group : m_groups) {
        for (const Row& row : group.rows) {
            if (!row.widget->isHidden())
                keys.append(u"%1: %2"_s.arg(row.hint.keys, row.hint.text));
        }
    }
    return keys;
}

} // namespace remit
