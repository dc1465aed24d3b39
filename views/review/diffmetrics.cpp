// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/diffmetrics.h"

#include "views/widgets/typescale.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace remit {

DiffMetrics DiffMetrics::of(const TypeScale& scale, int lastLine)
{
    DiffMetrics metrics;
    metrics.code = scale.code;
    metrics.number = scale.code;
    metrics.number.setPixelSize(scale.tiny.pixelSize());
    metrics.small = scale.small;
    metrics.smallMedium = scale.smallMedium;
    metrics.smallStrong = scale.smallMedium;
    metrics.smallStrong.setWeight(QFont::DemiBold);
    metrics.tiny = scale.tiny;
    metrics.base = scale.base;
    const QFontMetricsF code(scale.code);
    metrics.column = code.horizontalAdvance(u'0');
    metrics.line = scale.diffLine();
    metrics.fold = scale.treeRow();
    metrics.notice = scale.eventRow();
    metrics.ascent = int(std::lround((metrics.line - code.height()) / 2 + code.ascent()));
    metrics.marker = scale.scaled(14);
    metrics.icon = scale.scaled(16);
    metrics.signWidth = scale.scaled(16);
    // The marker stands left of the number: room for both, however many digits there are.
    const int digits = int(QString::number(lastLine).size());
    const double digit = QFontMetricsF(metrics.number).horizontalAdvance(u'0');
    metrics.numberWidth
        = std::max(scale.scaled(44), int(std::ceil(digits * digit)) + metrics.marker + scale.scaled(14));
    return metrics;
}

DiffColumns DiffColumns::of(DiffLayout layout, DiffSide side, int width, const DiffMetrics& metrics)
{
    DiffColumns columns;
    if (layout == DiffLayout::Unified) {
        columns.number = side == DiffSide::Old ? 0 : metrics.numberWidth;
        columns.sign = 2 * metrics.numberWidth;
        columns.right = width;
    } else {
        const int half = width / 2;
        columns.left = side == DiffSide::Old ? 0 : half + 1;
        columns.right = side == DiffSide::Old ? half : width;
        columns.number = columns.left;
        columns.sign = columns.left + metrics.numberWidth;
    }
    columns.code = columns.sign + metrics.signWidth + metrics.pad;
    return columns;
}

} // namespace remit
