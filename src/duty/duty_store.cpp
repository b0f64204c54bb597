#include "duty/duty_store.hpp"

#include <algorithm>
#include <set>

#include "fact/answers.hpp"

namespace chengxin::duty {

namespace {

struct OwedKeyed {
    Date first{};
    Date past{};
    Number place = 0;
};
BOOST_DESCRIBE_STRUCT(OwedKeyed, (), (first, past, place))

void save_owed(fact::Ledger const& ledger, Number duty, Number subject, std::vector<Owed> const& runs) {
    ledger.connection.run("delete from duty_owed where tenant = $1 and duty = $2 and subject = $3", ledger.tenant, duty,
                          subject);
    std::vector<OwedKeyed> rows;
    for (auto const& run : runs) rows.push_back({run.first, run.past, run.place});
    ledger.connection.run_each(
        "insert into duty_owed (tenant, duty, subject, first, past, place) values ($1, $2, $3, $4, $5, $6)", rows,
        ledger.tenant, duty, subject);
}

void save_span(fact::Ledger const& ledger, Number duty, Number subject, int year, Span const& span) {
    if (span.empty()) {
        ledger.connection.run("delete from duty_span where tenant = $1 and duty = $2 and year = $3 and subject = $4",
                              ledger.tenant, duty, year, subject);
        return;
    }
    ledger.connection.run(
        "insert into duty_span (tenant, duty, year, subject, days, met_on, excused_on, excused)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8)"
        " on conflict (tenant, duty, year, subject) do update set"
        " days = excluded.days, met_on = excluded.met_on, excused_on = excluded.excused_on, excused = excluded.excused",
        ledger.tenant, duty, year, subject, span.days, span.met_on, span.excused_on, span.excused);
}

/// The changes of one rule: which subjects may owe otherwise, and which of their years were answered otherwise.
struct Touched {
    std::set<Number> owing;
    std::set<std::pair<Number, int>> years;
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

std::string stream_of(Rule const& rule, Outcome outcome) {
    switch (outcome) {
        case Outcome::owed: return stream_owed(rule.name);
        case Outcome::met: return stream_met(rule.name);
        case Outcome::excused: return stream_excused(rule.name);
    }
    CHECK(false);
    return {};
}

/// Collects the difference between what was and what is.
class Difference {
public:
    Difference(Rule const& rule, std::vector<StreamStep>& out) : rule_(rule), out_(out) {}
    void was(std::vector<Step> const& steps) { add(steps, -1); }
    void is(std::vector<Step> const& steps) { add(steps, 1); }

private:
    void add(std::vector<Step> const& steps, std::int64_t sign) {
        for (auto step : steps) {
            step.n *= sign;
            out_.push_back({stream_of(rule_, step.outcome), step});
        }
    }
    Rule const& rule_;
    std::vector<StreamStep>& out_;
};

Span derive_span(fact::Ledger const& ledger, Rule const& rule, Number subject, int year) {
    auto const first = first_of_year(year);
    auto const past = first_of_year(year + 1);
    std::vector<ledger::Row> rows;
    auto const add = [&](std::string_view kind) {
        auto const more =
            ledger::counting_rows(ledger.connection, ledger.tenant, subject, ledger.words.find(kind), first, past);
        rows.insert(rows.end(), more.begin(), more.end());
    };
    for (auto const& answer : rule.answers) add(answer.fact);
    add(ExitAnswers::kind_name);
    return span_from(ledger, rule, year, rows);
}

void settle_subject(fact::Ledger const& ledger, Rule const& rule, Number duty, Number subject, bool owing,
                    std::set<int> const& years, std::vector<StreamStep>& out) {
    Difference difference(rule, out);
    auto const before = owed_of(ledger, duty, subject);
    auto const after = owing ? owed_runs(eligible_days(ledger.catalogue, rule, held_of(ledger, rule, subject)),
                                         rule.held_days, rule.first)
                             : before;
    std::set<int> all_years = years;
    if (before != after) {
        save_owed(ledger, duty, subject, after);
        difference.was(owed_steps(before));
        difference.is(owed_steps(after));
        for (auto const year : roster::years(ledger.connection, ledger.tenant)) all_years.insert(int(year));
    }
    for (auto const year : all_years) {
        auto const span_before = span_of(ledger, duty, subject, year);
        auto const span_after = years.contains(year) ? derive_span(ledger, rule, subject, year) : span_before;
        if (span_before != span_after) save_span(ledger, duty, subject, year, span_after);
        difference.was(outcome_steps(before, span_before, year));
        difference.is(outcome_steps(after, span_after, year));
    }
}

}  // namespace

bool answers(fact::Ledger const& ledger, Rule const& rule, ledger::Row const& row) {
    for (auto const& answer : rule.answers) {
        if (ledger.words.find(answer.fact) != row.kind) continue;
        if (fact::holds(ledger.catalogue, answer.when, answer.fact, row)) return true;
    }
    return false;
}

Held held_of(fact::Ledger const& ledger, Rule const& rule, Number subject) {
    Held held;
    for (auto const& kind : rule.reads) {
        auto& spans = held.kinds[kind];
        auto const rows = roster::standing_of(ledger.connection, ledger.tenant, ledger.words.find(kind), subject);
        for (auto const& row : rows) {
            auto const fact = ledger::find_seq(ledger.connection, ledger.tenant, row.seq);
            CHECK(fact.has_value());
            spans.push_back({row.first, row.past, json::parse(fact->answers).value().get_object()});
        }
    }
    held.places = roster::household_rows(ledger.connection, ledger.tenant, subject);
    return held;
}

Span span_from(fact::Ledger const& ledger, Rule const& rule, int year, std::vector<ledger::Row> const& rows) {
    std::vector<Date> days;
    std::vector<Exited> exits;
    auto const exit_kind = ledger.words.find(ExitAnswers::kind_name);
    for (auto const& row : rows) {
        if (row.kind == exit_kind) {
            auto const exit = json::read_object<ExitAnswers>(json::parse(row.answers).value()).value();
            if (exit.duty == rule.name) exits.push_back({row.day, row.id, row.seq});
        } else if (answers(ledger, rule, row)) {
            days.push_back(row.day);
        }
    }
    return span_of(std::move(days), exits, rule.times_on(ledger.catalogue, first_of_year(year)));
}

std::vector<Number> owed_by(fact::Ledger const& ledger, Rule const& rule, std::vector<Number> const& lineage,
                            Date day) {
    for (auto const place : lineage) {
        std::set<Number> holders;
        for (auto const& link : rule.owed_by) {
            for (auto const& row :
                 roster::links_to(ledger.connection, ledger.tenant, place, ledger.words.find(link), day)) {
                holders.insert(row.origin);
            }
        }
        if (!holders.empty()) return {holders.begin(), holders.end()};
    }
    return {};
}

std::vector<Owed> owed_of(fact::Ledger const& ledger, Number duty, Number subject) {
    std::vector<Owed> runs;
    auto const rows = ledger.connection.rows<OwedRow>(
        "select subject, first, past, place from duty_owed where tenant = $1 and duty = $2 and subject = $3"
        " order by first",
        ledger.tenant, duty, subject);
    for (auto const& row : rows) runs.push_back({row.first, row.past, row.place});
    return runs;
}

Span span_of(fact::Ledger const& ledger, Number duty, Number subject, int year) {
    auto const row = ledger.connection.row<SpanRow>(
        "select subject, days, met_on, excused_on, excused from duty_span"
        " where tenant = $1 and duty = $2 and year = $3 and subject = $4",
        ledger.tenant, duty, year, subject);
    return row ? row->span() : Span{};
}

std::vector<SpanRow> spans_in(fact::Ledger const& ledger, Number duty, int year) {
    return ledger.connection.rows<SpanRow>(
        "select subject, days, met_on, excused_on, excused from duty_span"
        " where tenant = $1 and duty = $2 and year = $3 order by subject",
        ledger.tenant, duty, year);
}

std::vector<OwedRow> owed_rows(fact::Ledger const& ledger, Number duty) {
    return ledger.connection.rows<OwedRow>(
        "select subject, first, past, place from duty_owed where tenant = $1 and duty = $2 order by subject, first",
        ledger.tenant, duty);
}

std::vector<StreamStep> settle(fact::Ledger const& ledger, fact::ByStream<Rule> const& rules,
                               fact::Settled const& settled) {
    std::vector<StreamStep> out;
    for (auto const place : concerned(ledger, rules, settled)) {
        auto const& rule = rules[place];
        auto const touched = touched_by(ledger, rule, settled);
        std::map<Number, std::set<int>> subjects;
        for (auto const subject : touched.owing) subjects[subject];
        for (auto const& [subject, year] : touched.years) subjects[subject].insert(year);
        if (subjects.empty()) continue;
        auto const duty = ledger.words.number(ledger.connection, rule.name);
        for (auto const& [subject, years] : subjects) {
            settle_subject(ledger, rule, duty, subject, touched.owing.contains(subject), years, out);
        }
    }
    return out;
}

}  // namespace chengxin::duty
