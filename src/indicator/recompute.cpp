#include "indicator/recompute.hpp"

#include <algorithm>

#include "ledger/page_store.hpp"

namespace chengxin::indicator {

namespace {

using Rows = std::vector<ledger::Row>;

constexpr std::int64_t subjects_a_page = 200;

/// States by family: facts bound to one another by what they correct.
void settle_states(Rows& rows) {
    std::map<ledger::FactId, std::size_t> at;
    for (std::size_t i = 0; i < rows.size(); ++i) at[rows[i].id] = i;
    std::map<ledger::FactId, std::vector<std::size_t>> families;  // by the first fact that is named
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto first = rows[i].id;
        auto corrects = rows[i].corrects;
        while (corrects) {
            first = *corrects;
            auto const found = at.find(first);
            corrects = found == at.end() ? std::nullopt : rows[found->second].corrects;
        }
        families[first].push_back(i);
    }
    for (auto const& [first, members] : families) {
        std::vector<ledger::Version> versions;
        for (auto const i : members) versions.push_back(ledger::version_of(rows[i]));
        auto const states = ledger::states_of(versions);
        for (std::size_t k = 0; k < members.size(); ++k) rows[members[k]].state = states[k];
    }
}

class Recomputation {
public:
    Recomputation(fact::Ledger const& ledger, Rules const& rules, ledger::Subject const& subject, Rows rows)
        : ledger_(ledger),
          rules_(rules),
          subject_(subject),
          rows_(std::move(rows)) {
        settle_states(rows_);
        confirm();
        std::ranges::copy_if(rows_, std::back_inserter(counting_),
                             [](ledger::Row const& row) { return row.state == ledger::State::counts; });
        std::ranges::sort(counting_, {}, [](ledger::Row const& row) { return std::tie(row.day, row.seq); });
    }

    SubjectState state() {
        stand();
        bind();
        settle_places();
        owe();
        count();
        return std::move(state_);
    }

private:
    void confirm() {
        auto const kind = ledger_.words.find(roster::Confirmation::kind_name);
        std::set<Uuid> confirmed;
        for (auto const& row : rows_) {
            bool const counts = row.kind == kind && row.state == ledger::State::counts;
            if (counts) confirmed.insert(fact::confirmed_by(row));
        }
        for (auto& row : rows_) row.confirmed = confirmed.contains(row.id) ? 1 : 0;
    }

    void stand() {
        std::set<Number> kinds;
        for (auto const& row : rows_) kinds.insert(row.kind);
        for (auto const kind : kinds) {
            auto const name = ledger_.words.text(kind);
            if (!fact::is_standing(ledger_.catalogue, name)) continue;
            auto const key_field = fact::key_field(ledger_.catalogue, name);
            std::vector<roster::Statement> statements;
            for (auto const& row : counting_) {
                if (row.kind == kind) statements.push_back(roster::statement_of(row, key_field));
            }
            for (auto const& span : roster::spans_of(statements)) {
                state_.standing.push_back({kind, {subject_.number, span.key, span.first, span.past, span.seq}});
                auto const fact = std::ranges::find(rows_, span.seq, &ledger::Row::seq);
                held_.kinds[name].push_back({span.first, span.past, json::parse(fact->answers).value().get_object()});
            }
        }
        auto const household = held_.kinds.find(roster::Household::kind_name);
        if (household == held_.kinds.end()) return;
        for (auto const& span : household->second) {
            auto const village = village_of(span.answers);
            if (village) roster::extend(held_.places, {*village, subject_.number, span.first, span.past});
        }
        state_.household = held_.places;
    }

    /// Out of memory, as long as it stands: a look-up a household would be most of the work.
    std::optional<Number> village_of(json::Object const& answers) const {
        auto const id = parse_uuid(std::string_view(answers.at("village").get_string()));
        auto const known = id ? ledger_.divisions.number_of(ledger::SubjectId(*id)) : std::nullopt;
        return known ? known : roster::village_of(ledger_.connection, ledger_.tenant, answers);
    }

    void bind() {
        state_.links = roster::links_from_rows(ledger_.connection, ledger_.tenant, ledger_.words, rows_);
        for (auto const& link : state_.links) {
            held_.kinds[ledger_.words.text(link.kind)].push_back(duty::held_link(ledger_.divisions, link));
        }
    }

    void settle_places() {
        auto const kind = ledger_.words.text(subject_.kind);
        bool const is_household = kind == roster::subject_kind::household;
        if (!is_household) {
            held_.at = kind == roster::subject_kind::division ? subject_.number : ledger_.divisions.county();
        }
        for (auto& row : rows_) {
            row.place = is_household ? roster::village_on(held_.places, row.day) : held_.at;
            state_.facts.push_back({row.seq, row.state, row.place, row.confirmed});
        }
        for (auto& row : counting_) row.place = std::ranges::find(rows_, row.seq, &ledger::Row::seq)->place;
    }

