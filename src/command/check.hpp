#pragma once

#include <string>
#include <vector>

#include "command/witness.hpp"
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
    std::optional<std::string> broken;     ///< the first row that is not as it was recorded
    std::vector<std::string> differences;  ///< from the witnesses, what lies first first; may lie before what is broken
};

/// Walks the chain from the first fact to the head: each leaf, each link, each sealed value against its commitment, the
/// rows of `subject`, `subject_key`, `sealed` and `word` against the facts that account for them, the county's offset
/// against the fact that founded it; and each row against the heads that were kept elsewhere.
/// cost: all facts, on two threads that share the connection in turn. Memory: some pages, and the subjects' ids and
/// keys, 200 bytes a subject; nothing that grows with facts.
Verified verify(County& county, store::Connection& connection, Witnesses const& witnesses = {});

}  // namespace chengxin::command
