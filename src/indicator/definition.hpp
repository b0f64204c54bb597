#pragma once

#include <optional>
#include <string>
#include <vector>

#include "duty/rule.hpp"

/// Figures over facts, by division and month, current at every commit. source: docs/packs.md
namespace chengxin::indicator {

enum class Take {
    count,     ///< events
    sum,       ///< of a number that they tell
    distinct,  ///< different values that they tell
    stock,     ///< what holds at the end of the span
    least,     ///< the smallest number that another indicator has of any member of a group
    share,     ///< one stream of another
};

/// What the streams of `over` are. One indicator is over streams of one sort.
enum class Sort {
    facts,      ///< kinds of what happens on a day
    standing,   ///< kinds of what holds until it ends
    links,      ///< links held
    begun,      ///< links begun: "pairing.begin"
    ended,      ///< "pairing.end"
    group,      ///< members of groups
    body,       ///< bodies that have their members
    indicator,  ///< another indicator
};

/// A seat of a body and how many must hold it for the body to be complete.
struct SeatRule {
    std::string link;
    std::int64_t least = 0;
    std::int64_t most = 0;  ///< 0: no bound
};

struct Definition {
    std::string name;
    std::string title;
    Take take = Take::count;
    Sort sort = Sort::facts;
    std::vector<std::string> over;  ///< kinds, links, groups, or an indicator
    condition::Condition when;      ///< fields of the event; of a link, attributes of its ends
    std::string field;              ///< sum: a number; distinct, stock: what is told apart; "" if each counts
    std::string times;              ///< sum: by what the number is multiplied; ""
    std::string split;              ///< a field with options; "" if it is not split
    std::string each;               ///< "" for divisions; "about": kept for each subject as well
    std::vector<SeatRule> seats;    ///< of the body
    std::string group;              ///< least: among whom
    std::string top;                ///< share: streams
    std::string bottom;
    std::string unit;
    std::string shown_in;  ///< a larger unit to show it in; ""
    std::vector<std::string> per;
    std::optional<Date> since;  ///< from which day on it is counted
    std::string goal_is;
    json::Value goal;         ///< a number, or null
    std::string goal_within;  ///< a ratio, "5/100"; ""
    std::string figure;       ///< id of a headline figure of the source document; ""
    std::vector<std::string> source;

    /// What is counted beside the share without being part of it: the duty's honest exits. "" if it has none.
    std::string excused() const;
    /// Whether its numbers are added up in cells as facts come; all others are read off something else.
    bool is_in_cells() const;
    /// Whether it is kept for each thing that it tells apart.
    bool is_tallied() const;
};

}  // namespace chengxin::indicator
