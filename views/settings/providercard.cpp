// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/providercard.h"

#include "views/settings/saidline.h"
#include "views/widgets/button.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLabelWidth = 96;

QString placeWords(const ProviderLine& line)
{
    switch (line.key) {
    case ProviderLine::Key::File:
        return ProviderCard::tr("in the file %1").arg(line.keyName);
    case ProviderLine::Key::Keyring:
        return ProviderCard::tr("in the keyring");
    case ProviderLine::Key::Environment:
        return ProviderCard::tr("in the variable %1").arg(line.keyName);
    case ProviderLine::Key::None:
        break;
    }
    return ProviderCard::tr("none; the agent signs in by itself");
}

} // namespace

ProviderCard::ProviderCard(const QString& id, QWidget* parent)
    : Card(parent)
    , m_id(id)
    , m_name(new Label({}, TextRole::Medium, IconTone::Text1, this))
    , m_place(new ElidedLabel({}, TextRole::Base, IconTone::Text1, this))
    , m_set(new Button(tr("Set key…"), Button::Kind::Normal, this))
    , m_remove(new Button(tr("Remove"), Button::Kind::Flat, this))
    , m_entry(new QWidget(this))
    , m_key(new QLineEdit(m_entry))
    , m_address(new QLineEdit(this))
    , m_problem(new SaidLine(this))
{
    setObjectName(u"providerCard-"_s + id);
    column()->addWidget(m_name);
    makeKey();
    makeAddress();
    column()->addWidget(m_problem);
    enterKey(false);
}

QHBoxLayout* ProviderCard::newRow(const QString& label, QWidget* field)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins({});
    row->setSpacing(8);
    auto* name = new Label(label, TextRole::Base, IconTone::Text2, this);
    name->setFixedWidth(TypeScale::current().scaled(kLabelWidth));
    name->setBuddy(field);
    row->addWidget(name);
    row->addWidget(field, 1);
    return row;
}

void ProviderCard::makeKey()
{
    m_place->setElideMode(Qt::ElideMiddle);
    m_set->setObjectName(u"keySet-"_s + m_id);
    m_set->setSize(Button::Size::Small);
    m_remove->setObjectName(u"keyRemove-"_s + m_id);
    m_remove->setSize(Button::Size::Small);
    QHBoxLayout* row = newRow(tr("Key"), m_place);
    row->addWidget(m_remove);
    row->addWidget(m_set);
    column()->addLayout(row);

    m_key->setObjectName(u"key-"_s + m_id);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(tr("goes to the keyring, and is not shown again"));
    auto* keep = new Button(tr("Store"), Button::Kind::Normal, m_entry);
    keep->setObjectName(u"keyStore-"_s + m_id);
    keep->setSize(Button::Size::Small);
    auto* leave = new Button(tr("Cancel"), Button::Kind::Flat, m_entry);
    leave->setSize(Button::Size::Small);
    auto* entry = new QHBoxLayout(m_entry);
    entry->setContentsMargins(TypeScale::current().scaled(kLabelWidth) + 8, 0, 0, 0);
    entry->setSpacing(8);
    entry->addWidget(m_key, 1);
    entry->addWidget(leave);
    entry->addWidget(keep);
    column()->addWidget(m_entry);
    auto* escape = new QAction(m_key);
    escape->setShortcut(Qt::Key_Escape);
    escape->setShortcutContext(Qt::WidgetShortcut);
    m_key->addAction(escape);
    connect(m_set, &Button::clicked, this, [this] { enterKey(true); });
    connect(m_remove, &Button::clicked, this, &ProviderCard::keyRemoved);
    connect(leave, &Button::clicked, this, [this] { enterKey(false); });
    connect(escape, &QAction::triggered, this, [this] { enterKey(false); });
    connect(keep, &Button::clicked, this, &ProviderCard::store);
    connect(m_key, &QLineEdit::returnPressed, this, &ProviderCard::store);
}

void ProviderCard::makeAddress()
{
    m_address->setObjectName(u"address-"_s + m_id);
    column()->addLayout(newRow(tr("Address"), m_address));
    connect(m_address, &QLineEdit::editingFinished, this, [this] {
        const QString url = m_address->text().trimmed();
        if (url != m_line.url)
            Q_EMIT addressChosen(url);
    });
}

void ProviderCard::enterKey(bool entering)
{
    m_key->clear();
    m_entry->setVisible(entering);
    m_set->setEnabled(!entering);
    if (entering)
        m_key->setFocus(Qt::OtherFocusReason);
    else if (isVisible())
        m_set->setFocus(Qt::OtherFocusReason);
}

void ProviderCard::store()
{
    const QString key = m_key->text().trimmed();
    enterKey(false);
    if (!key.isEmpty())
        Q_EMIT keyGiven(key);
}

void ProviderCard::setLine(const ProviderLine& line)
{
    m_line = line;
    m_name->setText(line.name);
    m_place->setText(placeWords(line));
    m_place->setTone(line.key == ProviderLine::Key::None ? IconTone::Text3 : IconTone::Text1);
    m_remove->setVisible(line.key == ProviderLine::Key::Keyring);
    m_set->setAccessibleName(tr("Set the key of %1").arg(line.name));
    m_remove->setAccessibleName(tr("Remove the key of %1").arg(line.name));
    m_key->setAccessibleName(tr("Key of %1").arg(line.name));
    m_address->setAccessibleName(tr("Address of %1").arg(line.name));
    m_address->setPlaceholderText(line.effectiveUrl);
    if (!m_address->hasFocus() || m_address->text().isEmpty())
        m_address->setText(line.url);
    setAccessibleName(tr("%1, key: %2").arg(line.name, placeWords(line)));
    sayProblem(m_said);
}

void ProviderCard::sayProblem(const QString& sentence)
{
    m_said = sentence;
    if (!sentence.isEmpty())
        m_problem->say({Icon::Error, ToneName::Bad}, sentence);
    else if (!m_line.problem.isEmpty())
        m_problem->say({Icon::Error, ToneName::Bad}, m_line.problem);
    else if (m_line.isReadable)
        m_problem->say({Icon::Warning, ToneName::Warn},
            tr("The way there is not encrypted. The key and your text can be read on it."));
    else
        m_problem->clear();
}

} // namespace remit
