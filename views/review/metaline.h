// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/icons.h"

#include <QList>
#include <QWidget>

namespace remit {

/** Facts of a run on one line, with dots between; what does not fit goes, from the right. */
class MetaLine : public QWidget {
    Q_OBJECT

public:
    enum class Face { Text, Code };

    /** A run of text in one colour; a fact is one or more of them. */
    struct Piece {
        QString text;
        IconTone tone = IconTone::Text2;
        Face face = Face::Text;
    };
    using Fact = QList<Piece>;

    explicit MetaLine(QWidget* parent = nullptr);

    /** `trailing` stands at the right end and is the first to go; `note` is only in the tool tip. */
    void setFacts(const QList<Fact>& facts, const QString& trailing, const QString& note = {});
    [[nodiscard]] QString text() const; ///< all of it

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] static int widthOf(const Fact& fact);

    QList<Fact> m_facts;
    QString m_trailing;
};

} // namespace remit
