#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Tables as offices have them, read into rows of cells whatever file they came in. Knows nothing of what they say.
namespace chengxin::table {

struct Cell {
    enum class Kind : std::uint8_t {
        text,
        number,  ///< `text` has the digits as the file keeps them, whole numbers written out as far as they are exact
        date,    ///< `text` is 2026-11-24, or, where the sheet shows a day that never was, what it shows
        yes_no,  ///< `text` is 1 or 0
        error,   ///< `text` is #N/A or the like; "=" for a formula that was never computed
    };
    std::string text;
    Kind kind = Kind::text;

    bool operator==(Cell const&) const = default;
};

struct Row {
    std::size_t number = 0;  ///< as a spreadsheet shows it, from 1
    std::vector<Cell> cells;
};

struct Sheet {
    std::string name;  ///< "" for a CSV file
    std::vector<Row> rows;
    bool is_hidden = false;
};

/// What a file holds.
struct Tables {
    std::string form;  ///< "xlsx", or the encoding of a CSV file: "UTF-8", "UTF-16", "GB 18030"
    std::vector<Sheet> sheets;
};

constexpr std::size_t rows_max = 300'000;      ///< of a file: five times the households of a county
constexpr std::size_t columns_max = 256;       ///< of a row
constexpr std::size_t cells_max = 10'000'000;  ///< of a file, and as many merged ones

/// "A", "B", …, "AA": how spreadsheets name the column, counted from 0.
std::string column_letters(std::size_t column);

}  // namespace chengxin::table
