#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"

namespace chengxin::pack {

/// What a file asks for and this program cannot do yet, in Chinese: to pass over it would be to promise what is not kept.
/// in: `kind`, "pack" for the head. out: nothing when it can do all of it, or what it leaves out does no harm.
/// source: docs/packs.md, "What runs today"
std::optional<std::string> first_unable(std::string_view kind, json::Object const& file);

}  // namespace chengxin::pack
