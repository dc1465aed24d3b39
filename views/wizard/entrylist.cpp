// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/entrylist.h"

#include "views/widgets/elidedlabel.h"
#include "views/widgets/iconbutton.h"
#include "views/widgets/keycap.h"
#include "views/widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace remit {

using namespace Qt::StringLiterals;

EntryList::EntryList(const QString& prompt, TextRole role, QWidget* parent)
    : RowPanel(parent)
    , m_role(role)
{
    QHBoxLayout* row = newRow();
    m_addRow = row->parentWidget();
    m_field = new QLineEdit(m_addRow);
    m_field->setObjectName(u"add"_s);
    m_field->setPlaceholderText(prompt);
    m_field->setFont(TypeScale::current().font(role));
    m_fieldNote = new Label({}, TextRole::Small, IconTone::Text2, m_field);
    m_fieldNote->setObjectName(u"addNote"_s);
    m_fieldNote->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_enter = new KeyCap(u"Enter"_s, m_field);
    m_enter->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* inside = new QHBoxLayout(m_field);
    inside->setContentsMargins(8, 0, 8, 0);
    inside->addStretch(1);
    inside->addWidget(m_fieldNote);
    inside->addWidget(m_enter);
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(m_field, 1);
    addRow(m_addRow);
    setFocusProxy(m_field);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &EntryList::judgeField);
    judgeField();
}

void EntryList::setEntryIcon(std::optional<Icon> icon)
{
    m_icon = icon;
}

void EntryList::setJudge(std::function<EntryNote(const QString&)> judge)
{
    m_judge = std::move(judge);
}

void EntryList::setProblem(std::function<QString(const QString&)> problem)
{
    m_problem = std::move(problem);
}

void EntryList::setAccessibleNoun(const QString& name)
{
    setAccessibleName(name);
    m_field->setAccessibleName(tr("Add to: %1").arg(name));
}

void EntryList::setEntries(const QStringList& entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    rebuild();
}

void EntryList::rebuild()
{
    for (QWidget* row : std::as_const(m_rowWidgets)) {
        row->hide();
        row->deleteLater();
    }
    m_rowWidgets.clear();
    QWidget* before = nullptr;
    for (int i = 0; i < m_entries.size(); ++i) {
        QWidget* row = makeRow(i);
        insertRow(layout()->indexOf(m_addRow), row);
        m_rowWidgets.append(row);
        QWidget* away = row->findChild<IconButton*>();
        if (before != nullptr)
            setTabOrder(before, away);
        before = away;
    }
    if (before != nullptr)
        setTabOrder(before, m_field);
    refreshNotes();
    updateGeometry();
}

QWidget* EntryList::makeRow(qsizetype place)
{
    const QString& entry = m_entries.at(place);
    QHBoxLayout* row = newRow();
    QWidget* widget = row->parentWidget();
    row->setSpacing(8);
    row->setContentsMargins(12, 0, 8, 0);
    widget->setMinimumHeight(TypeScale::rowHeight(36, TypeScale::current().base));
    if (m_icon)
        row->addWidget(new Glyph(*m_icon, IconTone::Text2, widget));
    auto* text = new ElidedLabel(entry, m_role, IconTone::Text1, widget);
    text->setObjectName(u"entry"_s);
    text->setElideMode(Qt::ElideMiddle);
    row->addWidget(text, 1);
    auto* mark = new Glyph(Icon::Error, IconTone::Bad, widget);
    mark->setObjectName(u"mark"_s);
    mark->hide();
    row->addWidget(mark);
    auto* note = new Label({}, TextRole::Small, IconTone::Text2, widget);
    note->setObjectName(u"note"_s);
    row->addWidget(note);
    auto* away = new IconButton(Icon::Cross, tr("Remove %1").arg(entry), IconButton::Size::Small, widget);
    away->setObjectName(u"remove"_s);
    away->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(away);
    connect(away, &IconButton::clicked, this, [this, place] { remove(place); });
    text->installEventFilter(this);
    return widget;
}

void EntryList::showNote(QWidget* row, const QString& entry)
{
    const EntryNote note = m_judge ? m_judge(entry) : EntryNote{};
    auto* label = row->findChild<Label*>(u"note"_s);
    label->setText(note.text);
    label->setTone(note.tone);
    auto* mark = row->findChild<Glyph*>(u"mark"_s);
    mark->setVisible(note.icon.has_value());
    if (note.icon)
        mark->setGlyph(*note.icon, note.tone);
    row->setAccessibleName(note.text.isEmpty() ? entry : u"%1, %2"_s.arg(entry, note.text));
}

void EntryList::refreshNotes()
{
    for (int i = 0; i < m_rowWidgets.size(); ++i)
        showNote(m_rowWidgets.at(i), m_entries.at(i));
    judgeField();
}

void EntryList::remove(qsizetype place)
{
    m_entries.removeAt(place);
    rebuild();
    if (m_entries.isEmpty())
        m_field->setFocus();
    else
        m_rowWidgets.at(std::min(place, m_entries.size() - 1))->findChild<IconButton*>()->setFocus();
    Q_EMIT entriesChanged(m_entries);
}

void EntryList::add(const QString& entry)
{
    if (entry.isEmpty() || (m_repeats == Repeats::Refused && m_entries.contains(entry)))
        return;
    m_entries.append(entry);
    rebuild();
    Q_EMIT entriesChanged(m_entries);
}

void EntryList::editEntry(const QString& entry)
{
    m_field->setText(entry);
    m_field->setFocus();
    if (const auto place = m_entries.indexOf(entry); place >= 0) {
        m_entries.removeAt(place);
        rebuild();
        Q_EMIT entriesChanged(m_entries);
    }
}

void EntryList::judgeField()
{
    const QString text = m_field->text().trimmed();
    const QString problem = text.isEmpty() || !m_problem ? QString() : m_problem(text);
    EntryNote note = text.isEmpty() || !problem.isEmpty() || !m_judge ? EntryNote{} : m_judge(text);
    if (!problem.isEmpty())
        note = {problem, IconTone::Bad, {}};
    m_fieldNote->setText(note.text);
    m_fieldNote->setTone(note.tone);
    m_fieldNote->setVisible(!note.text.isEmpty());
    m_enter->setVisible(!text.isEmpty() && problem.isEmpty());
    const int room = (note.text.isEmpty() ? 0 : m_fieldNote->sizeHint().width() + 16)
        + (m_enter->isHidden() ? 0 : m_enter->sizeHint().width() + 8);
    m_field->setTextMargins(0, 0, std::min(room, m_field->width() * 2 / 3), 0);
    m_field->setAccessibleDescription(note.text);
}

void EntryList::addFromField()
{
    const QString text = m_field->text().trimmed();
    if (text.isEmpty() || (m_problem && !m_problem(text).isEmpty()))
        return;
    m_field->clear();
    add(text);
    m_field->setFocus();
}

bool EntryList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && !key->modifiers().testFlag(Qt::ControlModifier)) {
            addFromField();
            return true;
        }
    }
    if (watched == m_field && event->type() == QEvent::FocusOut)
        addFromField(); // what was written counts, also without Enter
    if (event->type() == QEvent::MouseButtonDblClick && watched != m_field) {
        if (const auto* text = qobject_cast<ElidedLabel*>(watched)) {
            editEntry(text->text());
            return true;
        }
    }
    return RowPanel::eventFilter(watched, event);
}

} // namespace remit
