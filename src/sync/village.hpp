#pragma once

#include "sync/reading.hpp"

/// A village as its page shows it.
namespace chengxin::sync {

/// The village of that id. fails: missing `division.unknown`, also for what is no village; forbidden `access.outside`.
Result<Number> village_number(Reading const& reading, Uuid const& id, access::Action action);

/// Its team, how many households it has, how they stand with the duty of visits, what holds of how many, and the latest
/// facts of all kinds. cost: its households and `facts_max` facts a kind.
json::Object village_page(Reading& reading, Number village, std::int64_t facts_max);

}  // namespace chengxin::sync
