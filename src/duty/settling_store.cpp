#include "duty/settling_store.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace chengxin::duty {

namespace {

/// The changes of one rule: which subjects may owe otherwise, and which of their years were answered otherwise.
struct Touched {
    std::set<Number> owing;
    std::set<std::pair<Number, int>> years;

    bool empty() const { return owing.empty() && years.empty(); }
    std::vector<Number> subjects() const {
        auto all = owing;
        for (auto const& [subject, year] : years) all.insert(subject);
        return {all.begin(), all.end()};
    }
};

Touched touched_by(fact::Ledger const& ledger, Rule const& rule, fact::Settled const& settled) {
    Touched touched;
    for (auto const& [kind, subject] : settled.standing) {
        if (std::ranges::count(rule.reads, ledger.words.text(kind)) > 0) touched.owing.insert(subject);
    }
    touched.owing.insert(settled.moved.begin(), settled.moved.end());
    for (auto const& change : settled.changes) {
        if (change.counts() == change.counted_before) continue;
        auto const kind = ledger.words.text(change.row.kind);
        bool const may_answer = std::ranges::any_of(rule.answers, [&](Answer const& a) { return a.fact == kind; });
        if (may_answer || kind == ExitAnswers::kind_name)
            touched.years.emplace(change.row.subject, int(change.row.year));
    }
    return touched;
}

/// The rules that anything of what changed may concern.
std::set<std::size_t> concerned(fact::Ledger const& ledger, fact::ByStream<Rule> const& rules,
                                fact::Settled const& settled) {
    std::set<std::size_t> places;
    auto const add = [&](std::string_view stream) {
        auto const& of = rules.of(stream);
        places.insert(of.begin(), of.end());
    };
    for (auto const& [kind, subject] : settled.standing) add(ledger.words.text(kind));
    for (auto const& change : settled.changes) add(ledger.words.text(change.row.kind));
    if (!settled.moved.empty()) add(roster::Household::kind_name);
    return places;
}

std::string stream_name(std::string_view rule, Outcome outcome) {
    switch (outcome) {
        case Outcome::owed: return stream_owed(rule);
        case Outcome::met: return stream_met(rule);
        case Outcome::excused: return stream_excused(rule);
    }
    CHECK(false);
    return {};
}

/// Collects the difference between what was and what is.
class Difference {
public:
    Difference(fact::Ledger const& ledger, Rule const& rule, std::vector<StreamStep>& out)
        : ledger_(ledger),
          rule_(rule),
          out_(out) {}
    void was(std::vector<Step> const& steps) { add(steps, -1); }
    void is(std::vector<Step> const& steps) { add(steps, 1); }

private:
    void add(std::vector<Step> const& steps, std::int64_t sign) {
        for (auto step : steps) {
            step.n *= sign;
            out_.push_back({stream_of(step.outcome), step});
        }
    }

    /// A stream gets its word when it first has a step.
    Number stream_of(Outcome outcome) {
        auto& number = streams_[static_cast<std::size_t>(outcome)];
        if (number == 0) number = ledger_.words.number(ledger_.connection, stream_name(rule_.name, outcome));
        return number;
    }

    fact::Ledger const& ledger_;
    Rule const& rule_;
    std::vector<StreamStep>& out_;
    std::array<Number, 3> streams_{};
};

struct SpanKey {
    int year = 0;
    Number subject = 0;
    auto operator<=>(SpanKey const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SpanKey, (), (year, subject))

struct SpanKeyed {
    int year = 0;
    Number subject = 0;
    std::int64_t days = 0;
    std::optional<Date> met_on;
    std::optional<Date> excused_on;
    std::optional<Seq> excused;
};
BOOST_DESCRIBE_STRUCT(SpanKeyed, (), (year, subject, days, met_on, excused_on, excused))

/// One rule, and all subjects that a group touched: what is kept is read, compared with what follows from the facts,
/// and written, each in one go. cost: a few questions a group, and what belongs to the subjects touched.
class Settling {
public:
    Settling(fact::Ledger const& ledger, Rule const& rule, Touched const& touched)
        : ledger_(ledger),
          rule_(rule),
          touched_(touched),
          duty_(ledger.words.number(ledger.connection, rule.name)),
          subjects_(touched.subjects()) {}

    void run(std::vector<StreamStep>& out) {
        Difference difference(ledger_, rule_, out);
        before_ = owed_of(ledger_, duty_, subjects_);
        after_ = before_;
        owe_anew();
        auto const keys = span_keys();
        auto const kept = spans_of(ledger_, duty_, keys);
        auto const derived = derive(keys);
        std::vector<SpanKeyed> changed;
        std::vector<SpanKey> emptied;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            auto const place = place_of(keys[i].subject);
            auto const& span = derived[i] ? *derived[i] : kept[i];
            difference.was(outcome_steps(before_[place], kept[i], keys[i].year));
            difference.is(outcome_steps(after_[place], span, keys[i].year));
            if (span == kept[i]) continue;
            if (span.empty()) {
                emptied.push_back(keys[i]);
            } else {
                changed.push_back(
                    {keys[i].year, keys[i].subject, span.days, span.met_on, span.excused_on, span.excused});
            }
        }
        for (std::size_t place = 0; place < subjects_.size(); ++place) {
            if (before_[place] == after_[place]) continue;
            difference.was(owed_steps(before_[place]));
            difference.is(owed_steps(after_[place]));
        }
        save(changed, emptied);
    }

private:
    std::size_t place_of(Number subject) const {
        return static_cast<std::size_t>(std::ranges::lower_bound(subjects_, subject) - subjects_.begin());
    }

