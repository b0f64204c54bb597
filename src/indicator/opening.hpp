#pragma once

#include <optional>
#include <vector>

#include "indicator/figure.hpp"

/// Every number opens: the very facts that a figure was counted from.
namespace chengxin::indicator {

struct Opened {
    std::vector<ledger::Row> rows;          ///< the latest day first
    std::optional<ledger::PageStart> next;  ///< where the next page begins; nothing after the last
};

/// The facts a count counted, or those that answered the duty a share is made of, `limit` at a time.
/// cost: `limit` rows for each village asked of; with `known`, all facts of the county.
Opened open_figure(fact::Ledger const& ledger, Rules const& rules, Question const& question, ledger::PageStart before,
                   std::size_t limit);

}  // namespace chengxin::indicator
