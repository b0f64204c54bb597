#pragma once

#include <map>
#include <optional>
#include <vector>

#include "indicator/recompute.hpp"

/// Figures as people ask for them.
namespace chengxin::indicator {

/// What a figure is asked of.
struct Question {
    Definition const* definition = nullptr;
    Number division = 0;
    DateRange span{};                  ///< a year, a month of it, or from the beginning to `as_of`
    Date as_of{};                      ///< facts that happened later are left out
    bool is_current = true;            ///< as_of is today or later: all that is recorded counts
    std::optional<ledger::Seq> known;  ///< facts recorded later are left out

    /// The day up to which facts are counted, as far as the span goes.
    Date last() const;
};

/// Something counted; for a share the two numbers it is made of, and what stands beside it.
struct Counted {
    std::int64_t n = 0;    ///< all but shares
    std::int64_t top = 0;  ///< share
    std::int64_t bottom = 0;
    std::int64_t excused = 0;
    std::optional<std::int64_t> among;  ///< least: among how many. With 0 there is no least
};

struct MonthCounted {
    std::int64_t month = 0;
    Counted counted;  ///< what happened: in the month; what is owed, holds or is least: at the end of the month
};

struct DivisionCounted {
    Number division = 0;
    Counted counted;
};

struct SplitCounted {
    Number option = 0;  ///< word
    std::int64_t n = 0;
};

struct Figure {
    Counted total;
    std::vector<MonthCounted> months;
    std::vector<DivisionCounted> rows;  ///< the division's direct parts
    std::vector<SplitCounted> splits;   ///< of the total; several may be told of one thing
};

/// The months of the span, up to the last day asked for.
std::vector<std::int64_t> months_of(Question const& question);

/// A share as hundredths of a percent, rounded half up, once; nothing when there is nothing to divide by.
std::optional<std::int64_t> hundredths(std::int64_t top, std::int64_t bottom);

/// Sums cells, tallies, or reads links. A past day in the middle of a month reads the dated rows of that month as well;
/// what was known at a past moment is computed anew from the facts.
/// cost: of a whole year of the county, a row a place and a month; else cells of the county in the months asked for;
/// of what is told apart, its tallies; of links, all of their kind; with `known`, all facts of the county.
Figure figure(fact::Ledger const& ledger, Rules const& rules, Question const& question);

}  // namespace chengxin::indicator
