#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/embedded.hpp"
#include "http/message.hpp"

namespace chengxin::http {

/// The web built into the program: `/`, the shells under /f/ and /d/, and /assets/.
/// out: nothing when the path belongs to none of them; then it is a 404 like any other.
std::optional<Reply> static_reply(Request const& request);

/// The same from given files, sorted by nothing in particular.
std::optional<Reply> static_reply(Request const& request, std::vector<EmbeddedFile> const& files);

}  // namespace chengxin::http
