#pragma once

#include <span>
#include <vector>

#include "ledger/fact.hpp"

namespace chengxin::ledger {

/// What the rules of correction need to know of a fact.
struct Version {
    Seq seq = 0;
    FactId id;
    Number kind = 0;
    Number subject = 0;
    Date day{};
    Number author = 0;
    Number recorder = 0;
    Action action = Action::record;
    std::optional<FactId> corrects;
};

/// Which of the facts that correct one another count: a function of the set, whatever the order.
/// A withdrawal makes its target as though it had never been recorded; withdrawing that brings it back. Of two
/// corrections of one fact the earlier (day, id) stands until one of them is withdrawn. A correction is of the kind
/// and by the hand of what it corrects, else it is a misfit and changes nothing; one that names a fact about another
/// subject waits.
/// in:  all facts that are bound to one another by `corrects`; no circle among them.
/// out: a state each, in the same order.
std::vector<State> states_of(std::span<Version const> family);

/// Whether adding `added` to the family would let a fact correct itself by a detour.
bool makes_circle(std::span<Version const> family, Version const& added);

}  // namespace chengxin::ledger
