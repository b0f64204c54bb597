#include "duty/duty_rules.hpp"

#include <algorithm>
#include <set>

namespace chengxin::duty {

namespace {

struct Standing {
    bool owed = false;
    Number place = 0;
};

/// Whether the span of `day` is owed, as known on `day`.
Standing standing_on(std::vector<Eligible> const& eligible, Every every, std::int64_t held_days, Date day) {
    auto const [span_first, span_past] = days_of_span(every, span_at(every, day));
    std::int64_t held = 0;
    Standing standing;
    for (auto const& span : eligible) {
        if (span.first > day || span.past <= span_first) continue;
        bool const holds_now = day < span.past;
        auto const past = holds_now ? span_past : span.past;
        held += (past - std::max(span.first, span_first)).count();
        standing.place = span.place;
    }
    standing.owed = held > 0 && held >= held_days;
    return standing;
}

void add(std::vector<Step>& steps, Outcome outcome, Date first, Date past, Date end, Number place) {
    if (past <= first) return;
    steps.push_back({outcome, first, place, 1});
    if (past < end) steps.push_back({outcome, past, place, -1});
}

}  // namespace

std::vector<Owed> owed_runs(std::vector<Eligible> const& eligible, Every every, std::int64_t held_days,
                            DateRange in_force) {
    std::vector<Owed> runs;
    if (eligible.empty()) return runs;
    std::set<Date> turns;
    Date last = eligible.front().first;
    for (auto const& span : eligible) {
        for (auto const day : {span.first, span.past}) {
            if (day == far_future) continue;
            turns.insert(day);
            last = std::max(last, day);
        }
    }
    for (auto span = span_at(every, *turns.begin()); span <= span_at(every, last) + 1; ++span) {
        turns.insert(first_of_span(every, span));
    }
    turns.insert(in_force.first);
    for (auto turn = turns.lower_bound(in_force.first); turn != turns.lower_bound(in_force.past); ++turn) {
        auto const standing = standing_on(eligible, every, held_days, *turn);
        if (!standing.owed) continue;
        auto const next = std::next(turn);
        Date const past = std::min(next == turns.end() ? far_future : *next, in_force.past);
        bool const goes_on = !runs.empty() && runs.back().past == *turn && runs.back().place == standing.place;
        if (goes_on) {
            runs.back().past = past;
        } else {
            runs.push_back({*turn, past, standing.place});
        }
    }
    return runs;
}

Span span_of(std::vector<Date> answers, std::vector<Exited> const& exits, std::int64_t times) {
    Span span;
    std::ranges::sort(answers);
    answers.erase(std::ranges::unique(answers).begin(), answers.end());
    span.days = std::min(static_cast<std::int64_t>(answers.size()), times);
    if (span.days >= times && times > 0) span.met_on = answers[static_cast<std::size_t>(times - 1)];
    auto const earliest = std::ranges::min_element(exits, {}, [](Exited const& e) { return std::tie(e.day, e.id); });
    if (earliest != exits.end()) {
        span.excused_on = earliest->day;
        span.excused = earliest->seq;
    }
    return span;
}

bool is_past(Span const& span, Date day) { return span.met_on && *span.met_on <= day; }

std::optional<Span> span_after(Span const& span, Added const& added, std::int64_t times) {
    auto const is_late = [&](Date day) { return is_past(span, day); };
    bool const answers_late = std::ranges::all_of(added.answers, is_late);
    if (span.days > 0 && !answers_late) return std::nullopt;
    auto const exits_late = [&](Exited const& exit) { return *span.excused_on < exit.day; };
    if (span.excused_on && !std::ranges::all_of(added.exits, exits_late)) return std::nullopt;
    auto after = span_of(added.answers, added.exits, times);
    if (answers_late) {
        after.days = span.days;
        after.met_on = span.met_on;
    }
    if (span.excused_on) {
        after.excused_on = span.excused_on;
        after.excused = span.excused;
    }
    return after;
}

Span span_after(Span const& span, Added const& added, std::vector<Date> earlier, std::int64_t times) {
    auto const excused = span_after(span, Added{{}, added.exits}, times);
    CHECK(excused.has_value());
    earlier.insert(earlier.end(), added.answers.begin(), added.answers.end());
    if (span.met_on) earlier.push_back(*span.met_on);
    auto after = span_of(std::move(earlier), {}, times);
    after.excused_on = excused->excused_on;
    after.excused = excused->excused;
    return after;
}

std::vector<Step> owed_steps(std::vector<Owed> const& runs) {
    std::vector<Step> steps;
    for (auto const& run : runs) add(steps, Outcome::owed, run.first, run.past, far_future, run.place);
    return steps;
}

std::vector<Step> outcome_steps(std::vector<Owed> const& runs, Span const& span, DateRange days) {
    std::vector<Step> steps;
    for (auto const& run : runs) {
        auto const first = std::max(run.first, days.first);
        auto const past = std::min(run.past, days.past);
        if (past <= first) continue;
        auto const met_on = span.met_on.value_or(days.past);
        add(steps, Outcome::met, std::max(first, met_on), past, days.past, run.place);
        if (!span.excused_on) continue;
        add(steps, Outcome::excused, std::max(first, *span.excused_on), std::min(past, met_on), days.past, run.place);
    }
    return steps;
}

}  // namespace chengxin::duty
