// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/rejectpanel.h"

#include "views/widgets/button.h"
#include "views/widgets/label.h"

#include <QBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace remit {

RejectPanel::RejectPanel(QWidget* parent)
    : PopupPanel(tr("Reject"), tr("Reject"), parent)
    , m_reason(new QLineEdit)
{
    setObjectName(u"rejectPanel"_s);
    auto* hint = new Label(tr("Nothing is taken over. The snapshots stay, and the verdict can be undone."),
        TextRole::Base, IconTone::Text2);
    hint->setWordWrap(true);
    content()->addWidget(hint);
    content()->addWidget(new Label(tr("Reason (for the record)"), TextRole::Small, IconTone::Text2));
    m_reason->setObjectName(u"rejectReason"_s);
    m_reason->setAccessibleName(tr("Reason"));
    content()->addWidget(m_reason);
    confirmButton()->setKind(Button::Kind::Normal);
    confirmButton()->setTone(IconTone::Bad);
}

void RejectPanel::reset()
{
    m_reason->clear();
    m_reason->setFocus(Qt::PopupFocusReason);
}

QString RejectPanel::reason() const
{
    return m_reason->text().trimmed();
}

} // namespace remit
