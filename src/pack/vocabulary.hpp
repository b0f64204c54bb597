#pragma once

#include <string_view>
#include <vector>

/// The words of the pack language as data: kinds of files, their keys and rows, and what may stand behind a key.
/// source: docs/packs.md, "The files"
namespace chengxin::pack {

/// The form of a value in canonical JSON. `number`, `ratio`, `day` and `value` may be "$setting" too.
enum class Shape {
    text,
    yes_no,
    number,       ///< whole
    path_number,  ///< whole, or "@path"
    ratio,        ///< whole, or "2/3"
    day,          ///< 2026-11-24
    month_day,    ///< "11-24"
    due,          ///< whole (day of the month), or "11-24"
    numbers,      ///< a list of whole numbers
    texts,        ///< a list
    one_or_more,  ///< a text, or a list of them
    condition,
    value,  ///< any single value, or a list of them
};

/// What a name behind a key stands for; what it names must exist.
enum class Refers {
    nothing,
    clause,
    list,
    calendar,
    season,
    group,
    fact,
    flow,
    indicator,
    appraisal,
    body,
    link,
    role,
    who,      ///< a role, a group about persons, a person field of the same file, or author, handler …
    scope,    ///< who, or a circle of readers such as township
    subject,  ///< a kind of subject, a link, a body, a flow, a fact
    end,      ///< a subject, or option:LIST
    stream,
    counted,  ///< a stream, or outcomes of duties and clocks
};

struct Key {
    std::string_view name;
    Shape shape;
    Refers refers = Refers::nothing;
    bool required = false;
    /// A closed choice, separated by spaces.
    std::string_view words = {};  // NOLINT(readability-redundant-member-init): without it gcc warns of each Key{…}
};

struct RowKind {
    std::string_view name;
    std::vector<Key> keys;
    bool required = false;  ///< the file needs at least one
};

struct FileKind {
    std::string_view name;
    std::vector<Key> keys;
    std::vector<RowKind> rows;

    RowKind const* row(std::string_view row_name) const;
    Key const* key(std::string_view key_name) const;  ///< keys of every header included
};

/// pack first, then as docs/packs.md tells of them.
std::vector<FileKind> const& vocabulary();
FileKind const* file_kind(std::string_view name);
/// Keys that every header takes.
std::vector<Key> const& header_keys();

std::vector<std::string_view> words_of(std::string_view words);
bool is_word(std::string_view words, std::string_view word);

constexpr std::string_view subject_kinds =
    "person household villager_group grid village township county unit branch enterprise matter fact group_of_people";
constexpr std::string_view present_roles = "self author asker handler resident from";
constexpr std::string_view reader_scopes =
    "author about asker handler station branch village township county_leaders discipline supervision public resident";
constexpr std::string_view comparison_words = "is is_not in not_in at_least at_most more_than less_than known";
constexpr std::string_view anchor_words = "of days_after workdays_after months_after";
constexpr std::string_view leaf_words = "field setting has lacks group not_group figure";

}  // namespace chengxin::pack
