#pragma once

#include "fact/kind.hpp"
#include "ledger/fact.hpp"

namespace chengxin::tests {

/// Answers to what a kind demands, whatever kind it is: the first option, the least number. in: `person`, where one is
/// asked for.
json::Object least_answers(fact::Catalogue const& catalogue, fact::Kind const& kind, Date on,
                           ledger::SubjectId const& person);

}  // namespace chengxin::tests
