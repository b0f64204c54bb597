#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "command/recorder.hpp"

namespace chengxin::command {

/// Puts the first facts into a county that has none: its divisions, and the work methods it begins with.
/// in:    the text of a divisions file (see roster/divisions_file.hpp); packs in the order in which they need one
///        another; the day from which divisions hold; where ids come from.
/// fails: what the file or a command is refused for.
Result<std::int64_t> found(Recorder& recorder, std::string_view divisions_csv, std::vector<json::Object> const& packs,
                           Date day, std::function<Uuid()> const& make_id);

}  // namespace chengxin::command