    void add(std::string_view stream, duty::Step const& step) {
        state_.steps.push_back({ledger_.words.find(stream), step.day, step.place, step.n});
    }

    void owe() {
        for (auto const& rule : rules_.duties) {
            auto const duty = ledger_.words.find(rule.name);
            auto const runs = duty::runs_of(ledger_.catalogue, rule, held_);
            for (auto const& run : runs) state_.owed.push_back({duty, run});
            for (auto const& step : duty::owed_steps(runs)) add(duty::stream_owed(rule.name), step);
            if (!rule.is_group) answer(rule, duty, runs);
        }
    }

    void answer(duty::Rule const& rule, Number duty, std::vector<duty::Owed> const& runs) {
        std::map<duty::SpanNumber, Rows> spans;
        for (auto const& row : counting_) spans[duty::span_at(rule.every, row.day)].push_back(row);
        for (auto const& [number, rows] : spans) {
            auto const span = duty::span_from(ledger_, rule, number, rows);
            if (span.empty()) continue;
            state_.spans.push_back({duty, number, span});
            for (auto const& step : duty::outcome_steps(runs, span, duty::days_of_span(rule.every, number))) {
                bool const is_met = step.outcome == duty::Outcome::met;
                add(is_met ? duty::stream_met(rule.name) : duty::stream_excused(rule.name), step);
            }
        }
    }

    void count() {
        NumberOf const number_of = [&](std::string_view word) { return ledger_.words.find(word); };
        for (auto const& row : counting_) {
            auto const* kind = ledger_.catalogue.kind(ledger_.words.text(row.kind));
            if (kind == nullptr) continue;
            Event const event(ledger_.catalogue, *kind, row);
            for (auto const place : rules_.indicators.of(kind->name)) {
                auto const& definition = rules_.indicators[place];
                auto const stream = number_of(definition.name);
                for (auto const& one : additions(ledger_, definition, event, number_of)) {
                    if (one.item == 0) {
                        state_.steps.push_back({stream, row.day, row.place, one.n, one.split});
                    } else {
                        state_.tallies.push_back({stream, row.day, row.place, one.item, one.n});
                    }
                }
            }
        }
        count_stocks(number_of);
    }

    void count_stocks(NumberOf const& number_of) {
        std::vector<Holding> holdings;
        for (auto const& [kind, spans] : held_.kinds) {
            for (auto const& span : spans) holdings.push_back({kind, span.first, span.past, span.answers});
        }
        Whereabouts const whereabouts{held_.places, held_.at};
        for (auto const& definition : rules_.indicators) {
            if (definition.take != Take::stock || definition.sort != Sort::standing) continue;
            auto const steps = stock_steps(ledger_, definition, holdings, whereabouts, number_of);
            state_.steps.insert(state_.steps.end(), steps.begin(), steps.end());
        }
    }

    fact::Ledger const& ledger_;
    Rules const& rules_;
    ledger::Subject const& subject_;
    Rows rows_;
    Rows counting_;
    duty::Held held_;
    SubjectState state_;
};

}  // namespace

SubjectState recompute(fact::Ledger const& ledger, Rules const& rules, ledger::Subject const& subject, Rows rows) {
    return Recomputation(ledger, rules, subject, std::move(rows)).state();
}

void each_subject(fact::Ledger const& ledger, ledger::Seq seq_max,
                  std::function<void(ledger::Subject const&, std::vector<ledger::Row>)> const& take) {
    auto const years = roster::years(ledger.connection, ledger.tenant);
    for (auto after = ledger::before_all;;) {
        auto const subjects = ledger::subject_page(ledger.connection, ledger.tenant, after, subjects_a_page);
        if (subjects.empty()) return;
        std::map<Number, Rows> by_subject;
        for (auto const year : years) {
            auto more = ledger::rows_of_subjects(ledger.connection, ledger.tenant, year, after, subjects.back().number);
            for (auto& row : more) {
                if (row.seq <= seq_max) by_subject[row.subject].push_back(std::move(row));
            }
        }
        for (auto const& subject : subjects) {
            auto const rows = by_subject.find(subject.number);
            if (rows == by_subject.end()) continue;
            std::ranges::sort(rows->second, {}, &ledger::Row::seq);
            take(subject, std::move(rows->second));
        }
        after = subjects.back().number;
    }
}

}  // namespace chengxin::indicator
