#include "duty/settling_store.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

namespace chengxin::duty {

namespace {

struct SpanKey {
    SpanNumber span = 0;
    Number subject = 0;
    auto operator<=>(SpanKey const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SpanKey, (), (span, subject))

/// How the facts that may answer a span have changed.
struct Turn {
    std::vector<ledger::Row const*> added;
    bool lost = false;  ///< some count no longer
};

/// The changes of one rule: which subjects may owe otherwise, and which of their spans may be answered otherwise.
struct Touched {
    std::set<Number> owing;
    std::map<SpanKey, Turn> spans;

    bool empty() const { return owing.empty() && spans.empty(); }
};

Touched touched_by(fact::Ledger const& ledger, Rule const& rule, fact::Settled const& settled) {
    Touched touched;
    for (auto const& [key, stood] : settled.standing) {
        auto const& [kind, subject] = key;
        if (std::ranges::count(rule.reads, ledger.words.text(kind)) > 0) touched.owing.insert(subject);
    }
    for (auto const& [link, subject] : settled.bound) {
        if (std::ranges::count(rule.reads_links, ledger.words.text(link)) > 0) touched.owing.insert(subject);
    }
    if (rule.each == roster::subject_kind::household) {
        for (auto const& [household, moved] : settled.moved) touched.owing.insert(household);
    }
    if (rule.is_group) return touched;
    std::set<Number> kinds{ledger.words.find(ExitAnswers::kind_name)};
    for (auto const& answer : rule.answers) kinds.insert(ledger.words.find(answer.fact));
    for (auto const& change : settled.changes) {
        bool const is_same = change.counts() == change.counted_before && !change.is_confirmed_otherwise();
        if (is_same || !kinds.contains(change.row.kind)) continue;
        auto& turn = touched.spans[{span_at(rule.every, change.row.day), change.row.subject}];
        if (change.counts() && !change.counted_before)
            turn.added.push_back(&change.row);
        else
            turn.lost = true;
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
    for (auto const& [key, stood] : settled.standing) add(ledger.words.text(key.first));
    for (auto const& [link, subject] : settled.bound) add(ledger.words.text(link));
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

struct SpanKeyed {
    SpanNumber span = 0;
    Number subject = 0;
    std::int64_t days = 0;
    std::optional<Date> met_on;
    std::optional<Date> excused_on;
    std::optional<Seq> excused;
};
BOOST_DESCRIBE_STRUCT(SpanKeyed, (), (span, subject, days, met_on, excused_on, excused))

/// A span as it was kept and as it is now.
struct Turned {
    Span was;
    Span is;
};

/// A span for which facts have to be read. What was added is there if it only gained, and its exits are known.
struct Unread {
    SpanKey key;
    Span was;
    std::int64_t times = 0;
    std::optional<Added> added;
};

/// One rule, and all subjects that a group touched: what is kept is read, compared with what follows from the facts,
/// and written, each in one go. cost: a few questions a group, and what belongs to the subjects touched; of spans that
/// are answered already and only gained later answers, their row alone.
class Settling {
public:
    Settling(fact::Ledger const& ledger, Rule const& rule, Touched const& touched)
        : ledger_(ledger),
          rule_(rule),
          touched_(touched),
          duty_(ledger.words.number(ledger.connection, rule.name)) {}

    void run(std::vector<StreamStep>& out) {
        turn_spans();
        auto subjects = touched_.owing;
        for (auto const& [key, span] : spans_) subjects.insert(key.subject);
        if (subjects.empty()) return;
        subjects_.assign(subjects.begin(), subjects.end());
        before_ = owed_of(ledger_, duty_, subjects_);
        after_ = before_;
        owe_anew();
        add_other_spans();
        Difference difference(ledger_, rule_, out);
        for (auto const& [key, span] : spans_) {
            auto const place = place_of(key.subject);
            auto const days = days_of_span(rule_.every, key.span);
            difference.was(outcome_steps(before_[place], span.was, days));
            difference.is(outcome_steps(after_[place], span.is, days));
        }
        for (std::size_t place = 0; place < subjects_.size(); ++place) {
            if (before_[place] == after_[place]) continue;
            difference.was(owed_steps(before_[place]));
            difference.is(owed_steps(after_[place]));
        }
        save();
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
            after_[place] = runs_of(ledger_.catalogue, rule_, held[i]);
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

    /// Spans that are answered otherwise now.
    void turn_spans() {
        std::vector<SpanKey> keys;
        for (auto const& [key, turn] : touched_.spans) keys.push_back(key);
        auto const kept = spans_of(ledger_, duty_, keys);
        std::vector<Unread> unread;
        std::size_t at = 0;
        for (auto const& [key, turn] : touched_.spans) {
            auto const& was = kept[at++];
            auto const times = rule_.times_on(ledger_.catalogue, first_of_span(rule_.every, key.span));
            auto added = added_by(was, turn);
            auto const is = turn.lost ? std::nullopt : span_after(was, added, times);
            bool const exits_known = !turn.lost && span_after(was, Added{{}, added.exits}, times);
            if (!is) {
                unread.push_back({key, was, times, exits_known ? std::optional(std::move(added)) : std::nullopt});
            } else if (*is != was) {
                spans_[key] = {was, *is};
            }
        }
        derive(unread);
    }

    Added added_by(Span const& was, Turn const& turn) const {
        auto const exit_kind = ledger_.words.find(ExitAnswers::kind_name);
        Added added;
        for (auto const* row : turn.added) {
            if (row->kind == exit_kind) {
                if (is_exit_of(rule_, *row)) added.exits.push_back({row->day, row->id, row->seq});
            } else if (!is_past(was, row->day) && answers(ledger_, rule_, *row)) {
                added.answers.push_back(row->day);
            }
        }
        return added;
    }

    /// Of a subject that owes otherwise: all spans of years in which there are facts.
    void add_other_spans() {
        std::vector<SpanKey> others;
        std::vector<SpanNumber> spans;
        for (std::size_t place = 0; place < subjects_.size(); ++place) {
            if (before_[place] == after_[place] || rule_.is_group) continue;
            if (spans.empty()) {
                spans = spans_of_years(rule_.every, roster::years(ledger_.connection, ledger_.tenant));
            }
            for (auto const span : spans) {
                SpanKey const key{span, subjects_[place]};
                if (!spans_.contains(key)) others.push_back(key);
            }
        }
        std::ranges::sort(others);
        auto const kept = spans_of(ledger_, duty_, others);
        for (std::size_t i = 0; i < others.size(); ++i) spans_[others[i]] = {kept[i], kept[i]};
    }

    /// What follows from the facts; of those that only gained some, from the ones before the day they were met.
    void derive(std::vector<Unread> const& unread) {
        std::set<std::string_view> answering;
        for (auto const& answer : rule_.answers) answering.insert(answer.fact);
        std::vector<ledger::Period> periods;
        std::vector<std::size_t> ends;
        for (auto const& [key, was, times, added] : unread) {
            auto const days = days_of_span(rule_.every, key.span);
            auto const past = added ? was.met_on.value_or(days.past) : days.past;
            auto kinds = answering;
            if (!added) kinds.insert(ExitAnswers::kind_name);
            for (auto const& kind : kinds) {
                periods.push_back({year_of(days.first), key.subject, ledger_.words.find(kind), days.first, past});
            }
            ends.push_back(periods.size());
        }
        auto found = ledger::counting_rows(ledger_.connection, ledger_.tenant, periods);
        std::size_t next = 0;
        for (std::size_t i = 0; i < unread.size(); ++i) {
            auto const& [key, was, times, added] = unread[i];
            std::vector<ledger::Row> rows;
            for (; next < ends[i]; ++next) std::ranges::move(found[next], std::back_inserter(rows));
            auto const is = added ? span_after(was, *added, answering_days(rows), times)
                                  : span_from(ledger_, rule_, key.span, rows);
            if (is != was) spans_[key] = {was, is};
        }
    }

    std::vector<Date> answering_days(std::vector<ledger::Row> const& rows) const {
        std::vector<Date> days;
        for (auto const& row : rows) {
            if (answers(ledger_, rule_, row)) days.push_back(row.day);
        }
        return days;
    }

    void save() const {
        std::vector<SpanKeyed> changed;
        std::vector<SpanKey> emptied;
        for (auto const& [key, turned] : spans_) {
            auto const& span = turned.is;
            if (span == turned.was) continue;
            if (span.empty())
                emptied.push_back(key);
            else
                changed.push_back({key.span, key.subject, span.days, span.met_on, span.excused_on, span.excused});
        }
        ledger_.connection.run_each(
            "insert into duty_span (tenant, duty, span, subject, days, met_on, excused_on, excused)"
            " values ($1, $2, $3, $4, $5, $6, $7, $8)"
            " on conflict (tenant, duty, span, subject) do update set days = excluded.days, met_on = excluded.met_on,"
            " excused_on = excluded.excused_on, excused = excluded.excused",
            changed, ledger_.tenant, duty_);
        ledger_.connection.run_each(
            "delete from duty_span where tenant = $1 and duty = $2 and span = $3 and subject = $4", emptied,
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
            " where tenant = $1 and duty = $2 and span = $3 and subject = $4",
            keys, [&](std::size_t place, SpanRow&& row) { spans[place] = row.span(); }, ledger.tenant, duty);
        return spans;
    }

    fact::Ledger const& ledger_;
    Rule const& rule_;
    Touched const& touched_;
    Number duty_;
    std::map<SpanKey, Turned> spans_;
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
