#pragma once

#include <boost/regex.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy.hpp"

/// As much of C++ (and TypeScript) as the rules need to understand.
namespace chengxin::tidy {

/// A string literal; neighbours that the compiler would join are joined.
struct Literal {
    std::size_t first;  ///< offset of its opening quote
    std::string text;   ///< as written: escapes are left alone
};

struct Scanned {
    std::string code;  ///< the text with comments and literals blanked, of the same length and lines
    std::vector<Literal> literals;
};

inline bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Past the end of what begins at `at`: a comment, a raw string, a quoted literal; `at` itself if none of them does.
inline std::size_t past_blank(std::string_view text, std::size_t at) {
    auto const past_of = [&](std::string_view end, std::size_t from) {
        auto const found = text.find(end, from);
        return found == std::string_view::npos ? text.size() : found + end.size();
    };
    auto const rest = text.substr(at);
    if (rest.starts_with("//")) return std::min(text.find('\n', at), text.size());
    if (rest.starts_with("/*")) return past_of("*/", at + 2);
    if (rest.starts_with("R\"") && (at == 0 || !is_word(text[at - 1]))) {
        auto const open = text.find('(', at);
        return past_of(")" + std::string(text.substr(at + 2, open - at - 2)) + "\"", open);
    }
    char const quote = text[at];
    if (quote != '"' && quote != '\'' && quote != '`') return at;
    if (quote == '\'' && at > 0 && is_word(text[at - 1])) return at;  // 10'000
    for (auto i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == quote)
            return i + 1;
        else if (text[i] == '\n' && quote != '`')
            return i;
    }
    return text.size();
}

inline Scanned scan(std::string const& text) {
    Scanned scanned{text, {}};
    bool joins = false;  // nothing but blanks since the last literal
    for (std::size_t at = 0; at < text.size();) {
        auto const past = past_blank(text, at);
        if (past == at) {
            joins = joins && std::isspace(static_cast<unsigned char>(text[at])) != 0;
            ++at;
            continue;
        }
        bool const is_raw = text[at] == 'R';
        bool const is_include = text[at] == '"' && text.substr(0, at).ends_with("#include ");
        if ((text[at] == '"' || is_raw) && !is_include) {
            auto const open = is_raw ? text.find('(', at) + 1 : at + 1;
            auto const close = is_raw ? text.rfind(')', past - 1) : past - 1;
            auto const inner = text.substr(open, std::max(open, close) - open);
            if (joins)
                scanned.literals.back().text += inner;
            else
                scanned.literals.push_back({at, inner});
            joins = true;
        }
        for (; at < past; ++at) {
            if (text[at] != '\n' && !is_include) scanned.code[at] = ' ';
        }
    }
    return scanned;
}

inline std::size_t line_at(std::string_view text, std::size_t offset) {
    return 1 +
           static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// Past the brace that closes the one at `open`.
inline std::size_t past_block(std::string_view code, std::size_t open) {
    int depth = 0;
    for (auto at = open; at < code.size(); ++at) {
        if (code[at] == '{') ++depth;
        if (code[at] == '}' && --depth == 0) return at + 1;
    }
    return code.size();
}

struct Function {
    std::string name;
    std::size_t first_line;
    std::size_t lines;
};

/// Functions at namespace and class level, lambdas kept by a name there included.
inline std::vector<Function> functions_of(std::string_view code) {
    static boost::regex const container(R"(\b(namespace|class|struct|union|enum|extern)\b[^()]*$)");
    static boost::regex const access(R"(^\s*(public|private|protected)$)");
    static boost::regex const named(R"(([~\w:]+)\s*\()");
    std::vector<Function> functions;
    std::string head;  // of what may begin at the next brace
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at] == '#') at = std::min(code.find('\n', at), code.size() - 1);
        // NOLINTNEXTLINE(bugprone-branch-clone): two reasons for one deed
        if (code[at] == ';' || code[at] == '}' || (code[at] == ':' && boost::regex_search(head, access))) {
            head.clear();
        } else if (code[at] != '{') {
            if (!head.empty() || std::isspace(static_cast<unsigned char>(code[at])) == 0) head += code[at];
        } else if (boost::regex_search(head, container)) {
            head.clear();
        } else {
            auto const past = past_block(code, at);
            auto const next = code.find_first_not_of(" \n", past);
            bool const is_initializer = next != std::string_view::npos && (code[next] == ',' || code[next] == '{');
            boost::smatch match;
            if (!is_initializer && boost::regex_search(head, match, named)) {
                auto const lines = line_at(code, past - 1) - line_at(code, at) + 1;
                auto const head_lines = static_cast<std::size_t>(std::ranges::count(head, '\n'));
                functions.push_back({match[1], line_at(code, at) - head_lines, lines + head_lines});
            }
            if (!is_initializer) head.clear();
            at = past - 1;
        }
    }
    return functions;
}

}  // namespace chengxin::tidy
