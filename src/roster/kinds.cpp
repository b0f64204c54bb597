#include "roster/kinds.hpp"

#include <algorithm>
#include <array>

namespace chengxin::roster {

namespace {

constexpr std::array<std::string_view, 2> person_sealed{"name", "phone"};
constexpr std::array<std::string_view, 3> household_sealed{"address", "head", "phone"};
constexpr std::array<std::string_view, 2> member_sealed{"id_number", "name"};
constexpr std::array<std::string_view, 1> exit_sealed{"note"};
constexpr std::array<std::string_view, 1> import_sealed{"file"};
constexpr std::array<std::string_view, 1> reveal_sealed{"purpose"};

struct BuiltIn {
    std::string_view kind;
    std::span<std::string_view const> sealed;
    std::string_view key;
    bool is_standing;
    bool changes_roster;
};

std::array const built_in{
    BuiltIn{"account", {}, "", true, false},
    BuiltIn{"division", {}, "", true, true},
    BuiltIn{"duty_exit", exit_sealed, "", false, false},
    BuiltIn{erasure_kind, {}, "", false, false},
    BuiltIn{"household", household_sealed, "", true, false},
    BuiltIn{"household_member", member_sealed, "member", true, false},
    BuiltIn{"import", import_sealed, "", false, false},
    BuiltIn{"link", {}, "", false, false},
    BuiltIn{"link_end", {}, "", false, false},
    BuiltIn{"pack", {}, "name", true, true},
    BuiltIn{"person", person_sealed, "", true, false},
    BuiltIn{reveal_kind, reveal_sealed, "", false, false},
    BuiltIn{"unit", {}, "", true, false},
};

BuiltIn const* find(std::string_view kind) {
    auto const found = std::ranges::find(built_in, kind, &BuiltIn::kind);
    return found == built_in.end() ? nullptr : &*found;
}

}  // namespace

bool is_built_in(std::string_view kind) { return find(kind) != nullptr; }

std::span<std::string_view const> sealed_fields(std::string_view kind) {
    auto const* known = find(kind);
    return known == nullptr ? std::span<std::string_view const>() : known->sealed;
}

std::string_view key_field(std::string_view kind) {
    auto const* known = find(kind);
    return known == nullptr ? std::string_view() : known->key;
}

bool is_standing(std::string_view kind) {
    auto const* known = find(kind);
    return known != nullptr && known->is_standing;
}

bool is_registration(std::string_view kind) {
    constexpr std::array registrations{Division::kind_name, Unit::kind_name, Person::kind_name, Household::kind_name,
                                       Member::kind_name,   Link::kind_name, LinkEnd::kind_name};
    return std::ranges::find(registrations, kind) != registrations.end();
}

bool changes_roster(std::string_view kind) {
    auto const* known = find(kind);
    return known != nullptr && known->changes_roster;
}

}  // namespace chengxin::roster
