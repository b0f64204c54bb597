#include "indicator/opening.hpp"

#include <algorithm>
#include <set>

namespace chengxin::indicator {

namespace {

using Rows = std::vector<ledger::Row>;

/// A kind of fact, some of which the figure was counted from.
struct Source {
    std::string kind;
    std::function<bool(ledger::Row const&)> is_counted;
};

std::vector<Source> sources_of(fact::Ledger const& ledger, Rules const& rules, Definition const& definition) {
    std::vector<Source> sources;
    for (auto const& kind : definition.over) {
        sources.push_back({kind, [&ledger, &definition, kind](ledger::Row const& row) {
                               return counts(ledger.catalogue, definition, kind, row);
                           }});
    }
    for (auto const& rule : rules.duties) {
        if (definition.take != Take::share || definition.top != duty::stream_met(rule.name)) continue;
        std::set<std::string> kinds;
        for (auto const& answer : rule.answers) kinds.insert(answer.fact);
        for (auto const& kind : kinds) {
            sources.push_back(
                {kind, [&ledger, &rule](ledger::Row const& row) { return duty::answers(ledger, rule, row); }});
        }
    }
    return sources;
}

DateRange days_of(Question const& question) {
    auto const past = question.as_of + std::chrono::days{1};
    return {question.span.first, question.is_current ? question.span.past : std::min(question.span.past, past)};
}

bool is_later(ledger::Row const& a, ledger::Row const& b) { return std::tie(a.day, a.seq) > std::tie(b.day, b.seq); }

/// Up to `limit` counted rows of one place and kind.
void add_rows_at(fact::Ledger const& ledger, Source const& source, Number place, DateRange days,
                 ledger::PageStart before, std::size_t limit, Rows& rows) {
    auto const kind = ledger.words.find(source.kind);
    for (std::size_t found = 0; found < limit;) {
        auto const page = ledger::rows_at(ledger.connection, ledger.tenant, place, kind, days, before,
                                          static_cast<std::int64_t>(limit));
        for (auto const& row : page) {
            before = {row.day, row.seq};
            if (found == limit || !source.is_counted(row)) continue;
            rows.push_back(row);
            ++found;
        }
        if (page.size() < limit) return;
    }
}

/// The same as known at a past moment, from the facts themselves.
Rows rows_as_known(fact::Ledger const& ledger, Rules const& rules, Question const& question,
                   std::vector<Source> const& sources, ledger::PageStart before) {
    Rows rows;
    auto const days = days_of(question);
    auto const subtree = ledger.divisions.subtree(question.division, question.as_of);
    std::set<Number> const places(subtree.begin(), subtree.end());
    each_subject(ledger, *question.known, [&](ledger::Subject const& subject, Rows all) {
        auto const state = recompute(ledger, rules, subject, all);
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto& row = all[i];
            bool const here = state.facts[i].state == ledger::State::counts && days.contains(row.day) &&
                              places.contains(state.facts[i].place) &&
                              std::tie(row.day, row.seq) < std::tie(before.day, before.seq);
            if (!here) continue;
            auto const kind = ledger.words.text(row.kind);
            bool const counted = std::ranges::any_of(
                sources, [&](Source const& source) { return source.kind == kind && source.is_counted(row); });
            if (!counted) continue;
            row.state = state.facts[i].state;
            row.place = state.facts[i].place;
            rows.push_back(row);
        }
    });
    return rows;
}

}  // namespace

Opened open_figure(fact::Ledger const& ledger, Rules const& rules, Question const& question, ledger::PageStart before,
                   std::size_t limit) {
    auto const sources = sources_of(ledger, rules, *question.definition);
    Opened opened;
    if (question.known) {
        opened.rows = rows_as_known(ledger, rules, question, sources, before);
    } else {
        for (auto const place : ledger.divisions.subtree(question.division, question.as_of)) {
            for (auto const& source : sources) {
                add_rows_at(ledger, source, place, days_of(question), before, limit + 1, opened.rows);
            }
        }
    }
    std::ranges::sort(opened.rows, is_later);
    if (opened.rows.size() > limit) {
        opened.rows.resize(limit);
        opened.next = ledger::PageStart{opened.rows.back().day, opened.rows.back().seq};
    }
    return opened;
}

}  // namespace chengxin::indicator
