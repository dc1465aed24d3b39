// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/settings/settingsvalues.h"
#include "views/widgets/card.h"

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLineEdit;
QT_END_NAMESPACE

namespace remit {

class Button;
class ElidedLabel;
class Label;
class SaidLine;

/** One provider: its key, which is given and removed here and never shown, and its address. */
class ProviderCard : public Card {
    Q_OBJECT

public:
    explicit ProviderCard(const QString& id, QWidget* parent = nullptr);

    void setLine(const ProviderLine& line);
    /** What became of giving or removing a key; empty: nothing to say. */
    void sayProblem(const QString& sentence);

Q_SIGNALS:
    void keyGiven(const QString& key);
    void keyRemoved();
    void addressChosen(const QString& url);

private:
    void makeKey();
    void makeAddress();
    [[nodiscard]] QHBoxLayout* newRow(const QString& label, QWidget* field);
    void enterKey(bool entering);
    void store();

    QString m_id;
    ProviderLine m_line;
    Label* m_name;
    ElidedLabel* m_place;
    Button* m_set;
    Button* m_remove;
    QWidget* m_entry;
    QLineEdit* m_key;
    QLineEdit* m_address;
    SaidLine* m_problem;
    QString m_said;
};

} // namespace remit
