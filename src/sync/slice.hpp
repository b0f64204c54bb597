#pragma once

#include "sync/reading.hpp"

/// What a phone carries: the households its owner visits, what he may record where, and nothing of anybody else's.
namespace chengxin::sync {

/// out:   {seq, as_of, duty, villages, households, places, self, colleagues, mine} as docs/api/openapi.yaml tells.
/// fails: forbidden `access.outside` for those who visit nobody; missing `duty.none` while no pack declares the duty.
/// cost:  the households of the caller's villages and their latest facts; the year's facts of these villages.
Result<json::Object> slice(Reading& reading);

/// Names what the slice was made from: another text whenever it would say something else.
std::string slice_version(Reading const& reading);

}  // namespace chengxin::sync
