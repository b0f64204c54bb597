#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "command/world.hpp"

namespace chengxin::command {

struct Exported {
    ledger::Seq rows = 0;               ///< lines written, without the first
    std::optional<std::string> broken;  ///< the row that could not be written, in Chinese; nothing follows it
};

/// Writes the ledger as lines of JSON, so that anybody can check it without the database: what lies in it, right or
/// wrong. Sealed values stay commitments. source: docs/ledger-format.md
/// in:  `from`, the first row wanted.
/// cost: all facts from there. Memory: a page, and the ids of subjects. throws: StoreFailure.
Exported export_ledger(County& county, store::Connection& connection, ledger::Seq from, std::ostream& out);

}  // namespace chengxin::command
