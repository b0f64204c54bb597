#include <algorithm>
#include <map>

#include "indicator/numbers.hpp"
#include "indicator/stock_store.hpp"

namespace chengxin::indicator {

namespace {

NumberOf words_of(fact::Ledger const& ledger) {
    return [&ledger](std::string_view word) { return ledger.words.find(word); };
}

/// Calls `take` with each fact of the days that the indicator may count.
template <typename Take>
void each_fact(Asked const& asked, Definition const& definition, DateRange days, Take take) {
    auto const& [ledger, rules, question, parts, months, known] = asked;
    for (auto const place : ledger.divisions.subtree(question.division, question.as_of)) {
        for (auto const& kind : definition.over) {
            std::vector<ledger::Row> rows;  // what looks a subject up may not do so while rows are handed over
            ledger::each_at(ledger.connection, ledger.tenant, place, ledger.words.find(kind), days,
                            [&](ledger::Row const& row) { rows.push_back(row); });
            for (auto const& row : rows) take(Event(ledger.catalogue, *ledger.catalogue.kind(kind), row));
        }
    }
}

std::vector<DatedStep> steps_of_facts(Asked const& asked, Stream const& stream, DateRange days) {
    std::vector<DatedStep> steps;
    auto const number_of = words_of(asked.ledger);
    each_fact(asked, *stream.definition, days, [&](Event const& event) {
        auto const& row = event.row();
        for (auto const& addition : additions(asked.ledger, *stream.definition, event, number_of)) {
            if (addition.item != 0) continue;
            steps.push_back({stream.number, row.day, row.place, addition.n, addition.split});
        }
    });
    return steps;
}

std::vector<DatedStep> steps_of_duty(Asked const& asked, Stream const& stream, DateRange days) {
    auto const& ledger = asked.ledger;
    auto const duty = ledger.words.find(stream.rule->name);
    std::map<Number, std::vector<duty::Owed>> runs;
    for (auto const& row : duty::owed_rows(ledger, duty)) runs[row.subject].push_back({row.first, row.past, row.place});
    std::vector<DatedStep> steps;
    auto const add = [&](duty::Step const& step) {
        if (step.outcome == stream.outcome && days.contains(step.day)) {
            steps.push_back({stream.number, step.day, step.place, step.n});
        }
    };
    if (stream.outcome == duty::Outcome::owed) {
        for (auto const& [subject, owed] : runs) {
            for (auto const& step : duty::owed_steps(owed)) add(step);
        }
        return steps;
    }
    auto const span = duty::span_at(stream.rule->every, days.first);
    auto const span_days = duty::days_of_span(stream.rule->every, span);
    for (auto const& row : duty::spans_in(ledger, duty, span)) {
        for (auto const& step : duty::outcome_steps(runs[row.subject], row.span(), span_days)) add(step);
    }
    return steps;
}

}  // namespace

std::vector<DatedStep> dated_steps(Asked const& asked, Stream const& stream, DateRange days) {
    if (stream.rule != nullptr) return steps_of_duty(asked, stream, days);
    if (stream.definition->sort == Sort::standing) return stock_steps_in(asked.ledger, *stream.definition, days);
    return steps_of_facts(asked, stream, days);
}

std::vector<TallyRow> dated_tallies(Asked const& asked, Definition const& definition, DateRange days) {
    std::vector<TallyRow> rows;
    auto const number_of = words_of(asked.ledger);
    auto const stream = asked.ledger.words.find(definition.name);
    each_fact(asked, definition, days, [&](Event const& event) {
        auto const& row = event.row();
        for (auto const& addition : additions(asked.ledger, definition, event, number_of)) {
            if (addition.item == 0) continue;
            rows.push_back({stream, month_number(row.day), row.place, addition.item, addition.n});
        }
    });
    return rows;
}

}  // namespace chengxin::indicator
