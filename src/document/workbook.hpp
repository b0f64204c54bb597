#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/temporary_file.hpp"
#include "document/heading.hpp"

namespace chengxin::document {

/// A column of a sheet: its title and its width in characters.
struct Column {
    std::string title;
    double width = 12;
    bool is_number = false;  ///< its title stands at the right, where the numbers do
};

/// A share, as a spreadsheet calculates with it: hundredths of a percent.
struct Percent {
    std::int64_t hundredths = 0;
};

/// What a cell holds. A text stays text, however much it looks like a number or a formula.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Date, Percent>;

/// One table as an xlsx file, written a row at a time into a temporary file: memory does not grow with its rows.
class Workbook {
public:
    /// What one sheet takes; more goes on to the next sheet, below the same heading. The format ends at 1 048 576.
    static constexpr std::int64_t rows_a_sheet = 1'000'000;

    /// throws: std::runtime_error when it cannot be written, as all of this.
    Workbook(std::string sheet, Heading heading, std::vector<Column> columns);
    ~Workbook();
    Workbook(Workbook const&) = delete;
    Workbook& operator=(Workbook const&) = delete;

    /// in: as many cells as there are columns.
    void add(std::vector<Cell> const& row);
    /// in: a text that stands below the table, in place of rows or behind the last one.
    void add_note(std::string_view text);
    /// Ends it. out: the file. Nothing may be added any more.
    std::shared_ptr<TemporaryFile const> finish();

private:
    struct State;
    void begin_sheet();
    std::unique_ptr<State> state_;
};

/// A text as a cell holds it: what a spreadsheet takes for a formula, once saved as CSV, begins with an apostrophe.
std::string neutralised(std::string_view text);

}  // namespace chengxin::document
