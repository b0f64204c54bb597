#include "duty/duty_store.hpp"

#include <algorithm>
#include <set>

#include "fact/answers.hpp"

namespace chengxin::duty {

bool answers(fact::Ledger const& ledger, Rule const& rule, ledger::Row const& row) {
    if (!rule.is_asked_on(ledger.catalogue, row.day)) return false;
    for (auto const& answer : rule.answers) {
        if (ledger.words.find(answer.fact) != row.kind) continue;
        if (fact::holds(ledger.catalogue, answer.when, answer.fact, row)) return true;
    }
    return false;
}

bool is_exit_of(Rule const& rule, ledger::Row const& row) {
    auto const answers = json::read_object<ExitAnswers>(json::parse(row.answers).value()).value();
    if (answers.duty != rule.name) return false;
    auto const* exit = rule.exit(answers.exit);
    return exit == nullptr || exit->by.empty() || row.confirmed != 0;
}

namespace {

void hold_links(fact::Ledger const& ledger, Rule const& rule, std::vector<Number> const& subjects,
                std::vector<Held>& held) {
    if (rule.reads_links.empty()) return;
    auto const links = roster::links_from(ledger.connection, ledger.tenant, subjects);
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        for (auto const& link : links[i]) {
            held[i].kinds[ledger.words.text(link.kind)].push_back(held_link(ledger.divisions, link));
        }
    }
}

void hold_places(fact::Ledger const& ledger, Rule const& rule, std::vector<Number> const& subjects,
                 std::vector<Held>& held) {
    if (rule.each == roster::subject_kind::household) {
        auto places = roster::household_rows(ledger.connection, ledger.tenant, subjects);
        for (std::size_t i = 0; i < subjects.size(); ++i) held[i].places = std::move(places[i]);
        return;
    }
    bool const is_division = rule.each == roster::subject_kind::division;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        held[i].at = is_division ? subjects[i] : ledger.divisions.county();
    }
}

}  // namespace

std::vector<Held> held_of(fact::Ledger const& ledger, Rule const& rule, std::vector<Number> const& subjects) {
    std::vector<Held> held(subjects.size());
    for (auto const& kind : rule.reads) {
        auto const standing = roster::standing_of(ledger.connection, ledger.tenant, ledger.words.find(kind), subjects);
        std::vector<Seq> seqs;
        for (auto const& rows : standing) {
            for (auto const& row : rows) seqs.push_back(row.seq);
        }
        auto const facts = ledger::find_all_seqs(ledger.connection, ledger.tenant, seqs);
        CHECK(facts.size() == seqs.size());
        std::size_t next = 0;
        for (std::size_t place = 0; place < subjects.size(); ++place) {
            auto& spans = held[place].kinds[kind];
            for (auto const& row : standing[place]) {
                spans.push_back({row.first, row.past, json::parse(facts[next++].answers).value().get_object()});
            }
        }
    }
    hold_links(ledger, rule, subjects, held);
    hold_places(ledger, rule, subjects, held);
    return held;
}

Span span_from(fact::Ledger const& ledger, Rule const& rule, SpanNumber span, std::vector<ledger::Row> const& rows) {
    std::vector<Date> days;
    std::vector<Exited> exits;
    auto const exit_kind = ledger.words.find(ExitAnswers::kind_name);
    for (auto const& row : rows) {
        if (row.kind == exit_kind) {
            if (is_exit_of(rule, row)) exits.push_back({row.day, row.id, row.seq});
        } else if (answers(ledger, rule, row)) {
            days.push_back(row.day);
        }
    }
    return span_of(std::move(days), exits, rule.times_on(ledger.catalogue, first_of_span(rule.every, span)));
}

std::vector<Number> owed_by(fact::Ledger const& ledger, Rule const& rule, std::vector<Number> const& lineage,
                            Date day) {
    if (rule.is_owed_by_self) return {lineage.front()};
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

Span span_of(fact::Ledger const& ledger, Number duty, Number subject, SpanNumber span) {
    auto const row = ledger.connection.row<SpanRow>(
        "select subject, days, met_on, excused_on, excused from duty_span"
        " where tenant = $1 and duty = $2 and span = $3 and subject = $4",
        ledger.tenant, duty, span, subject);
    return row ? row->span() : Span{};
}

std::vector<SpanRow> spans_in(fact::Ledger const& ledger, Number duty, SpanNumber span) {
    return ledger.connection.rows<SpanRow>(
        "select subject, days, met_on, excused_on, excused from duty_span"
        " where tenant = $1 and duty = $2 and span = $3 order by subject",
        ledger.tenant, duty, span);
}

std::vector<OwedRow> owed_rows(fact::Ledger const& ledger, Number duty) {
    return ledger.connection.rows<OwedRow>(
        "select subject, first, past, place from duty_owed where tenant = $1 and duty = $2 order by subject, first",
        ledger.tenant, duty);
}

}  // namespace chengxin::duty
