#include "bench/raw/limit.hpp"

namespace chengxin::bench {

namespace {

constexpr std::size_t touched_bytes = std::size_t{1} << 30U;

struct Counts {
    std::int64_t facts = 0;
    std::int64_t rows = 0;
    std::int64_t groups = 0;
};

void write_group(Writing const& asked, RowsIn& rows, Sink& sink, Counts& counts) {
    sink.begin();
    while (auto const row = rows.next()) {
        auto const& table = rows.schema()[row->table];
        bool const is_fact = table.name == "fact";
        counts.facts += is_fact && row->change == Change::insert ? 1 : 0;
        // What is changed of a fact afterwards is derived.
        bool const is_ledger = table.is_ledger() && !(is_fact && row->change == Change::update);
        if (asked.ledger_only && !is_ledger) continue;
        sink.write(*row);
        ++counts.rows;
    }
    sink.commit();
    ++counts.groups;
}

}  // namespace

json::Object measure(Writing const& asked, RowsIn& rows, Sink& sink) {
    rows.skip(asked.first);
    rows.touch(touched_bytes);
    Counts counts;
    auto const begun = Steady::now();
    auto const own = own_cpu_us();
    auto const others = asked.watched.cpu_us();
    auto const seconds = [&] { return std::chrono::duration<double>(Steady::now() - begun).count(); };
    while (rows.has_group() && (asked.seconds <= 0 || seconds() < asked.seconds)) {
        write_group(asked, rows, sink, counts);
    }
    auto const wall = seconds();
    auto const facts = static_cast<double>(counts.facts);
    auto const own_us = static_cast<double>(own_cpu_us() - own);
    auto const others_us = static_cast<double>(asked.watched.cpu_us() - others);
    return {{"facts", counts.facts},
            {"groups", counts.groups},
            {"seconds", wall},
            {"facts_s", facts / wall},
            {"groups_s", static_cast<double>(counts.groups) / wall},
            {"rows_a_fact", static_cast<double>(counts.rows) / facts},
            {"cpu_us_fact", (own_us + others_us) / facts},
            {"own_cpu_us_fact", own_us / facts}};
}

}  // namespace chengxin::bench