    /// What is owed by those of whom something else holds now.
    void owe_anew() {
        std::vector<Number> const owing(touched_.owing.begin(), touched_.owing.end());
        auto const held = held_of(ledger_, rule_, owing);
        std::vector<Number> changed;
        std::vector<OwedRow> rows;
        for (std::size_t i = 0; i < owing.size(); ++i) {
            auto const place = place_of(owing[i]);
            auto const eligible = eligible_days(ledger_.catalogue, rule_, held[i]);
            after_[place] = owed_runs(eligible, rule_.held_days, rule_.first);
            if (before_[place] == after_[place]) continue;
            changed.push_back(owing[i]);
            for (auto const& run : after_[place]) rows.push_back({owing[i], run.first, run.past, run.place});
        }
        ledger_.connection.run_each("delete from duty_owed where tenant = $1 and duty = $2 and subject = $3", changed,
                                    ledger_.tenant, duty_);
        ledger_.connection.run_each(
            "insert into duty_owed (tenant, duty, subject, first, past, place) values ($1, $2, $3, $4, $5, $6)", rows,
            ledger_.tenant, duty_);
    }

    /// Years that were answered otherwise; of a subject that owes otherwise, all years in which there are facts.
    std::vector<SpanKey> span_keys() const {
        std::set<SpanKey> keys;
        for (auto const& [subject, year] : touched_.years) keys.insert({year, subject});
        std::vector<std::int64_t> years;
        for (std::size_t place = 0; place < subjects_.size(); ++place) {
            if (before_[place] == after_[place]) continue;
            if (years.empty()) years = roster::years(ledger_.connection, ledger_.tenant);
            for (auto const year : years) keys.insert({int(year), subjects_[place]});
        }
        return {keys.begin(), keys.end()};
    }

    /// What follows from the facts, for the years that were answered otherwise.
    std::vector<std::optional<Span>> derive(std::vector<SpanKey> const& keys) const {
        std::vector<std::string_view> kinds;
        for (auto const& answer : rule_.answers) kinds.push_back(answer.fact);
        kinds.push_back(ExitAnswers::kind_name);
        std::ranges::sort(kinds);
        kinds.erase(std::ranges::unique(kinds).begin(), kinds.end());
        std::vector<ledger::Period> periods;
        for (auto const& key : keys) {
            if (!touched_.years.contains({key.subject, key.year})) continue;
            for (auto const& kind : kinds) {
                periods.push_back({key.year, key.subject, ledger_.words.find(kind), first_of_year(key.year),
                                   first_of_year(key.year + 1)});
            }
        }
        auto found = ledger::counting_rows(ledger_.connection, ledger_.tenant, periods);
        std::vector<std::optional<Span>> spans(keys.size());
        std::size_t next = 0;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (!touched_.years.contains({keys[i].subject, keys[i].year})) continue;
            std::vector<ledger::Row> rows;
            for (std::size_t n = 0; n < kinds.size(); ++n) std::ranges::move(found[next++], std::back_inserter(rows));
            spans[i] = span_from(ledger_, rule_, keys[i].year, rows);
        }
        return spans;
    }

    void save(std::vector<SpanKeyed> const& changed, std::vector<SpanKey> const& emptied) const {
        ledger_.connection.run_each(
            "insert into duty_span (tenant, duty, year, subject, days, met_on, excused_on, excused)"
            " values ($1, $2, $3, $4, $5, $6, $7, $8)"
            " on conflict (tenant, duty, year, subject) do update set days = excluded.days, met_on = excluded.met_on,"
            " excused_on = excluded.excused_on, excused = excluded.excused",
            changed, ledger_.tenant, duty_);
        ledger_.connection.run_each(
            "delete from duty_span where tenant = $1 and duty = $2 and year = $3 and subject = $4", emptied,
            ledger_.tenant, duty_);
    }

    static std::vector<std::vector<Owed>> owed_of(fact::Ledger const& ledger, Number duty,
                                                  std::vector<Number> const& subjects) {
        std::vector<std::vector<Owed>> runs(subjects.size());
        ledger.connection.visit_each<OwedRow>(
            "select subject, first, past, place from duty_owed where tenant = $1 and duty = $2 and subject = $3"
            " order by first",
            subjects,
            [&](std::size_t place, OwedRow&& row) { runs[place].push_back({row.first, row.past, row.place}); },
            ledger.tenant, duty);
        return runs;
    }

    static std::vector<Span> spans_of(fact::Ledger const& ledger, Number duty, std::vector<SpanKey> const& keys) {
        std::vector<Span> spans(keys.size());
        ledger.connection.visit_each<SpanRow>(
            "select subject, days, met_on, excused_on, excused from duty_span"
            " where tenant = $1 and duty = $2 and year = $3 and subject = $4",
            keys, [&](std::size_t place, SpanRow&& row) { spans[place] = row.span(); }, ledger.tenant, duty);
        return spans;
    }

    fact::Ledger const& ledger_;
    Rule const& rule_;
    Touched const& touched_;
    Number duty_;
    std::vector<Number> subjects_;  ///< by number
    std::vector<std::vector<Owed>> before_;
    std::vector<std::vector<Owed>> after_;
};

}  // namespace

std::vector<StreamStep> settle(fact::Ledger const& ledger, fact::ByStream<Rule> const& rules,
                               fact::Settled const& settled) {
    std::vector<StreamStep> steps;
    for (auto const place : concerned(ledger, rules, settled)) {
        auto const& rule = rules[place];
        auto const touched = touched_by(ledger, rule, settled);
        if (!touched.empty()) Settling(ledger, rule, touched).run(steps);
    }
    return steps;
}

}  // namespace chengxin::duty
