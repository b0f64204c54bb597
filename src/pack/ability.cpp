#include "pack/ability.hpp"

#include <algorithm>
#include <array>

#include "pack/rows.hpp"
#include "pack/vocabulary.hpp"

namespace chengxin::pack {

namespace {

/// Kinds of files that are checked, and of which nothing runs.
constexpr std::string_view kinds_unable = "calendar flow appraisal page";

/// Keys by kind of file; "kind.row" for those of rows.
struct Unable {
    std::string_view where;
    std::string_view keys;
};
constexpr std::array unables{
    Unable{"link", "from_if to_if end_if follows check"},
    Unable{"body", "members rule"},
    Unable{"fact", "anonymous confirm_by confirm_days restricted stale_on offer"},
    Unable{"fact.field", "known"},
    Unable{"duty", "days season calendar due after due_days late_days"},
    Unable{"duty.answer", "by to worth as"},
    Unable{"duty.exit", "by"},
    Unable{"indicator", "each credit split since group field times skip_if min_cell sees"},
    Unable{"pack", "off"},
};

std::optional<std::string> unable_key(std::string_view where, json::Object const& row) {
    auto const found = std::ranges::find(unables, where, &Unable::where);
    if (found == unables.end()) return std::nullopt;
    for (auto const key : words_of(found->keys)) {
        if (row.contains(key)) return "“" + std::string(key) + "”";
    }
    return std::nullopt;
}

/// How many may be chosen is checked of no list yet.
bool bounds_a_choice(std::string_view where, json::Object const& row) {
    bool const is_bounded = row.contains("least") || row.contains("most");
    return where == "fact.field" && is_bounded && !is_word("text long_text count money", text_at(row, "type"));
}

}  // namespace

std::optional<std::string> first_unable(std::string_view kind, json::Object const& file) {
    if (is_word(kinds_unable, kind)) return "这一类文件";
    if (kind == "pack" && is_word("province township", text_at(file, "owner"))) return "只在一部分地方生效的工作法";
    if (kind != "pack") {
        for (auto const* key : {"adds", "replaces", "first", "past"}) {
            if (file.contains(key)) return "“" + std::string(key) + "”";
        }
    }
    if (auto found = unable_key(kind, file)) return found;
    auto const* known = file_kind(kind);
    if (known == nullptr) return "这一类文件";
    for (auto const& rows : known->rows) {
        std::string const where = std::string(kind) + "." + std::string(rows.name);
        for (auto const* row : rows_at(file, rows.name)) {
            if (auto found = unable_key(where, *row)) return found;
            if (bounds_a_choice(where, *row)) return "多选的 least、most";
        }
    }
    return std::nullopt;
}

}  // namespace chengxin::pack
