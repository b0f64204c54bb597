#pragma once

#include "command/command.hpp"
#include "intake/directory.hpp"
#include "intake/line.hpp"
#include "intake/row_ids.hpp"

namespace chengxin::intake {

/// What somebody asks to be imported.
struct Order {
    Form const* form = nullptr;
    Told told{};
    std::optional<std::string> sheet{};
    std::optional<RowSet> rows{};  ///< these alone
    bool duplicates_too = false;   ///< whoever only looks like somebody else is registered all the same
    Date day{};                    ///< from which it holds where the row says nothing
    Date today{};
    ledger::FactId import{};
};

struct PlannedRow {
    std::size_t number = 0;
    command::Command command;
};

/// What would be recorded, and everything that is wrong with the rest.
struct Plan {
    std::string sheet;
    std::vector<std::string> hidden;  ///< sheets that are not looked at
    Heading heading;
    std::vector<PlannedRow> rows;
    std::vector<Fault> faults;
    std::size_t rows_read = 0;
    std::size_t unchanged = 0;     ///< rows that say what the ledger says
    std::size_t above_county = 0;  ///< province and prefecture
};

/// Nothing is written.
/// fails: what the file as a whole is refused for: `heading.…`, `sheet.…`, `rows.…`.
Result<Plan> make_plan(Order const& order, table::Tables const& tables, Directory& directory,
                       std::vector<Remembered> const& remembered);

/// So that one command waits for another as seldom as can be: the first command about each subject, then the second of
/// each, and so on.
std::vector<PlannedRow> spread(std::vector<PlannedRow> rows);

}  // namespace chengxin::intake
