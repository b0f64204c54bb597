#pragma once

#include <map>
#include <vector>

#include "duty/settling_store.hpp"
#include "indicator/definition.hpp"

/// The leaf cells: how many of a stream, in a month, in a division. Added to by the transaction that writes the facts,
/// summed when read.
namespace chengxin::indicator {

using ledger::Number;
using ledger::Tenant;

struct CellRow {
    Number stream = 0;
    std::int64_t month = 0;
    Number place = 0;
    Number split = 0;
    std::int64_t n = 0;
    bool operator==(CellRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CellRow, (), (stream, month, place, split, n))

/// Changes of cells, one entry a cell however many facts touched it.
using CellChanges = std::map<std::tuple<Number, std::int64_t, Number, Number>, std::int64_t>;

/// Whether a fact is counted by the indicator.
bool counts(fact::Catalogue const& catalogue, Definition const& definition, std::string_view kind,
            ledger::Row const& row);

/// What new, corrected and moved facts, and changed outcomes of duties, add to the cells.
CellChanges changes_of(fact::Ledger const& ledger, fact::ByStream<Definition> const& definitions,
                       fact::Settled const& settled, std::vector<duty::StreamStep> const& steps);

/// A cell that comes to nothing keeps its row: it counts for nothing wherever cells are summed or compared.
/// cost: one row a cell, however many facts touched it.
void apply(fact::Ledger const& ledger, CellChanges const& changes);

/// Cells of a stream in the months from `first` to `last`, both included, by month and place.
std::vector<CellRow> cells_in(fact::Ledger const& ledger, Number stream, std::int64_t first, std::int64_t last);
std::vector<CellRow> all_cells(fact::Ledger const& ledger);

}  // namespace chengxin::indicator
