#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "table/sheet.hpp"

namespace chengxin::table {

/// From which day a workbook counts days: Excel's own, or that of the first Macintosh.
enum class Epoch { year_1900, year_1904 };

/// Whether a number format shows a day. in: its number, and its code where it is not one of those built in.
bool shows_a_day(int number, std::string_view code);

/// A number as a spreadsheet keeps it: "4.5352E+4". Whole numbers below 10^15 are written out; above that, what the
/// file has is left, for the last digits are lost.
Cell number_cell(std::string_view kept);

/// The day that a number stands for; hours are left out. A number that is no day stays one. 1900-02-29, which Excel
/// shows and which never was, stays as it is shown.
Cell day_cell(std::string_view kept, Epoch epoch);

/// The text of a number that may stand for a day of these times, "2024-03-01"; nothing if it is far from them.
std::optional<std::string> day_of_serial(std::string_view digits);

}  // namespace chengxin::table
