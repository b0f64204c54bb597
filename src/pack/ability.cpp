#include "pack/ability.hpp"

#include <algorithm>
#include <array>

#include "pack/rows.hpp"
#include "pack/vocabulary.hpp"

namespace chengxin::pack {

namespace {

/// Kinds of files that are checked, and of which nothing runs.
constexpr std::string_view kinds_unable = "flow appraisal page";

/// Those that may be in force for a while only.
constexpr std::string_view kinds_dated = "fact duty";

/// Keys by kind of file; "kind.row" for those of rows.
struct Unable {
    std::string_view where;
    std::string_view keys;
};
constexpr std::array unables{
    Unable{"link", "from_if to_if end_if follows check"},
    Unable{"body", "members rule"},
    Unable{"fact", "anonymous restricted stale_on offer"},
    Unable{"fact.field", "known"},
    Unable{"duty", "season due after due_days late_days"},
    Unable{"duty.answer", "by to worth as"},
    Unable{"indicator", "credit skip_if min_cell sees"},
    Unable{"calendar", "day season rest"},
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

using condition::Leaf;
using condition::Subject;

/// The paths that a leaf reads on either side.
std::vector<std::string> paths_of(Leaf const& leaf) {
    std::vector<std::string> paths;
    if (leaf.subject == Subject::field) paths.push_back(leaf.name);
    if (!leaf.anchor_path.empty()) paths.push_back(leaf.anchor_path);
    auto const add = [&](json::Value const& right) {
        bool const is_path = right.is_string() && std::string_view(right.get_string()).starts_with('@');
        if (is_path) paths.emplace_back(std::string_view(right.get_string()).substr(1));
    };
    add(leaf.right);
    if (!leaf.right.is_array()) return paths;
    for (auto const& item : leaf.right.get_array()) add(item);
    return paths;
}

/// Whether every leaf passes, and all its paths.
template <typename LeafPasses, typename PathPasses>
bool all_pass(condition::Condition const& condition, LeafPasses leaf_passes, PathPasses path_passes) {
    return std::ranges::all_of(condition.lines(), [&](condition::Line const& line) {
        return std::ranges::all_of(line, [&](Leaf const& leaf) {
            bool const reckons = leaf.anchor != condition::Anchor::workdays_after;
            return reckons && leaf_passes(leaf) && std::ranges::all_of(paths_of(leaf), path_passes);
        });
    });
}

}  // namespace

bool reads_record(condition::Condition const& condition, fact::Kind const& kind) {
    return all_pass(
        condition, [](Leaf const& leaf) { return leaf.subject == Subject::field || leaf.subject == Subject::setting; },
        [&](std::string const& path) {
            return path == "day" || path == "confirmed" || kind.field(path.substr(0, path.find('.'))) != nullptr;
        });
}

fact::Field const* private_field(condition::Condition const& condition, fact::Kind const& kind) {
    for (auto const& line : condition.lines()) {
        for (auto const& leaf : line) {
            auto const* field = kind.field(std::string_view(leaf.name).substr(0, leaf.name.find('.')));
            if (leaf.subject == condition::Subject::field && field != nullptr && !field->sees.empty()) return field;
        }
    }
    return nullptr;
}

bool reads_ends(condition::Condition const& condition) {
    return all_pass(
        condition, [](Leaf const& leaf) { return leaf.subject == Subject::field || leaf.subject == Subject::setting; },
        [](std::string const& path) { return path.starts_with("from.") || path.starts_with("to."); });
}

bool reads_attributes(condition::Condition const& condition, std::function<bool(Leaf const&)> const& may_hold) {
    auto const leaf_passes = [&](Leaf const& leaf) {
        if (!leaf.thing.empty() || !leaf.to.empty()) return false;
        switch (leaf.subject) {
            case Subject::field:
            case Subject::setting: return true;
            case Subject::has:
            case Subject::lacks:
            case Subject::group:
            case Subject::not_group: return may_hold(leaf);
            case Subject::figure: return false;
        }
        return false;
    };
    return all_pass(condition, leaf_passes, [](std::string const& path) { return path.starts_with("about."); });
}

std::optional<std::string> first_unable(std::string_view kind, json::Object const& file) {
    if (is_word(kinds_unable, kind)) return "这一类文件";
    if (kind == "pack" && is_word("province township", text_at(file, "owner"))) return "只在一部分地方生效的工作法";
    if (kind != "pack") {
        bool const is_dated = is_word(kinds_dated, kind);
        for (auto const* key : {"adds", "replaces", "first", "past"}) {
            if (is_dated && is_word("first past", key)) continue;
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
