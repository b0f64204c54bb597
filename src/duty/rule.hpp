#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "duty/every.hpp"
#include "fact/by_stream.hpp"
#include "fact/kind.hpp"

/// What someone owes by a date, answered by facts. Spans are virtual until answered or excused.
/// source: docs/packs.md; architecture: docs/adr/0007-duties.md
namespace chengxin::duty {

/// A stream that answers a duty.
struct Answer {
    std::string fact;
    condition::Condition when;  ///< fields of that fact
};

/// An honest way out: could_not, not_needed, merged, handed_over.
struct Exit {
    std::string name;
    std::string list;             ///< reasons; "" if none are listed
    std::vector<std::string> by;  ///< links; who has to agree before it excuses
};

/// What is owed by whom. A group that figures look at is a rule as well: its members owe nothing, but are counted in
/// the same way.
struct Rule {
    std::string name;
    std::string title;
    std::string each;                      ///< kind of subject: household, division, person, unit
    std::vector<std::string> levels;       ///< of divisions
    condition::Condition owed_if;          ///< of the subject, by what holds of it
    std::vector<std::string> reads;        ///< standing kinds that owed_if reads, the subject's own kind among them
    std::vector<std::string> reads_links;  ///< links from the subject that it reads
    bool is_group = false;                 ///< who belongs to it is all there is to it
    Every every = Every::year;
    json::Value times = 1;                        ///< a number or "$setting", as on the first day of the span
    std::vector<std::pair<Date, Date>> shifts{};  ///< by public notice: from which day to which, of the same month
    json::Value days;                             ///< of the month, a list or "$setting"; null: any day answers
    std::int64_t held_days = 1;                   ///< of the span, for it to be owed at all
    std::vector<Answer> answers;
    std::vector<Exit> exits;
    std::vector<std::string> owed_by;  ///< links
    bool is_owed_by_self = false;
    bool pace_days = false;    ///< it is one that a list of work leads through
    std::int64_t minutes = 0;  ///< honest cost of doing it once
    std::vector<std::string> source;
    DateRange in_force{Date{}, far_future};

    Exit const* exit(std::string_view exit_name) const;
    /// How many distinct days of answers a span that begins on `day` asks for.
    std::int64_t times_on(fact::Catalogue const& catalogue, Date day) const;
    /// Whether an answer of that day is one of a day that is asked for.
    bool is_asked_on(fact::Catalogue const& catalogue, Date day) const;
    /// The days asked for in a month that begins on `first`, moved as published; none where any day will do.
    std::set<Date> days_in(fact::Catalogue const& catalogue, Date first) const;
};

/// The streams of a duty's outcomes, as indicators name them: "duty.NAME.owed".
std::string stream_owed(std::string_view duty);
std::string stream_met(std::string_view duty);
std::string stream_excused(std::string_view duty);

/// The name under which the members of a group are kept: no duty's.
std::string group_rule(std::string_view group);

}  // namespace chengxin::duty
