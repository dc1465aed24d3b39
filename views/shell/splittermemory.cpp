// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/splittermemory.h"

#include <QSettings>
#include <QSplitter>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

QString className(SizeClass sizeClass)
{
    switch (sizeClass) {
    case SizeClass::Narrow:
        return u"narrow"_s;
    case SizeClass::Wide:
        return u"wide"_s;
    case SizeClass::Normal:
        break;
    }
    return u"normal"_s;
}

} // namespace

SplitterMemory::SplitterMemory(QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
}

void SplitterMemory::watch(QWidget* root)
{
    for (QSplitter* splitter : root->findChildren<QSplitter*>()) {
        if (splitter->objectName().isEmpty() || m_splitters.contains(splitter))
            continue;
        m_splitters.append(splitter);
        restore(splitter);
        connect(splitter, &QSplitter::splitterMoved, this,
            [this, splitter] { m_settings.setValue(key(splitter), splitter->saveState()); });
        connect(splitter, &QObject::destroyed, this, [this, splitter] { m_splitters.removeOne(splitter); });
    }
}

void SplitterMemory::setSizeClass(SizeClass sizeClass)
{
    if (sizeClass == m_sizeClass)
        return;
    m_sizeClass = sizeClass;
    for (QSplitter* splitter : m_splitters)
        restore(splitter);
}

QString SplitterMemory::key(const QSplitter* splitter) const
{
    return u"window/splitters/%1/%2"_s.arg(className(m_sizeClass), splitter->objectName());
}

void SplitterMemory::restore(QSplitter* splitter) const
{
    // a state of another shape (an older version) is refused by the splitter and leaves it as it is
    if (const QByteArray state = m_settings.value(key(splitter)).toByteArray(); !state.isEmpty())
        splitter->restoreState(state);
}

} // namespace remit
