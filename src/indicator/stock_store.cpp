#include "indicator/stock_store.hpp"

#include <algorithm>
#include <set>

namespace chengxin::indicator {

namespace {

using Rows = std::vector<roster::StandingRow>;

/// What holds of one subject of the kinds of a stock, by kind, and where it is.
struct Stand {
    std::vector<Rows> by_kind;  ///< as in Definition::over
    Whereabouts whereabouts;
};

class Stocks {
public:
    Stocks(fact::Ledger const& ledger, Definition const& definition, NumberOf const& number_of)
        : ledger_(ledger),
          definition_(definition),
          number_of_(number_of) {
        for (auto const& kind : definition.over) kinds_.push_back(ledger.words.find(kind));
    }

    /// How it is now.
    std::vector<Stand> now(std::vector<Number> const& subjects) const {
        std::vector<Stand> stands(subjects.size());
        for (auto const kind : kinds_) {
            auto rows = roster::standing_of(ledger_.connection, ledger_.tenant, kind, subjects);
            for (std::size_t i = 0; i < subjects.size(); ++i) stands[i].by_kind.push_back(std::move(rows[i]));
        }
        auto moves = roster::household_rows(ledger_.connection, ledger_.tenant, subjects);
        auto const known = ledger::find_subject_numbers(ledger_.connection, ledger_.tenant, subjects);
        for (std::size_t i = 0; i < subjects.size(); ++i) {
            auto const subject = std::ranges::find(known, subjects[i], &ledger::Subject::number);
            CHECK(subject != known.end());
            auto const kind = ledger_.words.text(subject->kind);
            if (kind == roster::subject_kind::household) {
                stands[i].whereabouts.moves = std::move(moves[i]);
            } else {
                bool const is_division = kind == roster::subject_kind::division;
                stands[i].whereabouts.at = is_division ? subjects[i] : ledger_.divisions.county();
            }
        }
        return stands;
    }

    /// How it was before what changed.
    Stand before(Stand stand, Number subject, fact::Settled const& settled) const {
        for (std::size_t k = 0; k < kinds_.size(); ++k) {
            auto const stood = settled.standing.find({kinds_[k], subject});
            if (stood != settled.standing.end()) stand.by_kind[k] = stood->second.before;
        }
        auto const moved = settled.moved.find(subject);
        if (moved != settled.moved.end()) stand.whereabouts.moves = moved->second.before;
        return stand;
    }

    /// Adds `sign` times the steps of each.
    void add(std::vector<Stand> const& stands, std::int64_t sign, std::vector<DatedStep>& out) const {
        std::vector<ledger::Seq> seqs;
        for (auto const& stand : stands) {
            for (auto const& rows : stand.by_kind) {
                for (auto const& row : rows) seqs.push_back(row.seq);
            }
        }
        auto const facts = ledger::find_all_seqs(ledger_.connection, ledger_.tenant, seqs);
        CHECK(facts.size() == seqs.size());
        std::size_t next = 0;
        for (auto const& stand : stands) {
            std::vector<Holding> holdings;
            for (std::size_t k = 0; k < kinds_.size(); ++k) {
                for (auto const& row : stand.by_kind[k]) {
                    auto answers = json::parse(facts[next++].answers).value().get_object();
                    holdings.push_back({definition_.over[k], row.first, row.past, std::move(answers)});
                }
            }
            for (auto step : stock_steps(ledger_, definition_, holdings, stand.whereabouts, number_of_)) {
                step.n *= sign;
                out.push_back(step);
            }
        }
    }

    std::vector<Number> const& kinds() const { return kinds_; }

private:
    fact::Ledger const& ledger_;
    Definition const& definition_;
    NumberOf const& number_of_;
    std::vector<Number> kinds_;
};

bool is_stock(Definition const& definition) {
    return definition.take == Take::stock && definition.sort == Sort::standing;
}

}  // namespace

std::vector<DatedStep> stock_changes(fact::Ledger const& ledger, fact::ByStream<Definition> const& definitions,
                                     fact::Settled const& settled, NumberOf const& number_of) {
    std::vector<DatedStep> steps;
    if (settled.standing.empty()) return steps;
    for (auto const& definition : definitions) {
        if (!is_stock(definition)) continue;
        Stocks const stocks(ledger, definition, number_of);
        std::set<Number> touched;
        for (auto const& [key, stood] : settled.standing) {
            if (std::ranges::count(stocks.kinds(), key.first) > 0) touched.insert(key.second);
        }
        for (auto const& [household, moved] : settled.moved) touched.insert(household);
        if (touched.empty()) continue;
        std::vector<Number> const subjects(touched.begin(), touched.end());
        auto const now = stocks.now(subjects);
        std::vector<Stand> before;
        for (std::size_t i = 0; i < subjects.size(); ++i) {
            before.push_back(stocks.before(now[i], subjects[i], settled));
        }
        stocks.add(before, -1, steps);
        stocks.add(now, 1, steps);
    }
    return steps;
}

std::vector<DatedStep> stock_steps_in(fact::Ledger const& ledger, Definition const& definition, DateRange days) {
    NumberOf const number_of = [&](std::string_view word) { return ledger.words.find(word); };
    Stocks const stocks(ledger, definition, number_of);
    std::set<Number> touched;
    for (auto const kind : stocks.kinds()) {
        roster::each_standing(ledger.connection, ledger.tenant, kind, [&](roster::StandingRow const& row) {
            if (days.contains(row.first) || days.contains(row.past)) touched.insert(row.subject);
        });
    }
    for (auto const household : roster::moved_in(ledger.connection, ledger.tenant, days)) touched.insert(household);
    std::vector<Number> const subjects(touched.begin(), touched.end());
    std::vector<DatedStep> steps;
    stocks.add(stocks.now(subjects), 1, steps);
    std::erase_if(steps, [&](DatedStep const& step) { return !days.contains(step.day); });
    return steps;
}

}  // namespace chengxin::indicator
