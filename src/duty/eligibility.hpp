#pragma once

#include <map>
#include <string>
#include <vector>

#include "duty/duty_rules.hpp"
#include "duty/rule.hpp"
#include "roster/divisions.hpp"
#include "roster/roster_store.hpp"

namespace chengxin::duty {

/// A value, or a link, that holds of a subject from one day to another.
struct HeldSpan {
    Date first{};
    Date past{};
    json::Object answers;
    Number place = 0;  ///< of a link: the division that it leads to, 0 where it leads to none
};

/// Everything that holds of one subject, by kind or link, and where it is.
struct Held {
    std::map<std::string, std::vector<HeldSpan>, std::less<>> kinds;
    std::vector<roster::HouseholdRow> places;  ///< of a household
    Number at = 0;                             ///< of everything else: a division itself, or the county
};

/// How a link from the subject is held. out: its place is that of the other end if that is a division.
HeldSpan held_link(roster::Divisions const& divisions, roster::LinkRow const& link);

/// Where the subject is on the day: a household in its village, a person where the links lead that the rule reads.
Number place_on(Rule const& rule, Held const& held, Date day);

/// On which days the subject meets the rule's condition. What holds changes on a few days only: the condition is asked
/// once between any two of them.
std::vector<Eligible> eligible_days(fact::Catalogue const& catalogue, Rule const& rule, Held const& held);

/// What is owed from when to when; of a group, who belongs to it.
std::vector<Owed> runs_of(fact::Catalogue const& catalogue, Rule const& rule, Held const& held);

}  // namespace chengxin::duty
