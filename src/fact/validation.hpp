#pragma once

#include "fact/answers.hpp"

namespace chengxin::fact {

/// The answers without those that say nothing: null, an empty text or an empty list.
json::Object without_blanks(json::Object const& answers);

/// Checks what was answered against the kind, field by field, then the kind's own checks.
/// in:    `ends`, the fact says that something no longer holds: only what tells it apart is needed.
/// out:   the answers that are kept: in canonical types, without nulls and without what was not asked.
/// fails: invalid or malformed at "/answers/FIELD": unknown field, wrong type, unknown option, too long, out of bounds,
///        missing, answered though not asked (`fact.field.*`), a check that does not hold (`fact.check`, with its
///        reason).
Result<json::Object> validated(Catalogue const& catalogue, Kind const& kind, json::Object const& answers, Date day,
                               bool ends = false);

}  // namespace chengxin::fact
