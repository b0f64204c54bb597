#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace chengxin::intake {

/// What a column may hold.
struct Field {
    std::string_view name;
    std::string_view title;
    bool required = false;
    std::vector<std::string_view> headers;  ///< how offices call it
};

/// A kind of table that can be imported: one row is one registration or one link.
struct Form {
    std::string_view name;  ///< a built-in kind: division, unit, person, household, household_member, link
    std::string_view title;
    std::vector<Field> fields;

    /// By name or title. Null if there is none.
    Field const* field(std::string_view name_or_title) const;
};

std::span<Form const> forms();
/// By name or title. Null if there is none.
Form const* find_form(std::string_view name_or_title);

}  // namespace chengxin::intake
