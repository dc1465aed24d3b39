// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findingsmodel.h"

#include "models/findingwords.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace remit {

int FindingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_findings.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FindingsModel::text(const Finding& finding, int column) const
{
    switch (column) {
    case SeverityColumn:
        return severityWord(finding.severity);
    case KindColumn:
        return findingTitle(finding.kind);
    case PlaceColumn:
        if (finding.path.isEmpty())
            return tr("Whole run");
        return finding.line ? u"%1:%2"_s.arg(finding.path).arg(*finding.line) : finding.path;
    case DetailColumn:
        return finding.detail;
    case StateColumn:
        return isAcknowledged(finding) ? tr("Acknowledged") : tr("Open");
    default:
        return {};
    }
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Finding& finding = m_findings.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(finding, index.column());
    case SeverityRole:
        return int(finding.severity);
    case PathRole:
        return finding.path;
    case LineRole:
        return finding.line.value_or(0);
    case KeyRole:
        return acknowledgementKey(finding);
    case AcknowledgedRole:
        return isAcknowledged(finding);
    default:
        return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case KindColumn:
        return tr("Finding");
    case PlaceColumn:
        return tr("Where");
    case DetailColumn:
        return tr("What was seen");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

void FindingsModel::setFindings(const QList<Finding>& findings)
{
    beginResetModel();
    m_findings = findings;
    std::ranges::stable_sort(m_findings, [](const Finding& a, const Finding& b) {
        return std::tuple(-int(a.severity), a.path, a.line.value_or(0))
            < std::tuple(-int(b.severity), b.path, b.line.value_or(0));
    });
    endResetModel();
}

void FindingsModel::setAcknowledged(const QStringList& keys)
{
    if (keys == m_acknowledged)
        return;
    m_acknowledged = keys;
    if (!m_findings.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool FindingsModel::isAcknowledged(const Finding& finding) const
{
    return m_acknowledged.contains(acknowledgementKey(finding));
}

qsizetype FindingsModel::count(FindingSeverity severity) const
{
    return std::ranges::count(m_findings, severity, &Finding::severity);
}

QList<Finding> FindingsModel::openHighFindings() const
{
    QList<Finding> open;
    for (const Finding& finding : m_findings) {
        if (finding.severity == FindingSeverity::High && !isAcknowledged(finding))
            open.append(finding);
    }
    return open;
}

} // namespace remit
