#include "base/json_duplicate.hpp"

#include <boost/json.hpp>

#include <set>
#include <vector>

namespace chengxin::json {

namespace {

/// An object or list that the scan is inside of.
struct Level {
    bool is_object = false;
    std::set<std::string> names{};
    std::string name{};     ///< of the member the scan is at
    std::size_t index = 0;  ///< of the item the scan is at
};

std::string pointer_to(std::vector<Level> const& levels) {
    std::string pointer;
    for (auto const& level : levels) {
        pointer += "/" + (level.is_object ? pointer_step(level.name) : std::to_string(level.index));
    }
    return pointer;
}

/// Behind the string literal that begins at `first`.
std::size_t past_literal(std::string_view text, std::size_t first) {
    auto past = first + 1;
    while (text[past] != '"') past += text[past] == '\\' ? 2 : 1;
    return past + 1;
}

}  // namespace

std::string pointer_step(std::string_view name) {
    std::string step;
    for (char const c : name) {
        if (c == '~') {
            step += "~0";
        } else if (c == '/') {
            step += "~1";
        } else {
            step += c;
        }
    }
    return step;
}

std::size_t count_names(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') {
            at = past_literal(text, at) - 1;
        } else if (text[at] == ':') {
            ++count;
        }
    }
    return count;
}

std::optional<std::string> first_duplicate(std::string_view text) {
    std::vector<Level> levels;
    bool name_follows = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        if (c == '{' || c == '[') {
            levels.push_back({c == '{'});
            name_follows = c == '{';
        } else if (c == '}' || c == ']') {
            levels.pop_back();
        } else if (c == ',') {
            ++levels.back().index;
            name_follows = levels.back().is_object;
        } else if (c == '"') {
            auto const literal = text.substr(at, past_literal(text, at) - at);
            at += literal.size() - 1;
            if (!name_follows) continue;
            name_follows = false;
            auto& level = levels.back();
            level.name = std::string_view(boost::json::parse({literal.data(), literal.size()}).get_string());
            if (!level.names.insert(level.name).second) return pointer_to(levels);
        }
    }
    return std::nullopt;
}

}  // namespace chengxin::json
