// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/wildmatch.h"

#include <array>

namespace remit {

namespace {

bool isUpper(uchar c)
{
    return c >= 'A' && c <= 'Z';
}
bool isLower(uchar c)
{
    return c >= 'a' && c <= 'z';
}
bool isDigit(uchar c)
{
    return c >= '0' && c <= '9';
}
bool isAlpha(uchar c)
{
    return isUpper(c) || isLower(c);
}
bool isSpace(uchar c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool isGraph(uchar c)
{
    return c > ' ' && c < 0x7f;
}

struct NamedClass {
    QByteArrayView name;
    bool (*holds)(uchar);
};

constexpr std::array kNamedClasses{
    NamedClass{"alnum", [](uchar c) { return isAlpha(c) || isDigit(c); }},
    NamedClass{"alpha", isAlpha},
    NamedClass{"blank", [](uchar c) { return c == ' ' || c == '\t'; }},
    NamedClass{"cntrl", [](uchar c) { return c < ' ' || c == 0x7f; }},
    NamedClass{"digit", isDigit},
    NamedClass{"graph", isGraph},
    NamedClass{"lower", isLower},
    NamedClass{"print", [](uchar c) { return c == ' ' || isGraph(c); }},
    NamedClass{"punct", [](uchar c) { return isGraph(c) && !isAlpha(c) && !isDigit(c); }},
    NamedClass{"space", isSpace},
    NamedClass{"upper", isUpper},
    NamedClass{"xdigit", [](uchar c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }},
};

bool inNamedClass(QByteArrayView name, uchar c)
{
    for (const NamedClass& known : kNamedClasses) {
        if (known.name == name)
            return known.holds(c);
    }
    return false;
}

/** Length of the bracket at the start of `pattern` if `c` is in it, 0 if it is not or the bracket never ends. */
qsizetype matchBracket(QByteArrayView pattern, uchar c)
{
    qsizetype at = 1;
    const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
    if (negated)
        ++at;
    bool found = false;
    for (bool first = true;; first = false) {
        if (at >= pattern.size())
            return 0;
        if (pattern[at] == ']' && !first)
            break;
        if (pattern.sliced(at).startsWith("[:")) {
            const qsizetype end = pattern.indexOf(":]", at + 2);
            if (end < 0)
                return 0;
            found = found || inNamedClass(pattern.sliced(at + 2, end - at - 2), c);
            at = end + 2;
            continue;
        }
        if (pattern[at] == '\\')
            ++at;
        if (at >= pattern.size())
            return 0;
        const auto low = static_cast<uchar>(pattern[at++]);
        auto high = low;
        if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
            ++at;
            if (pattern[at] == '\\')
                ++at;
            if (at >= pattern.size())
                return 0;
            high = static_cast<uchar>(pattern[at++]);
        }
        found = found || (c >= low && c <= high);
    }
    return found != negated && c != '/' ? at + 1 : 0;
}

/** How much of the pattern matches this one character; 0 if it does not. */
qsizetype matchOne(QByteArrayView pattern, char c)
{
    switch (pattern.front()) {
    case '?':
        return c != '/' ? 1 : 0;
    case '[':
        return matchBracket(pattern, static_cast<uchar>(c));
    case '\\':
        return pattern.size() > 1 && pattern[1] == c ? 2 : 0;
    default:
        return pattern.front() == c ? 1 : 0;
    }
}

bool isDeepStar(QByteArrayView pattern, qsizetype at)
{
    return pattern.sliced(at).startsWith("**") && (at == 0 || pattern[at - 1] == '/')
        && (at + 2 == pattern.size() || pattern[at + 2] == '/');
}

} // namespace

bool wildmatch(QByteArrayView pattern, QByteArrayView path)
{
    // Only the last star of each kind is ever tried again: within a name the last *, across names the last **.
    qsizetype p = 0;
    qsizetype t = 0;
    qsizetype starPattern = -1;
    qsizetype starText = 0;
    qsizetype deepPattern = -1;
    qsizetype deepText = 0;
    while (true) {
        if (p == pattern.size()) {
            if (t == path.size())
                return true;
        } else if (isDeepStar(pattern, p)) {
            if (p + 2 == pattern.size())
                return t < path.size();
            p += 3;
            deepPattern = p;
            deepText = t;
            starPattern = -1;
            continue;
        } else if (pattern[p] == '*') {
            while (p < pattern.size() && pattern[p] == '*')
                ++p;
            starPattern = p;
            starText = t;
            continue;
        } else if (t < path.size()) {
            if (const qsizetype used = matchOne(pattern.sliced(p), path[t]); used > 0) {
                if (path[t] == '/')
                    starPattern = -1;
                p += used;
                ++t;
                continue;
            }
        }
        if (starPattern >= 0 && starText < path.size() && path[starText] != '/') {
            t = ++starText;
            p = starPattern;
            continue;
        }
        const qsizetype slash = deepPattern >= 0 ? path.indexOf('/', deepText) : -1;
        if (slash < 0)
            return false;
        t = deepText = slash + 1;
        p = deepPattern;
        starPattern = -1;
    }
}

} // namespace remit
