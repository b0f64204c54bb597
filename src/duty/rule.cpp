#include "duty/rule.hpp"

#include <algorithm>

namespace chengxin::duty {

namespace {

std::string stream(std::string_view duty, std::string_view outcome) {
    return "duty." + std::string(duty) + "." + std::string(outcome);
}

}  // namespace

Exit const* Rule::exit(std::string_view exit_name) const {
    auto const found = std::ranges::find(exits, exit_name, &Exit::name);
    return found == exits.end() ? nullptr : &*found;
}

std::int64_t Rule::times_on(fact::Catalogue const& catalogue, Date day) const {
    if (times.is_int64()) return times.get_int64();
    auto const setting_name = std::string_view(times.get_string()).substr(1);  // "$visit.min"
    auto const setting = catalogue.settings.find(setting_name);
    CHECK(setting != catalogue.settings.end());
    auto const* value = setting->second.on(day);
    CHECK(value != nullptr && value->is_int64());
    return value->get_int64();
}

std::string stream_owed(std::string_view duty) { return stream(duty, "owed"); }
std::string stream_met(std::string_view duty) { return stream(duty, "met"); }
std::string stream_excused(std::string_view duty) { return stream(duty, "excused"); }

}  // namespace chengxin::duty
