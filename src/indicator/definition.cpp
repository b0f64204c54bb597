#include "indicator/definition.hpp"

namespace chengxin::indicator {

std::string Definition::excused() const {
    constexpr std::string_view met = ".met";
    bool const is_duty = take == Take::share && top.starts_with("duty.") && top.ends_with(met);
    return is_duty ? top.substr(0, top.size() - met.size()) + ".excused" : std::string();
}

}  // namespace chengxin::indicator
