#pragma once

#include "api/asked.hpp"
#include "indicator/opening.hpp"

namespace chengxin::api {

/// What is asked of the indicator {name}: where, of which days, as known when.
/// fails: missing `indicator.unknown`; malformed `request.parameter`; what division_asked refuses.
Result<indicator::Question> question_of(sync::Reading const& reading, http::Request const& request);

/// How those who owe may stand, as a request names it. fails: malformed `request.parameter`.
Result<std::optional<indicator::Standing>> standing_asked(http::Request const& request);

}  // namespace chengxin::api
