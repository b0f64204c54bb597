#pragma once

#include <string_view>

#include "roster/kinds.hpp"

/// What a registration must look like, whatever is registered already.
namespace chengxin::roster {

/// One line of text that somebody wrote. in: `most`, in characters.
/// fails: malformed `text.malformed`; invalid `text.empty`, `text.long`.
Outcome check_text(std::string_view text, std::size_t most, std::string const& at);

/// fails: malformed or invalid, with the place in the answers and the remedy.
Outcome check_registration(std::string_view kind, json::Object const& answers);

/// 公民身份号码 with its check digit. source: GB 11643
bool is_id_number(std::string_view text);

}  // namespace chengxin::roster
