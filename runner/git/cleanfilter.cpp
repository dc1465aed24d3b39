// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/cleanfilter.h"

#include "runner/git/changes.h"
#include "runner/git/repositoryprivate.h"

#include <QFileInfo>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

bool anyAttributes(git_repository* repository, const BaseTree& tree)
{
    for (auto item = tree.items.keyBegin(); item != tree.items.keyEnd(); ++item) {
        if (*item == ".gitattributes" || item->endsWith("/.gitattributes"))
            return true;
    }
    return QFileInfo::exists(QString::fromUtf8(git_repository_commondir(repository)) + "info/attributes"_L1);
}

bool settingStands(git_repository* repository, const char* name)
{
    const ConfigHandle config = settingsOf(repository);
    GitBuffer value;
    const bool stands = config && git_config_get_string_buf(value.get(), config.get(), name) == 0 && value.size() > 0
        && qstrcmp(value.data(), "false") != 0;
    git_error_clear();
    return stands;
}

} // namespace

CleanFilter::CleanFilter(git_repository* repository, const git_oid& base, const BaseTree& tree)
    : m_repository(repository)
    , m_base(base)
    , m_attributes(anyAttributes(repository, tree) || settingStands(repository, "core.attributesfile"))
    , m_possible(m_attributes || settingStands(repository, "core.autocrlf"))
{
}

Result<QByteArray> CleanFilter::apply(const QByteArray& path, const QByteArray& bytes) const
{
    if (!m_possible || bytes.isEmpty())
        return bytes;
    const QString what = u"Line ends of %1"_s.arg(displayPath(path));
    git_filter_options options = GIT_FILTER_OPTIONS_INIT;
    options.flags = GIT_FILTER_ALLOW_UNSAFE | GIT_FILTER_NO_SYSTEM_ATTRIBUTES | GIT_FILTER_ATTRIBUTES_FROM_COMMIT;
    options.attr_commit_id = m_base;
    FilterListHandle filters;
    if (auto loaded = check(git_filter_list_load_ext(
                                Out(filters), m_repository, nullptr, path.constData(), GIT_FILTER_TO_ODB, &options),
            what);
        !loaded)
        return std::unexpected(loaded.error());
    if (!filters)
        return bytes;
    GitBuffer out;
    if (auto applied = check(git_filter_list_apply_to_buffer(
                                 out.get(), filters.get(), bytes.constData(), static_cast<size_t>(bytes.size())),
            what);
        !applied)
        return std::unexpected(applied.error());
    return QByteArray(out.data(), static_cast<qsizetype>(out.size()));
}

QByteArray CleanFilter::programFor(const QByteArray& path) const
{
    if (!m_attributes)
        return {};
    git_attr_options options = GIT_ATTR_OPTIONS_INIT;
    options.flags = GIT_ATTR_CHECK_INDEX_ONLY | GIT_ATTR_CHECK_NO_SYSTEM | GIT_ATTR_CHECK_INCLUDE_COMMIT;
    options.attr_commit_id = m_base;
    const char* value = nullptr;
    if (git_attr_get_ext(&value, m_repository, &options, path.constData(), "filter") < 0) {
        git_error_clear();
        return {};
    }
    return git_attr_value(value) == GIT_ATTR_VALUE_STRING ? QByteArray(value) : QByteArray();
}

} // namespace remit
