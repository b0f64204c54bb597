#include "indicator/figure.hpp"

#include <algorithm>

namespace chengxin::indicator {

namespace {

constexpr auto one_day = std::chrono::days{1};
constexpr std::int64_t month_first_ever = 0;

/// The streams a definition reads, in the places of Counted.
struct Streams {
    Number n = -1;
    Number top = -1;
    Number bottom = -1;
    Number excused = -1;

    std::int64_t Counted::* part(Number stream) const {
        if (stream < 0) return nullptr;
        if (stream == n) return &Counted::n;
        if (stream == top) return &Counted::top;
        if (stream == bottom) return &Counted::bottom;
        return stream == excused ? &Counted::excused : nullptr;
    }
};

Streams streams_of(fact::Ledger const& ledger, Definition const& definition) {
    if (definition.take == Take::count) return {.n = ledger.words.find(definition.name)};
    Streams streams{.top = ledger.words.find(definition.top), .bottom = ledger.words.find(definition.bottom)};
    if (auto const name = definition.excused(); !name.empty()) streams.excused = ledger.words.find(name);
    return streams;
}

/// Steps of one month whose day is not after `last`: read off the rows that keep days.
void add_days(fact::Ledger const& ledger, Rules const& rules, Question const& question, Date last,
              std::vector<DatedStep>& steps) {
    auto const month_first = first_of_month(month_number(last));
    auto const in_month = [&](Date day) { return month_first <= day && day <= last; };
    auto const& definition = *question.definition;
    if (definition.take == Take::count) {
        auto const stream = ledger.words.find(definition.name);
        for (auto const place : ledger.divisions.subtree(question.division, question.as_of)) {
            for (auto const& kind : definition.over) {
                ledger::each_at(ledger.connection, ledger.tenant, place, ledger.words.find(kind),
                                {month_first, last + one_day}, [&](ledger::Row const& row) {
                                    if (!counts(ledger.catalogue, definition, kind, row)) return;
                                    steps.push_back({stream, row.day, place, 1});
                                });
            }
        }
        return;
    }
    auto const year = year_of(last);
    for (auto const& rule : rules.duties) {
        auto const duty = ledger.words.find(rule.name);
        std::map<Number, std::vector<duty::Owed>> runs;
        for (auto const& row : duty::owed_rows(ledger, duty)) {
            runs[row.subject].push_back({row.first, row.past, row.place});
        }
        for (auto const& [subject, owed] : runs) {
            for (auto const& step : duty::owed_steps(owed)) {
                if (!in_month(step.day)) continue;
                steps.push_back({ledger.words.find(duty::stream_owed(rule.name)), step.day, step.place, step.n});
            }
        }
        if (year != year_of(question.span.first)) continue;  // what was done in another year is not of this one
        for (auto const& span : duty::spans_in(ledger, duty, year)) {
            for (auto const& step : duty::outcome_steps(runs[span.subject], span.span(), year)) {
                if (!in_month(step.day)) continue;
                auto const name =
                    step.outcome == duty::Outcome::met ? duty::stream_met(rule.name) : duty::stream_excused(rule.name);
                steps.push_back({ledger.words.find(name), step.day, step.place, step.n});
            }
        }
    }
}

std::vector<DatedStep> steps_of_cells(fact::Ledger const& ledger, Rules const& rules, Question const& question,
                                      Streams const& streams) {
    std::vector<DatedStep> steps;
    auto const last = question.last();
    bool const whole_months = month_number(last) != month_number(last + one_day);
    auto const last_month = whole_months ? month_number(last) : month_number(last) - 1;
    auto const year_first = month_number(first_of_year(year_of(question.span.first)));
    for (auto const stream : {streams.n, streams.top, streams.bottom, streams.excused}) {
        if (stream < 0) continue;
        // What is owed is summed from the beginning, everything else from the first of the year.
        auto const first = stream == streams.bottom ? month_first_ever : year_first;
        for (auto const& cell : cells_in(ledger, stream, first, last_month)) {
            steps.push_back({cell.stream, first_of_month(cell.month), cell.place, cell.n});
        }
    }
    if (!whole_months) add_days(ledger, rules, question, last, steps);
    return steps;
}

std::vector<DatedStep> steps_as_known(fact::Ledger const& ledger, Rules const& rules, Question const& question) {
    std::vector<DatedStep> steps;
    auto const last = question.last();
    auto const year_first = first_of_year(year_of(question.span.first));
    auto const bottom = ledger.words.find(question.definition->bottom);
    each_subject(ledger, *question.known, [&](ledger::Subject const& subject, std::vector<ledger::Row> rows) {
        for (auto const& step : recompute(ledger, rules, subject, std::move(rows)).steps) {
            bool const is_owed = question.definition->take == Take::share && step.stream == bottom;
            if (step.day <= last && (is_owed || step.day >= year_first)) steps.push_back(step);
        }
    });
    return steps;
}

/// What is counted, once by month and once by place: the same steps, or sums of them that are kept.
struct Steps {
    std::vector<DatedStep> by_month;
    std::vector<DatedStep> by_place;
};

/// Whether the question is of whole years of the whole county, of which sums are kept.
bool is_summed(fact::Ledger const& ledger, Question const& question) {
    auto const year = first_of_year(year_of(question.span.first));
    bool const whole_year = question.span.first == year && question.span.past == first_of_year(year_of(year) + 1);
    return whole_year && !question.known && question.division == ledger.divisions.county() &&
           question.last() == question.span.past - one_day;
}

/// cost: a row a place and one a month, of a share those of all years that owe.
Steps sums_of_year(fact::Ledger const& ledger, Question const& question, Streams const& streams) {
    Steps steps;
    auto const first = month_number(question.span.first);
    auto const last = month_number(question.last());
    for (auto const stream : {streams.n, streams.top, streams.bottom, streams.excused}) {
        if (stream < 0) continue;
        bool const from_beginning = stream == streams.bottom;
        auto const past_year = from_beginning ? std::int64_t{-1} : year_at_place(first);
        for (auto const& cell : cells_in(ledger, stream, year_at_place(first), past_year)) {
            steps.by_place.push_back({cell.stream, question.span.first, cell.place, cell.n});
        }
        auto const month_first = month_everywhere(from_beginning ? month_first_ever : first);
        for (auto const& cell : cells_in(ledger, stream, month_first, month_everywhere(last))) {
            auto const day = first_of_month(cell.month - month_everywhere(0));
            steps.by_month.push_back({cell.stream, day, question.division, cell.n});
        }
    }
    return steps;
}

/// Which direct part of the asked division each place lies in; the division itself stands for what has no part.
class Parts {
public:
    Parts(roster::Divisions const& divisions, Number division, Date day)
        : divisions_(divisions),
          division_(division),
          day_(day) {}

