#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"

/// Reading canonical JSON of packs that has passed the checks: what is absent is empty.
namespace chengxin::pack {

inline std::string text_at(json::Object const& row, std::string_view key) {
    auto const* value = row.if_contains(key);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

inline bool yes_at(json::Object const& row, std::string_view key, bool otherwise = false) {
    auto const* value = row.if_contains(key);
    return value != nullptr && value->is_bool() ? value->get_bool() : otherwise;
}

/// One text, or a list of them.
inline std::vector<std::string> texts_at(json::Object const& row, std::string_view key) {
    std::vector<std::string> texts;
    auto const* value = row.if_contains(key);
    if (value == nullptr) return texts;
    if (value->is_string()) texts.emplace_back(value->get_string());
    if (!value->is_array()) return texts;
    for (auto const& item : value->get_array()) {
        if (item.is_string()) texts.emplace_back(item.get_string());
    }
    return texts;
}

inline std::optional<std::int64_t> number_at(json::Object const& row, std::string_view key) {
    auto const* value = row.if_contains(key);
    return value != nullptr && value->is_int64() ? std::optional(value->get_int64()) : std::nullopt;
}

inline std::vector<json::Object const*> rows_at(json::Object const& file, std::string_view key) {
    std::vector<json::Object const*> rows;
    auto const* value = file.if_contains(key);
    if (value == nullptr || !value->is_array()) return rows;
    for (auto const& item : value->get_array()) {
        if (item.is_object()) rows.push_back(&item.get_object());
    }
    return rows;
}

}  // namespace chengxin::pack
