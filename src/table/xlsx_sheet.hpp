#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "table/sheet.hpp"
#include "table/xlsx_numbers.hpp"

namespace chengxin::table {

/// What the cells of a workbook's sheets refer to. Outlives the reading.
struct Workbook {
    std::vector<bool> const& days;           ///< by style: whether a number shows a day
    std::vector<std::string> const& shared;  ///< texts
    Epoch epoch;
};

/// One sheet of an xlsx workbook as it streams by.
class SheetReading {
public:
    /// in: `cells`, how many the file's other sheets had; what this one has is added.
    SheetReading(Workbook workbook, std::size_t& cells);
    ~SheetReading();

    Outcome take(std::string_view part);
    /// Without empty cells at the ends of rows, and without empty rows.
    Result<Sheet> finish();

private:
    class State;
    std::unique_ptr<State> state_;
};

/// Excel writes characters that XML cannot hold as _x000D_. out: the characters themselves.
std::string unescaped(std::string_view text);

Problem too_large_table();

}  // namespace chengxin::table
