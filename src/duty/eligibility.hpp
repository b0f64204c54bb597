#pragma once

#include <map>
#include <string>
#include <vector>

#include "duty/duty_rules.hpp"
#include "duty/rule.hpp"
#include "roster/roster_store.hpp"

namespace chengxin::duty {

/// A value that holds of a subject from one day to another.
struct HeldSpan {
    Date first{};
    Date past{};
    json::Object answers;
};

/// Everything that holds of one subject, by kind, and where it is.
struct Held {
    std::map<std::string, std::vector<HeldSpan>, std::less<>> kinds;
    std::vector<roster::HouseholdRow> places;
};

/// On which days the subject meets the rule's condition. What holds changes on a few days only: the condition is asked
/// once between any two of them.
std::vector<Eligible> eligible_days(fact::Catalogue const& catalogue, Rule const& rule, Held const& held);

}  // namespace chengxin::duty
