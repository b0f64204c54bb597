#include "indicator/cell_store.hpp"

#include <algorithm>

#include "fact/answers.hpp"

namespace chengxin::indicator {

namespace {

constexpr Number unsplit = 0;

}  // namespace

bool counts(fact::Catalogue const& catalogue, Definition const& definition, std::string_view kind,
            ledger::Row const& row) {
    if (definition.take != Take::count || std::ranges::count(definition.over, kind) == 0) return false;
    return fact::holds(catalogue, definition.when, kind, row);
}

CellChanges changes_of(fact::Ledger const& ledger, fact::ByStream<Definition> const& definitions,
                       fact::Settled const& settled, std::vector<duty::StreamStep> const& steps) {
    CellChanges changes;
    auto const add = [&](std::string_view stream, Date day, Number place, std::int64_t n) {
        changes[{ledger.words.number(ledger.connection, stream), month_number(day), place, unsplit}] += n;
    };
    for (auto const& change : settled.changes) {
        bool const same = change.counts() == change.counted_before && change.row.place == change.place_before;
        if (same || (!change.counts() && !change.counted_before)) continue;
        auto const kind = ledger.words.text(change.row.kind);
        for (auto const place : definitions.of(kind)) {
            auto const& definition = definitions[place];
            if (!counts(ledger.catalogue, definition, kind, change.row)) continue;
            if (change.counted_before) add(definition.name, change.row.day, change.place_before, -1);
            if (change.counts()) add(definition.name, change.row.day, change.row.place, 1);
        }
    }
    for (auto const& [stream, step] : steps) {
        changes[{stream, month_number(step.day), step.place, unsplit}] += step.n;
    }
    std::erase_if(changes, [](auto const& change) { return change.second == 0; });
    return changes;
}

void add_sums(CellChanges& changes) {
    CellChanges sums;
    for (auto const& [key, n] : changes) {
        auto const& [stream, month, place, split] = key;
        sums[{stream, year_at_place(month), place, split}] += n;
        sums[{stream, month_everywhere(month), everywhere, split}] += n;
    }
    std::erase_if(sums, [](auto const& sum) { return sum.second == 0; });
    changes.merge(sums);
}

void apply(fact::Ledger const& ledger, CellChanges changes) {
    add_sums(changes);
    std::vector<CellRow> rows;
    for (auto const& [key, n] : changes) {
        auto const& [stream, month, place, split] = key;
        rows.push_back({stream, month, place, split, n});
    }
    ledger.connection.run_each(
        "insert into cell (tenant, stream, month, place, split, n) values ($1, $2, $3, $4, $5, $6)"
        " on conflict (tenant, stream, month, place, split) do update set n = cell.n + excluded.n",
        rows, ledger.tenant);
}

std::vector<CellRow> cells_in(fact::Ledger const& ledger, Number stream, std::int64_t first, std::int64_t last) {
    return ledger.connection.rows<CellRow>(
        "select stream, month, place, split, n from cell where tenant = $1 and stream = $2 and month >= $3"
        " and month <= $4 order by month, place, split",
        ledger.tenant, stream, first, last);
}

std::vector<CellRow> all_cells(fact::Ledger const& ledger) {
    return ledger.connection.rows<CellRow>(
        "select stream, month, place, split, n from cell where tenant = $1 order by stream, month, place, split",
        ledger.tenant);
}

}  // namespace chengxin::indicator
