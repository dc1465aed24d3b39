// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffplace.h"
#include "runner/run/run.h"
#include "views/review/diffmetrics.h"
#include "views/widgets/icons.h"

#include <QCoreApplication>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace remit {

struct ColorTokens;

/** What stands between lines of code: a fact about the file, a finding, a comment. Painted, not a widget. */
class DiffBubble {
    Q_DECLARE_TR_FUNCTIONS(DiffBubble)

public:
    enum class Kind { Notice, Finding, Comment };
    enum class Action { None, Comment, Dismiss, Edit, Delete };

    struct Button {
        Action action = Action::None;
        QString text;
        QRect rect;
    };

    [[nodiscard]] static DiffBubble notice(const QString& text);
    [[nodiscard]] static DiffBubble of(const Finding& finding);
    [[nodiscard]] static DiffBubble of(const DiffComment& comment);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const DiffPlace& place() const { return m_place; }
    [[nodiscard]] const Finding& finding() const { return m_finding; }
    [[nodiscard]] const DiffComment& comment() const { return m_comment; }
    /** Text that was left without saving it. */
    void setUnsaved(const QString& text);
    /** The editor lies over it and needs so much height; 0: it does not. */
    void setEditorHeight(int height) { m_editorHeight = height; }
    [[nodiscard]] bool isEditing() const { return m_editorHeight > 0; }

    [[nodiscard]] int heightFor(int rowWidth, const DiffMetrics& metrics) const;
    /** `row`: the part of the row on the bubble's side. */
    void paint(QPainter* painter, const QRect& row, const DiffMetrics& metrics, const ColorTokens& tokens,
        Action hovered) const;
    [[nodiscard]] QRect frame(const QRect& row) const;
    [[nodiscard]] QList<Button> buttons(const QRect& row, const DiffMetrics& metrics) const;
    [[nodiscard]] Action actionAt(const QPoint& point, const QRect& row, const DiffMetrics& metrics) const;
    [[nodiscard]] QList<Action> actions() const;
    [[nodiscard]] QString accessibleText() const;

    /** Left of the bubble: beyond the gutter it would belong to. */
    static constexpr int kIndent = 44;

private:
    [[nodiscard]] QString head() const;
    [[nodiscard]] QString body() const;
    [[nodiscard]] int textWidth(const QRect& row, const DiffMetrics& metrics) const;
    void paintFinding(QPainter* painter, const QRect& row, const DiffMetrics& metrics, const ColorTokens& tokens) const;
    void paintComment(QPainter* painter, const QRect& row, const DiffMetrics& metrics, const ColorTokens& tokens) const;

    Kind m_kind = Kind::Notice;
    DiffPlace m_place;
    Finding m_finding;
    DiffComment m_comment;
    QString m_text; ///< of a notice
    bool m_unsaved = false;
    int m_editorHeight = 0;
};

[[nodiscard]] Icon severityIcon(FindingSeverity severity);
[[nodiscard]] QColor severityColor(FindingSeverity severity, const ColorTokens& tokens);

} // namespace remit
