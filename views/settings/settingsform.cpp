// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/settingsform.h"

#include "views/widgets/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace remit {

namespace {

constexpr int kWidest = 640;
constexpr int kLabelWidth = 200;

} // namespace

SettingsForm::SettingsForm(const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout)
{
    auto* holder = new QWidget(this);
    holder->setMaximumWidth(kWidest);
    holder->setLayout(m_column);
    m_column->setContentsMargins({});
    m_column->setSpacing(12);
    m_column->addWidget(new Label(title, TextRole::Title, IconTone::Text1, this));
    auto* words = new Label(sentence, TextRole::Base, IconTone::Text2, this);
    words->setWordWrap(true);
    m_column->addWidget(words);
    m_column->addSpacing(8);
    auto* across = new QHBoxLayout;
    across->addWidget(holder, 1);
    across->addStretch(0);
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins(32, 24, 32, 24);
    down->addLayout(across);
    down->addStretch(1);
}

void SettingsForm::addField(const QString& label, QWidget* field, const QString& note)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    auto* name = new Label(label, TextRole::Base, IconTone::Text1, this);
    name->setFixedWidth(TypeScale::current().scaled(kLabelWidth));
    name->setWordWrap(true);
    name->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    row->addWidget(name);
    row->addWidget(field);
    auto* words = new Label(note, TextRole::Small, IconTone::Text2, this);
    words->setWordWrap(true);
    row->addWidget(words, 1);
    m_column->addLayout(row);
}

void SettingsForm::addBlock(QWidget* block)
{
    m_column->addWidget(block);
}

} // namespace remit
