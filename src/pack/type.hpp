#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

/// What a path or a value is, as far as conditions compare it.
namespace chengxin::pack {

enum class Sort { any, text, yes_no, number, day, option, options, subject, subjects, file };

struct Type {
    Sort sort = Sort::any;
    // Without initializers gcc warns of each Type{sort}.
    // NOLINTBEGIN(readability-redundant-member-init)
    std::string list = {};                ///< of options; "" when `words` are the options
    std::vector<std::string> words = {};  ///< kinds of subject, or the options where there is no list
    // NOLINTEND(readability-redundant-member-init)

    bool is_subject() const { return sort == Sort::subject || sort == Sort::subjects || sort == Sort::any; }
};

using Fields = std::map<std::string, Type, std::less<>>;

/// in: a `[[field]]` row; a type that is not a word of the language is `any`.
Type type_of_field(json::Object const& row);
/// The type of a column of a list: text, count, yes_no, money.
Type type_of_column(std::string_view name);
/// A plain value of canonical JSON. out: `any` for lists and null.
Type type_of_value(json::Value const& value);

/// An attribute that the roster keeps of subjects of this kind.
std::optional<Type> attribute(std::string_view subject_kind, std::string_view name);
/// Of any of the kinds. out: nothing when none of them has it.
std::optional<Type> attribute(std::vector<std::string> const& subject_kinds, std::string_view name);
Fields attributes(std::string_view subject_kind);

/// Kinds of division that a subject's place can be.
std::vector<std::string> const& place_kinds();

std::string_view to_chinese(Sort sort);

}  // namespace chengxin::pack
