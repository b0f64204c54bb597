#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace chengxin::table {

struct Decoded {
    std::string text;  ///< UTF-8 without its mark
    char const* encoding = "UTF-8";
};

/// What a text file says. UTF-8 where it is well-formed; UTF-16 where its mark says so; else GB 18030, which Excel and
/// WPS write in China.
/// fails: invalid `table.encoding` with the line.
Result<Decoded> decode(std::string_view bytes);

}  // namespace chengxin::table
