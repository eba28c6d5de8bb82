// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/regextranslation.h"

#include "model/core/text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace tp {

namespace {

// Inside brackets. White space is Unicode's in Oniguruma; PCRE2 has its own idea.
constexpr std::string_view space =
    R"(\x09-\x0d\x20\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000})";
constexpr std::string_view notSpace =
    R"(\x00-\x08\x0e-\x1f\x21-\x{84}\x{86}-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027})"
    R"(\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{10ffff})";
constexpr std::string_view word = R"(\p{Alphabetic}\p{M}\p{Nd}\p{Pc})";

constexpr std::array<std::string_view, 8> groups {
    "(?:", "(?i:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?-i:"
};

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

bool isHexDigit(char character)
{
    return std::isxdigit(static_cast<unsigned char>(character)) != 0;
}

class Translation final
{
public:
    explicit Translation(std::string_view pattern)
        : m_rest(pattern)
    {
    }

    [[nodiscard]] bool run()
    {
        // For all of the pattern; further in, the two engines disagree on how far it reaches.
        if (take("(?i)")) {
            m_out += "(?i)";
        }
        while (m_problem.empty() && !m_rest.empty()) {
            const char next = m_rest.front();
            if (next == '\\') {
                escape(false);
            } else if (next == '[') {
                brackets();
            } else if (next == '(') {
                group();
            } else if (next == '{') {
                interval();
            } else {
                m_out += next;
                m_rest.remove_prefix(1);
            }
        }
        return m_problem.empty();
    }

    [[nodiscard]] const std::string &result() const { return m_out; }
    [[nodiscard]] const std::string &problem() const { return m_problem; }

private:
    bool take(std::string_view text)
    {
        const bool there = m_rest.starts_with(text);
        m_rest.remove_prefix(there ? text.size() : 0);
        return there;
    }

    void group()
    {
        for (const std::string_view known : groups) {
            if (take(known)) {
                m_out += known;
                return;
            }
        }
        if (m_rest.starts_with("(?") || m_rest.starts_with("(*")) {
            m_problem = std::string(m_rest.substr(0, 4));
            return;
        }
        m_rest.remove_prefix(1);
        m_out += '('; // what a group holds is never asked for
    }

    // {2}, {2,}, {2,4} and {,4}; any other brace is a character.
    void interval()
    {
        const std::size_t end = m_rest.find('}');
        const std::string_view inside =
            end == std::string_view::npos ? std::string_view() : m_rest.substr(1, end - 1);
        const bool isInterval = !inside.empty() && inside != ","
            && std::ranges::count(inside, ',') <= 1
            && std::ranges::all_of(inside, [](char c) { return isDigit(c) || c == ','; });
        if (!isInterval) {
            m_out += "\\{";
            m_rest.remove_prefix(1);
            return;
        }
        m_out += inside.front() == ',' ? "{0" : "{";
        m_out += inside;
        m_out += '}';
        m_rest.remove_prefix(end + 1);
        if (m_rest.starts_with("+")) {
            m_problem = "an interval with + behind it"; // possessive in one, repeated in the other
        }
    }

    void brackets()
    {
        m_rest.remove_prefix(1);
        m_out += '[';
        if (take("^")) {
            m_out += '^';
        }
        if (m_rest.starts_with("]")) {
            m_problem = "[]";
            return;
        }
        while (m_problem.empty()) {
            if (m_rest.empty()) {
                m_problem = "[ without ]";
            } else if (m_rest.front() == '[' || m_rest.starts_with("&&")) {
                m_problem = "a class inside a class";
            } else if (m_rest.front() == '\\') {
                escape(true);
            } else {
                const char next = m_rest.front();
                m_out += next;
                m_rest.remove_prefix(1);
                if (next == ']') {
                    return;
                }
            }
        }
    }

    void putClass(std::string_view content, bool inBrackets, bool negated = false)
    {
        if (inBrackets) {
            m_out += content;
            return;
        }
        m_out += negated ? "[^" : "[";
        m_out += content;
        m_out += ']';
    }

