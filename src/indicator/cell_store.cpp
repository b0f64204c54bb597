#include "indicator/cell_store.hpp"

#include <algorithm>

#include "indicator/stock_store.hpp"

namespace chengxin::indicator {

namespace {

constexpr Number unsplit = 0;

/// What the facts that are new, corrected or moved add.
void add_facts(fact::Ledger const& ledger, fact::ByStream<Definition> const& definitions, fact::Settled const& settled,
               NumberOf const& number_of, Changes& changes) {
    for (auto const& change : settled.changes) {
        bool const same = change.counts() == change.counted_before && change.row.place == change.place_before &&
                          !change.is_confirmed_otherwise();
        if (same || (!change.counts() && !change.counted_before)) continue;
        auto const* kind = ledger.catalogue.kind(ledger.words.text(change.row.kind));
        if (kind == nullptr) continue;
        Event const event(ledger.catalogue, *kind, change.row);
        auto row_before = change.row;
        row_before.confirmed = change.confirmed_before;
        Event const event_before(ledger.catalogue, *kind, row_before);
        for (auto const place : definitions.of(kind->name)) {
            auto const& definition = definitions[place];
            if (definition.sort != Sort::facts) continue;
            auto const now = additions(ledger, definition, event, number_of);
            auto const before =
                change.is_confirmed_otherwise() ? additions(ledger, definition, event_before, number_of) : now;
            if (now.empty() && before.empty()) continue;
            auto const stream = number_of(definition.name);
            auto const& row = change.row;
            for (auto const& addition : before) {
                if (change.counted_before) changes.add(stream, row.day, change.place_before, addition, -1);
            }
            for (auto const& addition : now) {
                if (change.counts()) changes.add(stream, row.day, row.place, addition, 1);
            }
        }
    }
}

}  // namespace

void Changes::add(DatedStep const& step) {
    cells[{step.stream, month_number(step.day), step.place, step.split}] += step.n;
}

void Changes::add(Number stream, Date day, Number place, Addition const& addition, std::int64_t sign) {
    auto& rows = addition.item == 0 ? cells : tallies;
    auto const apart = addition.item == 0 ? addition.split : addition.item;
    rows[{stream, month_number(day), place, apart}] += sign * addition.n;
}

void Changes::drop_nothings() {
    for (auto* rows : {&cells, &tallies}) {
        std::erase_if(*rows, [](auto const& row) { return row.second == 0; });
    }
}

Changes changes_of(fact::Ledger const& ledger, fact::ByStream<Definition> const& definitions,
                   fact::Settled const& settled, std::vector<duty::StreamStep> const& steps) {
    Changes changes;
    NumberOf const number_of = [&](std::string_view word) { return ledger.words.number(ledger.connection, word); };
    add_facts(ledger, definitions, settled, number_of, changes);
    for (auto const& step : stock_changes(ledger, definitions, settled, number_of)) changes.add(step);
    for (auto const& [stream, step] : steps) {
        changes.cells[{stream, month_number(step.day), step.place, unsplit}] += step.n;
    }
    changes.drop_nothings();
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

void apply(fact::Ledger const& ledger, Changes changes) {
    add_sums(changes.cells);
    std::vector<CellRow> cells;
    for (auto const& [key, n] : changes.cells) {
        auto const& [stream, month, place, split] = key;
        cells.push_back({stream, month, place, split, n});
    }
    ledger.connection.run_each(
        "insert into cell (tenant, stream, month, place, split, n) values ($1, $2, $3, $4, $5, $6)"
        " on conflict (tenant, stream, month, place, split) do update set n = cell.n + excluded.n",
        cells, ledger.tenant);
    std::vector<TallyRow> tallies;
    for (auto const& [key, n] : changes.tallies) {
        auto const& [stream, month, place, item] = key;
        tallies.push_back({stream, month, place, item, n});
    }
    ledger.connection.run_each(
        "insert into tally (tenant, stream, month, place, item, n) values ($1, $2, $3, $4, $5, $6)"
        " on conflict (tenant, stream, month, place, item) do update set n = tally.n + excluded.n",
        tallies, ledger.tenant);
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

std::vector<TallyRow> tallies_in(fact::Ledger const& ledger, Number stream, std::int64_t first, std::int64_t last) {
    return ledger.connection.rows<TallyRow>(
        "select stream, month, place, item, n from tally where tenant = $1 and stream = $2 and month >= $3"
        " and month <= $4 order by month, place, item",
        ledger.tenant, stream, first, last);
}

std::vector<TallyRow> tallies_of(fact::Ledger const& ledger, Number stream, Number item, std::int64_t first,
                                 std::int64_t last) {
    return ledger.connection.rows<TallyRow>(
        "select stream, month, place, item, n from tally where tenant = $1 and stream = $2 and item = $3"
        " and month >= $4 and month <= $5 order by month, place",
        ledger.tenant, stream, item, first, last);
}

std::vector<TallyRow> all_tallies(fact::Ledger const& ledger, Number stream) {
    return ledger.connection.rows<TallyRow>(
        "select stream, month, place, item, n from tally where tenant = $1 and stream = $2"
        " order by month, place, item",
        ledger.tenant, stream);
}

}  // namespace chengxin::indicator
