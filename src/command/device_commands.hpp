#pragma once

#include <string_view>
#include <vector>

#include "command/command.hpp"

/// How commands come over the wire.
namespace chengxin::command {

/// What a batch from a device may carry: "record_fact" …
std::vector<std::string_view> device_commands();

/// in:    {"command":"record_fact","id":…,…}
/// fails: malformed with the place; invalid `command.unknown`.
Result<Command> read_command(json::Value const& from, std::string const& at);

}  // namespace chengxin::command