    void boundary(bool negated)
    {
        const std::string is = "[" + std::string(word) + "]";
        const std::string edge = "(?<=" + is + ")(?!" + is + ")|(?<!" + is + ")(?=" + is + ")";
        m_out += negated ? "(?!" + edge + ")" : "(?:" + edge + ")";
    }

    // \p{L}, \P{L}, \p{^L}, \p{Han}
    void property(char letter)
    {
        const std::size_t end = m_rest.find('}');
        if (!m_rest.starts_with("{") || end == std::string_view::npos) {
            m_problem = "\\p without {...}";
            return;
        }
        std::string_view name = m_rest.substr(1, end - 1);
        m_rest.remove_prefix(end + 1);
        bool negated = letter == 'P';
        if (name.starts_with('^')) {
            negated = !negated;
            name.remove_prefix(1);
        }
        m_out += negated ? "\\P{" : "\\p{";
        // Longer names are scripts; PCRE2 would take in the characters that scripts share.
        m_out += name.size() > 2 ? "sc:" : "";
        m_out += name;
        m_out += '}';
    }

    // \xHH, \x{H...} and \uHHHH
    void codePoint(char letter)
    {
        std::string_view digits;
        bool isWhole = true;
        if (letter == 'x' && m_rest.starts_with("{")) {
            const std::size_t end = std::min(m_rest.find('}'), m_rest.size());
            digits = m_rest.substr(1, end - 1);
            m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        } else {
            digits = m_rest.substr(0, letter == 'x' ? 2 : 4);
            isWhole = digits.size() == (letter == 'x' ? 2 : 4);
            m_rest.remove_prefix(digits.size());
        }
        if (!isWhole || digits.empty() || digits.size() > 6
            || !std::ranges::all_of(digits, isHexDigit)) {
            m_problem = std::string("\\") + letter;
            return;
        }
        m_out += "\\x{";
        m_out += digits;
        m_out += '}';
    }

    void escape(bool inBrackets)
    {
        if (m_rest.size() < 2) {
            m_problem = "a backslash at the end";
            return;
        }
        const char letter = m_rest[1];
        m_rest.remove_prefix(2);
        switch (letter) {
        case 's':
            return putClass(space, inBrackets);
        case 'S':
            return putClass(notSpace, inBrackets);
        case 'w':
            return putClass(word, inBrackets);
        case 'd':
            return putClass("\\p{Nd}", inBrackets);
        case 'D':
            return putClass("\\P{Nd}", inBrackets);
        case 'p':
        case 'P':
            return property(letter);
        case 'x':
        case 'u':
            return codePoint(letter);
        case 'v':
            m_out += "\\x0b";
            return;
        case 'n':
        case 'r':
        case 't':
        case 'f':
        case 'a':
        case 'e':
            break;
        case 'W':
            if (!inBrackets) {
                return putClass(word, false, true);
            }
            [[fallthrough]];
        default:
            if (!inBrackets && (letter == 'b' || letter == 'B')) {
                return boundary(letter == 'B');
            }
            if (std::isalnum(static_cast<unsigned char>(letter)) != 0
                && (inBrackets || (letter != 'A' && letter != 'z'))) {
                m_problem = std::string("\\") + letter;
                return;
            }
        }
        m_out += '\\';
        m_out += letter;
    }

    std::string_view m_rest;
    std::string m_out;
    std::string m_problem; // empty while all is well
};

} // namespace

Result<std::string> translateRegex(std::string_view pattern, const std::string &where)
{
    if (!isValidUtf8(pattern)) {
        return fail(ErrorCode::BadInput, "the regular expression is not UTF-8 text", where);
    }
    Translation translation(pattern);
    if (!translation.run()) {
        return fail(ErrorCode::Unsupported,
            "the regular expression " + inQuotes(pattern)
                + " has a part that this build does not read: " + inQuotes(translation.problem()),
            where);
    }
    return translation.result();
}

} // namespace tp
