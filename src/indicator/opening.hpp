#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "indicator/figure.hpp"

/// Every number opens: the very facts that a figure was counted from, and those whom a share speaks of.
namespace chengxin::indicator {

struct Opened {
    std::vector<ledger::Row> rows;          ///< the latest day first
    std::optional<ledger::PageStart> next;  ///< where the next page begins; nothing after the last
};

/// The facts a count counted; for a share those that answered the duty of whoever has met it. `limit` at a time.
/// cost: `limit` rows for each village asked of, a share what the county owes of its duty as well; with `known`, all
///       facts of the county.
Opened open_figure(fact::Ledger const& ledger, Rules const& rules, Question const& question, ledger::PageStart before,
                   std::size_t limit);

/// All of the same, one after another in the same order. `take` may ask the database.
/// cost: as open_figure of all, but no more memory than some hundred rows a village; with `known`, all facts.
void each_of_figure(fact::Ledger const& ledger, Rules const& rules, Question const& question,
                    std::function<void(ledger::Row const&)> const& take);

/// How one of those who owe stands with a duty.
enum class Standing { open, met, excused };

struct Owing {
    Number subject = 0;
    Number place = 0;
    Standing standing = Standing::open;
    std::optional<Date> since;        ///< met: day of the answer that met it; excused: day of the exit
    std::optional<ledger::Seq> fact;  ///< excused: the exit
    std::optional<std::int64_t> n;    ///< of a least: the member's own number
};

/// Everyone whom the share counts below its line, where they owe it, in the order of places and subjects; of a least,
/// the members of its group, fewest first, met where they reach the goal.
/// cost: what the county owes of the duty, or the tallies of the span; with `known`, all facts of the county.
std::vector<Owing> owing(fact::Ledger const& ledger, Rules const& rules, Question const& question);

}  // namespace chengxin::indicator
