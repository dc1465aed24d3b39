// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QJsonValue>
#include <QList>

#include <functional>
#include <optional>

namespace remit {

/**
 * The members of a JSON object found without building it: a model call is some hundred kilobytes of which a few figures
 * at the top matter. Values are views into the text. It reads what any reader would; where two readers could read two
 * things (a name twice, bytes after the object) there is none.
 */
class JsonMembers {
public:
    struct Member {
        QByteArray name;
        QByteArrayView value; ///< as it stands
    };
    /** Told of every short text below the top: the member it belongs to (empty: a list) and its content; a name itself
     * is told with no content. Escapes are left as they stand. */
    using Told = std::function<void(QByteArrayView name, QByteArrayView text)>;

    /** `text` must outlive it. */
    [[nodiscard]] static std::optional<JsonMembers> of(QByteArrayView text, const Told& told = {});

    [[nodiscard]] QByteArrayView raw(QByteArrayView name) const; ///< empty: no such member
    [[nodiscard]] QJsonValue value(QByteArrayView name) const; ///< undefined: no such member, or its text is no JSON
    [[nodiscard]] bool has(QByteArrayView name) const { return !raw(name).isEmpty(); }
    [[nodiscard]] qsizetype count() const { return m_members.size(); }

private:
    QList<Member> m_members;
};

} // namespace remit
