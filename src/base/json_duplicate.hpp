#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chengxin::json {

/// Where an object names something a second time, as a JSON pointer: readers would differ about which one is meant.
/// in: valid JSON.
std::optional<std::string> first_duplicate(std::string_view text);
/// How many names of members are written in it. in: valid JSON.
std::size_t count_names(std::string_view text);

/// A name as a step of a JSON pointer: "/" and "~" are written otherwise. source: RFC 6901
std::string pointer_step(std::string_view name);

}  // namespace chengxin::json
