#pragma once

#include <map>
#include <vector>

#include "duty/settling_store.hpp"
#include "indicator/addition.hpp"

/// The cells: how many of a stream, in a month, in a division. Added to by the transaction that writes the facts,
/// summed when read. Two sums of them are kept beside them, in ranges of `month` of their own: a year at a place, and a
/// month over the whole county. The tallies beside the cells tell apart whom or what it was.
namespace chengxin::indicator {

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

struct TallyRow {
    Number stream = 0;
    std::int64_t month = 0;
    Number place = 0;
    Number item = 0;
    std::int64_t n = 0;
    bool operator==(TallyRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(TallyRow, (), (stream, month, place, item, n))

/// In place of a month: the year at the place.
constexpr std::int64_t year_at_place(std::int64_t month) { return -(month / 12); }
/// In place of a month: the month over all places; the place is then `everywhere`.
constexpr std::int64_t month_everywhere(std::int64_t month) { return 1'000'000 + month; }
constexpr Number everywhere = 0;

/// Changes of cells by stream, month, place and split, or of tallies by stream, month, place and item: one entry a row,
/// however many facts touched it.
using CellChanges = std::map<std::tuple<Number, std::int64_t, Number, Number>, std::int64_t>;

struct Changes {
    CellChanges cells;
    CellChanges tallies;

    void add(DatedStep const& step);
    /// in: `addition`, of a fact on the day at the place, `sign` 1 or -1.
    void add(Number stream, Date day, Number place, Addition const& addition, std::int64_t sign);
    void drop_nothings();
};

/// What new, corrected and moved facts, what holds otherwise now, and changed outcomes of duties add.
Changes changes_of(fact::Ledger const& ledger, fact::ByStream<Definition> const& definitions,
                   fact::Settled const& settled, std::vector<duty::StreamStep> const& steps);

/// Adds the sums that the changes of cells lead to.
void add_sums(CellChanges& changes);

/// With their sums. A row that comes to nothing stays: it counts for nothing wherever rows are summed or compared.
/// cost: one row a cell or tally, however many facts touched it.
void apply(fact::Ledger const& ledger, Changes changes);

/// Cells of a stream in the months, or what stands in their place, from `first` to `last`, both included, by month
/// and place.
std::vector<CellRow> cells_in(fact::Ledger const& ledger, Number stream, std::int64_t first, std::int64_t last);
std::vector<CellRow> all_cells(fact::Ledger const& ledger);

/// Tallies of a stream in the months from `first` to `last`, both included, by month, place and item.
std::vector<TallyRow> tallies_in(fact::Ledger const& ledger, Number stream, std::int64_t first, std::int64_t last);
/// The same of one item.
std::vector<TallyRow> tallies_of(fact::Ledger const& ledger, Number stream, Number item, std::int64_t first,
                                 std::int64_t last);
std::vector<TallyRow> all_tallies(fact::Ledger const& ledger, Number stream);

}  // namespace chengxin::indicator
