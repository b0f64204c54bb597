#include "command/recount.hpp"

#include <utility>

namespace chengxin::command {

namespace {

constexpr std::size_t rows_in_memory = 100'000;  // of tallies, before they are written

/// Streams get their numbers before anything is counted under them.
void name_streams(fact::Ledger const& ledger, pack::Method const& method) {
    for (auto const& rule : method.duties) {
        ledger.words.number(ledger.connection, rule.name);
        ledger.words.number(ledger.connection, duty::stream_owed(rule.name));
        ledger.words.number(ledger.connection, duty::stream_met(rule.name));
        ledger.words.number(ledger.connection, duty::stream_excused(rule.name));
    }
    for (auto const& definition : method.indicators) ledger.words.number(ledger.connection, definition.name);
    for (auto const& [name, list] : method.catalogue.lists) {
        for (auto const& option : list.options) ledger.words.number(ledger.connection, option.name);
    }
    for (auto const& [name, kind] : method.catalogue.kinds) ledger.words.number(ledger.connection, name);
}

struct OwedInsert {
    ledger::Number duty;
    ledger::Number subject;
    Date first;
    Date past;
    ledger::Number place;
};
BOOST_DESCRIBE_STRUCT(OwedInsert, (), (duty, subject, first, past, place))

struct SpanInsert {
    ledger::Number duty;
    duty::SpanNumber span;
    ledger::Number subject;
    std::int64_t days;
    std::optional<Date> met_on;
    std::optional<Date> excused_on;
    std::optional<ledger::Seq> excused;
};
BOOST_DESCRIBE_STRUCT(SpanInsert, (), (duty, span, subject, days, met_on, excused_on, excused))

void save(fact::Ledger const& ledger, ledger::Subject const& subject, indicator::SubjectState const& state) {
    std::vector<OwedInsert> owed;
    for (auto const& [duty, run] : state.owed) owed.push_back({duty, subject.number, run.first, run.past, run.place});
    std::vector<SpanInsert> spans;
    for (auto const& [duty, number, span] : state.spans) {
        spans.push_back({duty, number, subject.number, span.days, span.met_on, span.excused_on, span.excused});
    }
    ledger.connection.run_each(
        "insert into duty_owed (tenant, duty, subject, first, past, place) values ($1, $2, $3, $4, $5, $6)", owed,
        ledger.tenant);
    ledger.connection.run_each(
        "insert into duty_span (tenant, duty, span, subject, days, met_on, excused_on, excused)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8)",
        spans, ledger.tenant);
}

}  // namespace

void recount(fact::Ledger const& ledger, pack::Method const& method) {
    name_streams(ledger, method);
    ledger.connection.run("delete from duty_owed where tenant = $1", ledger.tenant);
    ledger.connection.run("delete from duty_span where tenant = $1", ledger.tenant);
    ledger.connection.run("delete from cell where tenant = $1", ledger.tenant);
    ledger.connection.run("delete from tally where tenant = $1", ledger.tenant);
    indicator::Rules const rules{method.duties, method.indicators};
    indicator::Changes changes;
    auto const seq_max = ledger::load_head(ledger.connection, ledger.tenant).seq;
    indicator::each_subject(ledger, seq_max, [&](ledger::Subject const& subject, std::vector<ledger::Row> rows) {
        auto const state = indicator::recompute(ledger, rules, subject, std::move(rows));
        save(ledger, subject, state);
        for (auto const& step : state.steps) changes.add(step);
        for (auto const& one : state.tallies) changes.add(one.stream, one.day, one.place, {0, one.item, one.n}, 1);
        if (changes.tallies.size() < rows_in_memory) return;
        changes.drop_nothings();
        indicator::apply(ledger, std::exchange(changes, {}));
    });
    changes.drop_nothings();
    indicator::apply(ledger, std::move(changes));
}

}  // namespace chengxin::command
