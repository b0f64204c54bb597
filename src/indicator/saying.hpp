#pragma once

#include <optional>
#include <string>

#include "indicator/definition.hpp"

namespace chengxin::indicator {

/// A number as people read it, with its unit: "1452.6 万元", "99.98%", "3046 人次"; "—" where there is none.
/// in: `value`, in the definition's unit; a share in hundredths of a percent.
std::string say(Definition const& definition, std::optional<std::int64_t> value);

/// Whether the value is what the pack wants of it; nothing where it wants nothing that can be told.
std::optional<bool> meets_goal(Definition const& definition, std::optional<std::int64_t> value);

}  // namespace chengxin::indicator
