#pragma once

#include "sync/reading.hpp"

/// What a household's page says beside its facts.
namespace chengxin::sync {

/// How it was registered from when to when, the latest first; names as the caller may see them.
json::Array household_history(Reading& reading, Number household);

/// Who belongs to it today, in the order in which they were registered; names as the caller may see them.
json::Array household_members(Reading& reading, Number household);

}  // namespace chengxin::sync
