#include "indicator/saying.hpp"

#include <algorithm>
#include <array>

#include "base/quantity.hpp"

namespace chengxin::indicator {

namespace {

/// Decimal places that a larger unit stands away from the one that is counted in.
struct Larger {
    std::string_view unit;
    std::string_view shown_in;
    int places;
};
constexpr std::array larger{Larger{"分", "元", 2}, Larger{"分", "万元", 6}, Larger{"分", "亿元", 10}};

constexpr int places_of_share = 2;

/// A whole number with the point moved to the left: exactly, no noughts behind.
std::string moved(std::int64_t value, int places) {
    std::string digits = std::to_string(value < 0 ? -value : value);
    if (std::ssize(digits) <= places) digits.insert(0, static_cast<std::size_t>(places + 1) - digits.size(), '0');
    auto whole = digits.substr(0, digits.size() - static_cast<std::size_t>(places));
    auto rest = digits.substr(whole.size());
    while (!rest.empty() && rest.back() == '0') rest.pop_back();
    if (!rest.empty()) whole += "." + rest;
    return value < 0 ? "-" + whole : whole;
}

}  // namespace

std::string say(Definition const& definition, std::optional<std::int64_t> value) {
    if (!value) return "—";
    if (definition.take == Take::share) return moved(*value, places_of_share) + "%";
    auto const shown = std::ranges::find_if(
        larger, [&](Larger const& one) { return one.unit == definition.unit && one.shown_in == definition.shown_in; });
    if (shown == larger.end()) return std::to_string(*value) + " " + definition.unit;
    return moved(*value, shown->places) + " " + definition.shown_in;
}

std::optional<bool> meets_goal(Definition const& definition, std::optional<std::int64_t> value) {
    if (!value || !definition.goal.is_int64()) return std::nullopt;
    constexpr std::int64_t hundredths_a_percent = 100;
    auto const goal = definition.goal.get_int64() * (definition.take == Take::share ? hundredths_a_percent : 1);
    if (definition.goal_is == "is") return *value == goal;
    if (definition.goal_is == "at_least") return *value >= goal;
    if (definition.goal_is == "more_than") return *value > goal;
    if (definition.goal_is != "about") return std::nullopt;
    auto const within = Quantity::of(json::Value(definition.goal_within));
    auto const bound = within ? Quantity::of(json::Value(goal))->times(*within) : std::nullopt;
    auto const order = bound ? Quantity::of(json::Value(*value > goal ? *value - goal : goal - *value))->compare(*bound)
                             : std::nullopt;
    return order ? std::optional(*order <= 0) : std::nullopt;
}

}  // namespace chengxin::indicator