    /// out: nothing when the place is outside the division.
    std::optional<Number> part_of(Number place) {
        auto const [at, is_new] = known_.try_emplace(place);
        if (is_new) {
            auto const lineage = divisions_.lineage(place, day_);
            auto const here = std::ranges::find(lineage, division_);
            if (here != lineage.end()) at->second = here == lineage.begin() ? division_ : *std::prev(here);
        }
        return at->second;
    }

private:
    roster::Divisions const& divisions_;
    Number division_;
    Date day_;
    std::map<Number, std::optional<Number>> known_;
};

}  // namespace

Date Question::last() const {
    auto const end = span.past - one_day;
    return is_current ? end : std::min(as_of, end);
}

std::optional<std::int64_t> hundredths(std::int64_t top, std::int64_t bottom) {
    if (bottom <= 0) return std::nullopt;
    return (top * 20'000 + bottom) / (2 * bottom);
}

namespace {

/// Sums steps into a figure.
class Summing {
public:
    Summing(fact::Ledger const& ledger, Question const& question)
        : question_(question),
          streams_(streams_of(ledger, *question.definition)),
          children_(ledger.divisions.children(question.division, question.as_of)),
          parts_(ledger.divisions, question.division, question.as_of),
          is_share_(question.definition->take == Take::share) {}

    Streams const& streams() const { return streams_; }

    /// Whether everything that was counted lies in some part: a place that is no more lies in none.
    bool has_place_for(std::vector<DatedStep> const& steps) {
        return std::ranges::all_of(
            steps, [&](DatedStep const& step) { return step.n == 0 || parts_.part_of(step.place).has_value(); });
    }

    Figure sum(Steps const& steps) {
        Figure figure;
        auto const last_month = month_number(question_.last());
        for (auto month = first_month(); month <= last_month; ++month) figure.months.push_back({month, {}});
        for (auto const& step : steps.by_month) {
            if (!is_counted(step)) continue;
            auto const month = month_number(step.day);
            for (auto& point : figure.months) {
                bool const counted = is_share_ ? month <= point.month : month == point.month;
                if (counted) point.counted.*streams_.part(step.stream) += step.n;
            }
        }
        std::map<Number, Counted> rows;
        for (auto const child : children_) rows[child];
        for (auto const& step : steps.by_place) {
            if (!is_counted(step)) continue;
            auto const part = streams_.part(step.stream);
            auto const place = parts_.part_of(step.place);
            figure.total.*part += step.n;
            if (*place != question_.division) rows[*place].*part += step.n;
        }
        for (auto const child : children_) {
            figure.rows.push_back({child, rows[child]});
            rows.erase(child);
        }
        for (auto const& [division, counted] : rows) figure.rows.push_back({division, counted});
        return figure;
    }

private:
    std::int64_t first_month() const { return month_number(question_.span.first); }
    bool is_counted(DatedStep const& step) {
        bool const in_time = is_share_ || month_number(step.day) >= first_month();
        return in_time && streams_.part(step.stream) != nullptr && parts_.part_of(step.place).has_value();
    }

    Question const& question_;
    Streams streams_;
    std::vector<Number> children_;
    Parts parts_;
    bool is_share_;
};

}  // namespace

Figure figure(fact::Ledger const& ledger, Rules const& rules, Question const& question) {
    Summing summing(ledger, question);
    if (is_summed(ledger, question)) {
        auto const sums = sums_of_year(ledger, question, summing.streams());
        if (summing.has_place_for(sums.by_place)) return summing.sum(sums);
    }
    Steps steps;
    steps.by_place = question.known ? steps_as_known(ledger, rules, question)
                                    : steps_of_cells(ledger, rules, question, summing.streams());
    steps.by_month = steps.by_place;
    return summing.sum(steps);
}

}  // namespace chengxin::indicator
