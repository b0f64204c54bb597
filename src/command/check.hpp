#pragma once

#include <string>
#include <vector>

#include "command/world.hpp"

/// Proofs that the ledger is the truth and that nobody changed it.
namespace chengxin::command {

/// Something that is not as it must be, in Chinese, naming the row.
using Findings = std::vector<std::string>;

/// Computes everything derived anew from the facts and names what differs in the tables; no finding is a green result.
/// cost: all facts of the county. Memory: the facts of one subject, the cells.
Findings check(County& county, store::Connection& connection);

struct Verified {
    ledger::Seq rows = 0;
    ledger::Head head;
    std::optional<std::string> broken;  ///< the first row that is not as it was recorded
};

/// Walks the chain from the first fact to the head: each leaf, each link, each sealed value against its commitment.
Verified verify(County& county, store::Connection& connection);

}  // namespace chengxin::command
