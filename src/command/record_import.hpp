#pragma once

#include "roster/kinds.hpp"

namespace chengxin::command {

/// A table was imported: said before what its rows make, by whoever may run the program on the machine, or keeps the
/// roster of the whole county.
struct RecordImport {
    ledger::FactId id;
    roster::Import import;
    Date day{};
};
BOOST_DESCRIBE_STRUCT(RecordImport, (), (id, import, day))

}  // namespace chengxin::command
