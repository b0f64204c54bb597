#include "roster/registration_rules.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace chengxin::roster {

namespace {

constexpr std::size_t name_characters_max = 100;  // names of minorities with U+00B7 are long
constexpr std::size_t address_characters_max = 200;
constexpr std::size_t group_characters_max = 30;
constexpr std::int64_t members_max = 99;

Outcome check_optional(std::optional<std::string> const& text, std::size_t most, std::string const& at) {
    return text ? check_text(*text, most, at) : Outcome(Done{});
}

Outcome check_phone(std::optional<std::string> const& phone) {
    if (!phone) return Done{};
    bool const plausible = phone->size() >= 5 && phone->size() <= 20 && std::ranges::all_of(*phone, [](char c) {
                               return (c >= '0' && c <= '9') || c == '-' || c == '+';
                           });
    if (plausible) return Done{};
    return Problem{Refusal::invalid, "phone.malformed", "/answers/phone",
                   "电话号码只能有数字和“-”，5 到 20 位，请核对。"};
}

Outcome check(Division const& division) {
    bool const digits =
        division.code.size() == 12 && std::ranges::all_of(division.code, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) {
        return Problem{Refusal::invalid, "division.code", "/answers/code", "行政区划代码要 12 位数字，请核对。"};
    }
    constexpr std::array<std::string_view, 4> levels{"county", "township", "village", "community"};
    if (std::ranges::count(levels, division.level) == 0) {
        return Problem{Refusal::invalid, "division.level", "/answers/level",
                       "级别只能是 county、township、village、community 之一。"};
    }
    if (division.parent.has_value() == (division.level == "county")) {
        return Problem{Refusal::invalid, "division.parent", "/answers/parent", "县没有上级；乡镇和村要写明上级。"};
    }
    return check_text(division.name, name_characters_max, "/answers/name");
}

Outcome check(Unit const& unit) {
    if (auto const done = check_text(unit.kind, group_characters_max, "/answers/kind"); !done) return done;
    return check_text(unit.name, name_characters_max, "/answers/name");
}

Outcome check(Person const& person) {
    if (auto const done = check_phone(person.phone); !done) return done;
    return check_text(person.name, name_characters_max, "/answers/name");
}

Outcome check(Household const& household) {
    if (auto const done = check_text(household.head, name_characters_max, "/answers/head"); !done) return done;
    if (auto const done = check_optional(household.address, address_characters_max, "/answers/address"); !done)
        return done;
    if (auto const done = check_optional(household.group, group_characters_max, "/answers/group"); !done) return done;
    if (household.members < 0 || household.members > members_max) {
        return Problem{Refusal::invalid, "household.members", "/answers/members",
                       "家庭人口要在 0 到 99 之间，请核对。"};
    }
    return check_phone(household.phone);
}

Outcome check(Member const& member) {
    if (auto const done = check_optional(member.relation, group_characters_max, "/answers/relation"); !done)
        return done;
    if (member.id_number && !is_id_number(*member.id_number)) {
        return Problem{Refusal::invalid, "id_number.malformed", "/answers/id_number",
                       "身份证号不对（最后一位校验不符），请核对。"};
    }
    return check_text(member.name, name_characters_max, "/answers/name");
}

template <typename T>
Outcome check_as(json::Object const& answers) {
    auto const read = json::read_object<T>(answers, "/answers");
    return read ? check(*read) : Outcome(read.error());
}

}  // namespace

bool is_id_number(std::string_view text) {
    constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view check_digits = "10X98765432";
    if (text.size() != weights.size() + 1) return false;
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
        sum += weights[i] * (text[i] - '0');
    }
    return text.back() == check_digits[static_cast<std::size_t>(sum % 11)];
}

Outcome check_text(std::string_view text, std::size_t most, std::string const& at) {
    auto const count = character_count(text);
    if (!count || has_control_character(text)) {
        return Problem{Refusal::malformed, "text.malformed", at, "文字里有无法识别的字符，请删掉后重新输入。"};
    }
    if (*count == 0) return Problem{Refusal::invalid, "text.empty", at, "这里不能空着，请填写。"};
    if (*count > most) {
        return Problem{Refusal::invalid, "text.long", at,
                       "最多 " + std::to_string(most) + " 个字，现在有 " + std::to_string(*count) + " 个，请精简。"};
    }
    return Done{};
}

Outcome check_registration(std::string_view kind, json::Object const& answers) {
    if (kind == Division::kind_name) return check_as<Division>(answers);
    if (kind == Unit::kind_name) return check_as<Unit>(answers);
    if (kind == Person::kind_name) return check_as<Person>(answers);
    if (kind == Household::kind_name) return check_as<Household>(answers);
    if (kind == Member::kind_name) return check_as<Member>(answers);
    return Problem{Refusal::invalid, "registration.kind", "/kind", "没有这一类登记，请刷新后再试。"};
}

}  // namespace chengxin::roster
