// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/contractfile.h"

#include <toml++/toml.hpp>

namespace remit {

namespace {

ContractPlace placeOf(const toml::node& node)
{
    return {int(node.source().begin.line), int(node.source().begin.column)};
}

} // namespace

ContractPlace placeInContract(const QByteArray& toml, const QString& key, const QString& value)
{
    try {
        const toml::table table = toml::parse(std::string_view(toml.constData(), size_t(toml.size())));
        const toml::node_view<const toml::node> found = table.at_path(key.toStdString());
        if (!found)
            return {};
        if (const toml::array* items = found.as_array()) {
            for (const toml::node& item : *items) {
                if (const auto text = item.value<std::string>(); text && *text == value.toStdString())
                    return placeOf(item);
            }
        }
        return placeOf(*found.node());
    } catch (const toml::parse_error&) {
        return {};
    }
}

} // namespace remit
