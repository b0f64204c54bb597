#include "pack/type.hpp"

#include <algorithm>
#include <array>

#include "base/quantity.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

struct Attribute {
    std::string_view of;
    std::string_view name;
    Sort sort;
    std::string_view kind = {};
};

/// What is not here is a standing fact.
constexpr std::array attribute_table{
    Attribute{"person", "gender", Sort::text},
    Attribute{"person", "birth_year", Sort::number},
    Attribute{"person", "unit", Sort::subject, "unit"},
    Attribute{"person", "unit_kind", Sort::text},
    Attribute{"household", "registered", Sort::yes_no},
    Attribute{"household", "members", Sort::number},
    Attribute{"household", "adults", Sort::number},
    Attribute{"division", "kind", Sort::text},
    Attribute{"division", "virtual", Sort::yes_no},
    Attribute{"division", "residents", Sort::number},
    Attribute{"division", "adults", Sort::number},
    Attribute{"division", "households", Sort::number},
    Attribute{"division", "parent", Sort::subject, "township"},
    Attribute{"unit", "kind", Sort::text},
    Attribute{"unit", "parent", Sort::subject, "unit"},
    Attribute{"branch", "members", Sort::number},
    Attribute{"branch", "kind", Sort::text},
};

std::string_view table_of(std::string_view kind) {
    bool const is_division = std::ranges::count(place_kinds(), kind) != 0;
    return is_division ? std::string_view("division") : kind;
}

Type type_of(Attribute const& row) {
    Type type{row.sort};
    if (!row.kind.empty()) type.words.emplace_back(row.kind);
    return type;
}

}  // namespace

std::vector<std::string> const& place_kinds() {
    static std::vector<std::string> const kinds{"village", "township", "county", "villager_group", "grid"};
    return kinds;
}

Type type_of_field(json::Object const& row) {
    auto const type = text_at(row, "type");
    if (type == "text" || type == "long_text") return {Sort::text};
    if (type == "choice") return {Sort::option, text_at(row, "list")};
    if (type == "choices") return {Sort::options, text_at(row, "list")};
    if (type == "yes_no") return {Sort::yes_no};
    if (type == "count" || type == "money") return {Sort::number};
    if (type == "date") return {Sort::day};
    if (type == "file") return {Sort::file};
    for (std::string const kind : {"person", "household", "division", "unit", "matter"}) {
        bool const one = type == kind;
        if (!one && type != kind + "s") continue;
        Type found{one ? Sort::subject : Sort::subjects};
        found.words = kind == "division" ? place_kinds() : std::vector{kind};
        return found;
    }
    return {};
}

Type type_of_column(std::string_view name) {
    if (name == "text") return {Sort::text};
    if (name == "yes_no") return {Sort::yes_no};
    return {name == "count" || name == "money" ? Sort::number : Sort::any};
}

Type type_of_value(json::Value const& value) {
    if (value.is_bool()) return {Sort::yes_no};
    if (value.is_int64() || value.is_uint64()) return {Sort::number};
    if (!value.is_string()) return {};
    std::string_view const text = value.get_string();
    if (parse_date(text)) return {Sort::day};
    auto const quantity = Quantity::of(value);
    auto const slash = text.find('/');
    bool const is_ratio = slash != std::string_view::npos && quantity && quantity->times(*quantity).has_value();
    return {is_ratio ? Sort::number : Sort::text};
}

std::optional<Type> attribute(std::string_view subject_kind, std::string_view name) {
    auto const found = std::ranges::find_if(
        attribute_table, [&](Attribute const& row) { return row.of == table_of(subject_kind) && row.name == name; });
    return found == attribute_table.end() ? std::nullopt : std::optional(type_of(*found));
}

std::optional<Type> attribute(std::vector<std::string> const& subject_kinds, std::string_view name) {
    for (auto const& kind : subject_kinds) {
        if (auto found = attribute(kind, name)) return found;
    }
    return std::nullopt;
}

Fields attributes(std::string_view subject_kind) {
    Fields fields;
    for (auto const& row : attribute_table) {
        if (row.of == table_of(subject_kind)) fields.emplace(row.name, type_of(row));
    }
    return fields;
}

std::string_view to_chinese(Sort sort) {
    switch (sort) {
        case Sort::any: return "任意值";
        case Sort::text: return "文字";
        case Sort::yes_no: return "是否";
        case Sort::number: return "数";
        case Sort::day: return "日期";
        case Sort::option: return "单选";
        case Sort::options: return "多选";
        case Sort::subject: return "对象";
        case Sort::subjects: return "多个对象";
        case Sort::file: return "附件";
    }
    return "";
}

}  // namespace chengxin::pack
