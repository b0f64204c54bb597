#include "duty/rule.hpp"

#include <algorithm>

namespace chengxin::duty {

namespace {

std::string stream(std::string_view duty, std::string_view outcome) {
    return "duty." + std::string(duty) + "." + std::string(outcome);
}

/// What is written plainly, or as "$setting" and then as on `day`. in: checked when the pack was compiled.
json::Value value_on(fact::Catalogue const& catalogue, json::Value const& written, Date day) {
    if (!written.is_string()) return written;
    auto const setting = catalogue.settings.find(std::string_view(written.get_string()).substr(1));  // "$visit.min"
    CHECK(setting != catalogue.settings.end());
    auto const* value = setting->second.on(day);
    CHECK(value != nullptr);
    return *value;
}

}  // namespace

Exit const* Rule::exit(std::string_view exit_name) const {
    auto const found = std::ranges::find(exits, exit_name, &Exit::name);
    return found == exits.end() ? nullptr : &*found;
}

std::int64_t Rule::times_on(fact::Catalogue const& catalogue, Date day) const {
    if (!days.is_null()) return static_cast<std::int64_t>(days_in(catalogue, day).size());
    auto const value = value_on(catalogue, times, day);
    CHECK(value.is_int64());
    return value.get_int64();
}

bool Rule::is_asked_on(fact::Catalogue const& catalogue, Date day) const {
    return days.is_null() || days_in(catalogue, first_of_month(month_number(day))).contains(day);
}

std::set<Date> Rule::days_in(fact::Catalogue const& catalogue, Date first) const {
    std::set<Date> asked;
    if (days.is_null()) return asked;
    auto const past = first_of_month(month_number(first) + 1);
    auto const numbers = value_on(catalogue, days, first);
    for (auto const& number : numbers.get_array()) {
        Date const day = first + std::chrono::days{number.get_int64() - 1};
        if (day >= past) continue;  // a short month has no 31st
        auto const moved = std::ranges::find(shifts, day, &std::pair<Date, Date>::first);
        asked.insert(moved == shifts.end() ? day : moved->second);
    }
    return asked;
}

std::string stream_owed(std::string_view duty) { return stream(duty, "owed"); }
std::string stream_met(std::string_view duty) { return stream(duty, "met"); }
std::string stream_excused(std::string_view duty) { return stream(duty, "excused"); }

std::string group_rule(std::string_view group) { return "group." + std::string(group); }

}  // namespace chengxin::duty
