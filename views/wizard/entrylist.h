// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/typescale.h"
#include "views/wizard/rowpanel.h"

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace remit {

class KeyCap;
class Label;

/** What is said of an entry at its right. */
struct EntryNote {
    QString text;
    IconTone tone = IconTone::Text2;
    std::optional<Icon> icon;
};

/** A list of short texts: a row each with a note and a way out, below a field for one more. Enter adds. */
class EntryList : public RowPanel {
    Q_OBJECT

public:
    enum class Repeats { Refused, Kept };

    /** `prompt` stands in the empty field. */
    EntryList(const QString& prompt, TextRole role, QWidget* parent = nullptr);

    void setEntryIcon(std::optional<Icon> icon);
    void setJudge(std::function<EntryNote(const QString&)> judge);
    /** Why a text cannot be an entry; empty: it can. */
    void setProblem(std::function<QString(const QString&)> problem);
    void setRepeats(Repeats repeats) { m_repeats = repeats; }
    void setEntries(const QStringList& entries); ///< says nothing
    [[nodiscard]] const QStringList& entries() const { return m_entries; }
    [[nodiscard]] QLineEdit* field() const { return m_field; }
    void refreshNotes();
    void add(const QString& entry);
    void setAccessibleNoun(const QString& name);
    /** Puts the entry back into the field to be written anew. */
    void editEntry(const QString& entry);

Q_SIGNALS:
    void entriesChanged(const QStringList& entries);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    [[nodiscard]] QWidget* makeRow(qsizetype place);
    void showNote(QWidget* row, const QString& entry);
    void remove(qsizetype place);
    void judgeField();
    void addFromField();

    TextRole m_role;
    Repeats m_repeats = Repeats::Refused;
    std::optional<Icon> m_icon;
    std::function<EntryNote(const QString&)> m_judge;
    std::function<QString(const QString&)> m_problem;
    QStringList m_entries;
    QList<QWidget*> m_rowWidgets;
    QWidget* m_addRow;
    QLineEdit* m_field;
    Label* m_fieldNote;
    KeyCap* m_enter;
};

} // namespace remit
