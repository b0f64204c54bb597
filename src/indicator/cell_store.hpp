#pragma once

#include <map>
#include <vector>

#include "duty/settling_store.hpp"
#include "indicator/definition.hpp"

/// The cells: how many of a stream, in a month, in a division. Added to by the transaction that writes the facts,
/// summed when read. Two sums of them are kept beside them, in ranges of `month` of their own: a year at a place, and a
/// month over the whole county.
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

/// In place of a month: the year at the place.
constexpr std::int64_t year_at_place(std::int64_t month) { return -(month / 12); }
/// In place of a month: the month over all places; the place is then `everywhere`.
constexpr std::int64_t month_everywhere(std::int64_t month) { return 1'000'000 + month; }
constexpr Number everywhere = 0;

/// Changes of cells, one entry a cell however many facts touched it.
using CellChanges = std::map<std::tuple<Number, std::int64_t, Number, Number>, std::int64_t>;

/// Whether a fact is counted by the indicator.
bool counts(fact::Catalogue const& catalogue, Definition const& definition, std::string_view kind,
            ledger::Row const& row);

/// What new, corrected and moved facts, and changed outcomes of duties, add to the cells.
CellChanges changes_of(fact::Ledger const& ledger, fact::ByStream<Definition> const& definitions,
                       fact::Settled const& settled, std::vector<duty::StreamStep> const& steps);

/// Adds the sums that the changes of cells lead to.
void add_sums(CellChanges& changes);

/// With their sums. A cell that comes to nothing keeps its row: it counts for nothing wherever cells are summed or
/// compared.
/// cost: one row a cell, however many facts touched it.
void apply(fact::Ledger const& ledger, CellChanges changes);

/// Cells of a stream in the months, or what stands in their place, from `first` to `last`, both included, by month
/// and place.
std::vector<CellRow> cells_in(fact::Ledger const& ledger, Number stream, std::int64_t first, std::int64_t last);
std::vector<CellRow> all_cells(fact::Ledger const& ledger);

}  // namespace chengxin::indicator
