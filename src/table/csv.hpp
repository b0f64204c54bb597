#pragma once

#include <string_view>

#include "base/result.hpp"
#include "table/sheet.hpp"

namespace chengxin::table {

/// Reads comma-separated values, or what stands for commas: semicolons, tabs, bars. Quoted cells may hold separators,
/// line ends and doubled quotation marks; lines end in LF, CRLF or CR. Empty cells at the end of a row and empty rows
/// are left out; rows are counted as a spreadsheet does, empty ones too.
/// in:    UTF-8 without a mark.
/// fails: invalid `table.quotes` with the row; too_large `table.size`.
Result<Sheet> read_csv(std::string_view text);

}  // namespace chengxin::table
