#include "pack/vocabulary.hpp"

#include <algorithm>

#include "pack/file_kinds.hpp"

namespace chengxin::pack {

namespace {

template <typename Items>
auto const* find_named(Items const& items, std::string_view name) {
    auto const found = std::ranges::find_if(items, [&](auto const& item) { return item.name == name; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

RowKind const* FileKind::row(std::string_view row_name) const { return find_named(rows, row_name); }

Key const* FileKind::key(std::string_view key_name) const {
    auto const* found = find_named(keys, key_name);
    return found != nullptr ? found : find_named(header_keys(), key_name);
}

std::vector<Key> const& header_keys() {
    static std::vector<Key> const keys{titled,
                                       {"source", Shape::texts, Refers::clause, needed},
                                       {"note", Shape::text},
                                       {"first", Shape::day},
                                       {"past", Shape::day},
                                       {"adds", Shape::yes_no},
                                       {"replaces", Shape::yes_no}};
    return keys;
}

std::vector<FileKind> const& vocabulary() {
    static std::vector<FileKind> const kinds{
        pack_kind(), list_kind(), setting_kind(), group_kind(),     link_kind(),      body_kind(), calendar_kind(),
        fact_kind(), duty_kind(), flow_kind(),    indicator_kind(), appraisal_kind(), page_kind()};
    return kinds;
}

FileKind const* file_kind(std::string_view name) { return find_named(vocabulary(), name); }

std::vector<std::string_view> words_of(std::string_view words) {
    std::vector<std::string_view> found;
    while (!words.empty()) {
        auto const end = std::min(words.find(' '), words.size());
        found.push_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return found;
}

bool is_word(std::string_view words, std::string_view word) { return std::ranges::count(words_of(words), word) != 0; }

}  // namespace chengxin::pack
