// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/contractdraft.h"

#include <QScrollArea>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace remit {

class Label;
class RowPanel;
class SectionHeading;

/** One step: a heading, a sentence, then fields in a column of at most 760. A field's object name is its contract key.
 */
class StepPage : public QScrollArea {
    Q_OBJECT

public:
    static constexpr int kWidth = 760;

    StepPage(ContractDraft& draft, const QString& heading, const QString& sentence, QWidget* parent);

    /** Fields from the contract: another one was loaded, or something else changed it. */
    virtual void load() = 0;
    /** Puts the focus on the field of a key; the value picks one of several. */
    virtual void showField(const QString& key, const QString& value);
    /** Where work begins. */
    void focusFirst();

protected:
    [[nodiscard]] ContractDraft& draft() const { return m_draft; }
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    [[nodiscard]] QWidget* page() const { return m_page; }
    void setHeading(const QString& heading, const QString& sentence);
    SectionHeading* addSection(const QString& name, const QString& note = {});
    void setFirst(QWidget* field) { m_first = field; }
    bool focusNextPrevChild(bool next) override;

private:
    ContractDraft& m_draft;
    QWidget* m_page;
    QVBoxLayout* m_column = nullptr;
    Label* m_heading;
    Label* m_sentence;
    QWidget* m_first = nullptr;
};

} // namespace remit
