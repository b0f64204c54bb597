#pragma once

#include "indicator/addition.hpp"

/// Stocks: what holds, as steps from the day it begins to the day it ends.
namespace chengxin::indicator {

/// By how much the stocks changed with what holds otherwise now, and with households that are elsewhere.
/// cost: what holds of the subjects touched, in a few questions a stock.
std::vector<DatedStep> stock_changes(fact::Ledger const& ledger, fact::ByStream<Definition> const& definitions,
                                     fact::Settled const& settled, NumberOf const& number_of);

/// Steps of a stock in the days given, of all subjects. in: `days` within one month.
/// cost: a walk over what holds of the kinds, and what holds of those that changed in these days.
std::vector<DatedStep> stock_steps_in(fact::Ledger const& ledger, Definition const& definition, DateRange days);

}  // namespace chengxin::indicator
