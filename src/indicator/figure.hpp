#pragma once

#include <optional>
#include <vector>

#include "indicator/recompute.hpp"

/// Figures as people ask for them.
namespace chengxin::indicator {

/// What a figure is asked of.
struct Question {
    Definition const* definition = nullptr;
    Number division = 0;
    DateRange span{};                  ///< a year, or a month of it
    Date as_of{};                      ///< facts that happened later are left out
    bool is_current = true;            ///< as_of is today or later: all that is recorded counts
    std::optional<ledger::Seq> known;  ///< facts recorded later are left out

    /// The day up to which facts are counted, as far as the span goes.
    Date last() const;
};

/// Something counted; for a share the two numbers it is made of, and what stands beside it.
struct Counted {
    std::int64_t n = 0;    ///< count
    std::int64_t top = 0;  ///< share
    std::int64_t bottom = 0;
    std::int64_t excused = 0;
};

struct MonthCounted {
    std::int64_t month = 0;
    Counted counted;  ///< count: in the month; share: from the first of the year to the end of the month
};

struct DivisionCounted {
    Number division = 0;
    Counted counted;
};

struct Figure {
    Counted total;
    std::vector<MonthCounted> months;
    std::vector<DivisionCounted> rows;  ///< the division's direct parts
};

/// A share as hundredths of a percent, rounded half up, once; nothing when there is nothing to divide by.
std::optional<std::int64_t> hundredths(std::int64_t top, std::int64_t bottom);

/// Sums cells. A past day in the middle of a month reads the dated rows of that month as well; what was known at a past
/// moment is computed anew from the facts.
/// cost: of a whole year of the county, a row a place and a month; else cells of the county in the months asked for;
/// with `known`, all facts of the county.
Figure figure(fact::Ledger const& ledger, Rules const& rules, Question const& question);

}  // namespace chengxin::indicator
