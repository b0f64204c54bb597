#pragma once

#include "indicator/recompute.hpp"
#include "pack/compile.hpp"

namespace chengxin::command {

/// Counts the county's whole past anew: after a pack was installed, its duties and figures hold for what is there
/// already.
/// cost: all facts of the county.
void recount(fact::Ledger const& ledger, pack::Method const& method);

}  // namespace chengxin::command
