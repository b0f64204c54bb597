#pragma once

#include "intake/run.hpp"
#include "table/table_file.hpp"
#include "tests/support.hpp"

/// Imports into a small county, as the command line makes them.
namespace chengxin::tests {

class Importing {
public:
    explicit Importing(SmallCounty& county) : county_(county) {}

    /// in: a form's name; the bytes of a file.
    Result<intake::Plan> plan(std::string const& form, std::string const& bytes);
    /// Plans and records; the refusals, or nothing.
    std::vector<intake::Fault> record(std::string const& form, std::string const& bytes,
                                      command::Ending ending = command::Ending::keep);
    Result<std::size_t> undo(ledger::FactId const& import);

    intake::Order order{};  ///< what the next import is asked for besides

private:
    SmallCounty& county_;
};

/// "5 C phone.length" a line.
std::string shown(std::vector<intake::Fault> const& faults);

}  // namespace chengxin::tests
