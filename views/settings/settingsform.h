// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace remit {

/** A column of settings, at most 640 wide: headings, rows of label, field and note, cards. */
class SettingsForm : public QWidget {
    Q_OBJECT

public:
    explicit SettingsForm(const QString& title, const QString& sentence, QWidget* parent = nullptr);

    /** Labels are 200 wide, all fields begin at one x. The label names the field for screen readers. */
    void addField(const QString& label, QWidget* field, const QString& note = {});
    void addBlock(QWidget* block);

private:
    QVBoxLayout* m_column;
};

} // namespace remit
