#pragma once

#include <functional>

#include "base/date.hpp"

namespace chengxin {

/// Where the time comes from: the machine in production, a variable in tests and in the demo.
using Clock = std::function<Instant()>;

/// The machine's clock. The only place that asks it.
Clock machine_clock();

}  // namespace chengxin
