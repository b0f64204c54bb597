#include "indicator/definition.hpp"

namespace chengxin::indicator {

std::string Definition::excused() const {
    constexpr std::string_view met = ".met";
    bool const is_duty = take == Take::share && top.starts_with("duty.") && top.ends_with(met);
    return is_duty ? top.substr(0, top.size() - met.size()) + ".excused" : std::string();
}

bool Definition::is_in_cells() const {
    bool const adds_up = (take == Take::count || take == Take::sum) && sort == Sort::facts;
    return adds_up || (take == Take::stock && sort == Sort::standing);
}

bool Definition::is_tallied() const {
    if (sort != Sort::facts) return false;
    return take == Take::distinct || (!each.empty() && (take == Take::count || take == Take::sum));
}

}  // namespace chengxin::indicator
