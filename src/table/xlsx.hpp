#pragma once

#include "table/archive.hpp"
#include "table/sheet.hpp"

namespace chengxin::table {

/// Reads the sheets of an xlsx workbook: the values that formulas had when it was saved, dates as days, merged cells
/// with what their first one says. Formats, comments and pictures are passed over.
/// fails: invalid `table.macros`, `table.format`, `table.damaged`; too_large `table.size`.
Result<Tables> read_workbook(Archive& archive);

}  // namespace chengxin::table
