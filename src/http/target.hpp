#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace chengxin::http {

/// What the request line asks for.
struct Target {
    std::string written;  ///< the path as it came: "/api/v1/facts/%E6%9D%91"
    std::string path;     ///< decoded
    std::multimap<std::string, std::string> query;
};

/// Percent-decoded, or nothing if that is cut short, not UTF-8 or holds a control character.
std::optional<std::string> percent_decoded(std::string_view text);

/// in:    origin form, "/path?name=value"; a + in the query is a space.
/// fails: malformed `request.path`.
Result<Target> parse_target(std::string_view text);

}  // namespace chengxin::http
