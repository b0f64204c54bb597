#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "intake/form.hpp"
#include "table/sheet.hpp"

namespace chengxin::intake {

/// Why a column is taken for a field.
enum class Reason { none, guessed, remembered, told };
std::string_view to_text(Reason reason);

struct Column {
    std::size_t at = 0;  ///< from 0
    std::string header;  ///< as the file has it
    std::string field;   ///< "" for a column that is not imported
    Reason reason = Reason::none;
};

/// The row that names the columns, and what each column is taken for.
struct Heading {
    std::size_t row = 0;  ///< place in Sheet::rows
    std::vector<Column> columns;
    std::string shape;  ///< digest over what the columns are called: files of one office look alike

    /// Null where no column holds the field.
    Column const* column(std::string_view field) const;
    /// Field → letters of the column: as the import is remembered.
    std::map<std::string, std::string> mapping() const;
};

/// An earlier import of a file of a shape: field → letters.
struct Remembered {
    std::string shape;
    std::map<std::string, std::string> columns;
};

/// What the user says about the columns.
struct Told {
    std::optional<std::size_t> row;                              ///< which row names them
    std::vector<std::pair<std::string, std::string>> columns{};  ///< header or letters → field, "" for none
};

/// Finds the heading among the first rows: titles may stand above it. What is told goes before what is remembered, and
/// that before what can be guessed.
/// fails: invalid `heading.unknown`, `heading.missing`, `heading.twice`, `heading.told`.
Result<Heading> find_heading(Form const& form, table::Sheet const& sheet, Told const& told,
                             std::vector<Remembered> const& remembered);

/// A header without what does not matter: spaces, marks, what stands in parentheses, full width, case.
std::string normalised(std::string_view header);

}  // namespace chengxin::intake
