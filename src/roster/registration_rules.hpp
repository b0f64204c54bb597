#pragma once

#include "roster/kinds.hpp"

/// What a registration must look like, whatever is registered already.
namespace chengxin::roster {

/// fails: malformed or invalid, with the place in the answers and the remedy.
Outcome check_registration(std::string_view kind, json::Object const& answers);

/// 公民身份号码 with its check digit. source: GB 11643
bool is_id_number(std::string_view text);

}  // namespace chengxin::roster
