#pragma once

#include <vector>

#include "duty/duty_store.hpp"

namespace chengxin::duty {

/// One step of a stream of outcomes: "duty.visit_every_household.met".
struct StreamStep {
    Number stream = 0;  ///< word
    Step step;
};

/// Brings what is owed and answered up to date. out: by how much the streams of outcomes changed.
std::vector<StreamStep> settle(fact::Ledger const& ledger, fact::ByStream<Rule> const& rules,
                               fact::Settled const& settled);

}  // namespace chengxin::duty
