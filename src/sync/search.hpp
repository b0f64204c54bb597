#pragma once

#include "sync/reading.hpp"

/// Search within one's grant: households where the caller reads households, people and places where it may look them
/// up.
namespace chengxin::sync {

/// in:    what somebody typed. out: {households, people, divisions, units, more} as docs/api/openapi.yaml tells; names
///        masked as everywhere.
/// fails: invalid `search.text`; busy `search.preparing` while what is searched is being read for the first time.
Result<json::Object> search(Reading& reading, std::string_view text, std::size_t limit);

}  // namespace chengxin::sync
