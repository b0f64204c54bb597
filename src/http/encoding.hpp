#pragma once

#include <string>
#include <string_view>

namespace chengxin::http {

/// Whether an Accept-Encoding names the coding and does not give it q=0.
bool accepts(std::string_view accept_encoding, std::string_view coding);

/// throws: std::runtime_error when there is no memory for it.
std::string gzip(std::string_view text);

}  // namespace chengxin::http
