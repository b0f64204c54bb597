#pragma once

#include <optional>
#include <vector>

#include "indicator/figure.hpp"

/// The headline figures of the source document, as of a day.
namespace chengxin::indicator {

/// What they are asked of.
struct HeadlineQuestion {
    Number division = 0;
    Date as_of{};
    std::optional<ledger::Seq> known;  ///< facts recorded later are left out
    Date start{};                      ///< from which the county counts
};

struct Headline {
    Definition const* definition = nullptr;
    DateRange span{};  ///< what is told by the year: the last whole one; what holds: the month of the day
    Counted counted;
    std::optional<std::int64_t> value;  ///< a share in hundredths of a percent; nothing where there is none
    std::optional<bool> meets_goal;

    /// Whether it is told as of the day, and not of the days before it.
    bool is_at_date() const { return definition->take == Take::stock || definition->take == Take::share; }
};

/// Indicators that name a headline figure, by it. cost: a figure each.
std::vector<Headline> headlines(fact::Ledger const& ledger, Rules const& rules, HeadlineQuestion const& asked);

}  // namespace chengxin::indicator
