#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace chengxin::roster {

/// One line of a file of divisions, ready to be registered.
struct DivisionLine {
    std::string code;
    std::string name;
    std::string level;        ///< county, township, village, community
    std::string parent_code;  ///< "" for the county
    bool is_virtual = false;
    std::string urban_rural_class;
};

/// Reads a county's divisions from the CSV that the statistics office publishes.
/// in:    a table as table/ reads them (UTF-8 or GB 18030) with a header line; columns code, name, level (3 county,
///        4 township, 5 village) and parent_code must be there, kind (tells communities from villages), is_virtual and
///        urban_rural_class may be; others are passed over. `county` is the six-digit county code: lines above it
///        (province, prefecture) are left out, lines of other counties refused.
/// out:   parents before their parts.
/// fails: invalid `divisions.file` with the line and column, and what to do; what table/ refuses the file for.
Result<std::vector<DivisionLine>> read_divisions(std::string_view text, std::string_view county);

}  // namespace chengxin::roster
