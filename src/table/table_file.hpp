#pragma once

#include <string_view>

#include "base/result.hpp"
#include "table/sheet.hpp"

namespace chengxin::table {

/// Reads a CSV file or an xlsx workbook, whichever the bytes are.
/// fails: too_large `table.size`, `table.bomb`; invalid `table.macros`, `table.encrypted`, `table.old_excel`,
///        `table.format`, `table.encoding`, `table.quotes`, `table.damaged`, `table.empty`: each says what to do.
Result<Tables> read_tables(std::string_view bytes);

}  // namespace chengxin::table
