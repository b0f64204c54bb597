#include "indicator/opening.hpp"

#include <algorithm>
#include <set>

namespace chengxin::indicator {

namespace {

using ledger::Row;
using Rows = std::vector<Row>;

duty::Rule const* duty_of(Rules const& rules, Definition const& definition) {
    if (definition.take != Take::share) return nullptr;
    auto const found = std::ranges::find_if(
        rules.duties, [&](duty::Rule const& rule) { return definition.top == duty::stream_met(rule.name); });
    return found == rules.duties.end() ? nullptr : &*found;
}

/// How a subject stands on the day; nothing if it owes nothing then.
std::optional<Owing> standing_of(Number subject, std::vector<duty::Owed> const& runs, duty::Span const& span,
                                 Date day) {
    auto const run =
        std::ranges::find_if(runs, [&](duty::Owed const& owed) { return owed.first <= day && day < owed.past; });
    if (run == runs.end()) return std::nullopt;
    Owing owing{subject, run->place, Standing::open, {}, {}};
    if (span.met_on && *span.met_on <= day) {
        owing.standing = Standing::met;
        owing.since = span.met_on;
    } else if (span.excused_on && *span.excused_on <= day) {
        owing.standing = Standing::excused;
        owing.since = span.excused_on;
        owing.fact = span.excused;
    }
    return owing;
}

/// Both lists are by subject: they are walked side by side.
std::vector<Owing> owing_now(fact::Ledger const& ledger, duty::Rule const& rule, Date day) {
    auto const duty = ledger.words.find(rule.name);
    auto const spans = duty::spans_in(ledger, duty, year_of(day));
    auto const owed = duty::owed_rows(ledger, duty);
    std::vector<Owing> all;
    std::vector<duty::Owed> runs;
    auto span = spans.begin();
    for (auto row = owed.begin(); row != owed.end();) {
        auto const subject = row->subject;
        runs.clear();
        for (; row != owed.end() && row->subject == subject; ++row) runs.push_back({row->first, row->past, row->place});
        while (span != spans.end() && span->subject < subject) ++span;
        bool const answered = span != spans.end() && span->subject == subject;
        if (auto one = standing_of(subject, runs, answered ? span->span() : duty::Span{}, day)) all.push_back(*one);
    }
    return all;
}

std::vector<Owing> owing_as_known(fact::Ledger const& ledger, Rules const& rules, duty::Rule const& rule,
                                  ledger::Seq known, Date day) {
    auto const duty = ledger.words.find(rule.name);
    std::vector<Owing> all;
    each_subject(ledger, known, [&](ledger::Subject const& subject, Rows rows) {
        auto const state = recompute(ledger, rules, subject, std::move(rows));
        std::vector<duty::Owed> runs;
        for (auto const& owed : state.owed) {
            if (owed.duty == duty) runs.push_back(owed.run);
        }
        duty::Span span;
        for (auto const& of : state.spans) {
            if (of.duty == duty && of.year == year_of(day)) span = of.span;
        }
        if (auto one = standing_of(subject.number, runs, span, day)) all.push_back(*one);
    });
    return all;
}

/// A kind of fact, some of which the figure was counted from.
struct Source {
    std::string kind;
    std::function<bool(ledger::Row const&)> is_counted;
};

std::vector<Source> sources_of(fact::Ledger const& ledger, Rules const& rules, Question const& question) {
    auto const& definition = *question.definition;
    std::vector<Source> sources;
    for (auto const& kind : definition.over) {
        sources.push_back({kind, [&ledger, &definition, kind](ledger::Row const& row) {
                               return counts(ledger.catalogue, definition, kind, row);
                           }});
    }
    auto const* rule = duty_of(rules, definition);
    std::set<Number> met;
    for (auto const& one : owing(ledger, rules, question)) {
        if (one.standing == Standing::met) met.insert(one.subject);
    }
    std::set<std::string> kinds;
    if (rule != nullptr) {
        for (auto const& answer : rule->answers) kinds.insert(answer.fact);
    }
    for (auto const& kind : kinds) {
        sources.push_back({kind, [&ledger, rule, met](ledger::Row const& row) {
                               return met.contains(row.subject) && duty::answers(ledger, *rule, row);
                           }});
    }
    return sources;
}

DateRange days_of(Question const& question) {
    auto const first =
        question.definition->take == Take::share ? first_of_year(year_of(question.span.first)) : question.span.first;
    return {first, question.last() + std::chrono::days{1}};
}

bool is_later(ledger::Row const& a, ledger::Row const& b) { return std::tie(a.day, a.seq) > std::tie(b.day, b.seq); }

/// Counted rows of one place and kind, the latest first, read a few at a time: most places give a page next to nothing.
class Front {
public:
    /// in: `source` outlives this.
    Front(fact::Ledger const& ledger, Source const& source, Number place, DateRange days, ledger::PageStart before)
        : ledger_(ledger),
          source_(source),
          kind_(ledger.words.find(source.kind)),
          place_(place),
          days_(days),
          before_(before) {}

    /// Null when there are no more. cost: as many rows as lie before it and do not count, and a few.
    ledger::Row const* top() {
        for (; !is_found_; at_ += is_found_ ? 0 : 1) {
            if (at_ == page_.size() && !read()) return nullptr;
            is_found_ = source_.is_counted(page_[at_]);
        }
        return &page_[at_];
    }
    ledger::Row take() {
        is_found_ = false;
        return std::move(page_[at_++]);
    }

private:
    static constexpr std::int64_t fewest = 4;
    static constexpr std::int64_t most = 256;

    bool read() {
        if (is_last_) return false;
        page_ = ledger::rows_at(ledger_.connection, ledger_.tenant, place_, kind_, days_, before_, rows_);
        at_ = 0;
        is_last_ = std::ssize(page_) < rows_;
        rows_ = std::min(4 * rows_, most);
        if (!page_.empty()) before_ = {page_.back().day, page_.back().seq};
        return !page_.empty();
    }

    fact::Ledger const& ledger_;
    Source const& source_;
    Number kind_;
    Number place_;
    DateRange days_;
    ledger::PageStart before_;
    std::int64_t rows_ = fewest;
    bool is_last_ = false;
    Rows page_;
    std::size_t at_ = 0;
    bool is_found_ = false;  ///< the row at `at_` is known to count
};

/// The latest counted rows of a division, one after another, as long as `take` asks for more.
void walk_latest(fact::Ledger const& ledger, Question const& question, std::vector<Source> const& sources,
                 ledger::PageStart before, std::function<bool(Row&&)> const& take) {
    std::vector<Front> fronts;
    for (auto const place : ledger.divisions.subtree(question.division, question.as_of)) {
        for (auto const& source : sources) fronts.emplace_back(ledger, source, place, days_of(question), before);
    }
    for (;;) {
        Front* latest = nullptr;
        for (auto& front : fronts) {
            auto const* row = front.top();
            if (row != nullptr && (latest == nullptr || is_later(*row, *latest->top()))) latest = &front;
        }
        if (latest == nullptr || !take(latest->take())) return;
    }
}

/// One more than `limit` at most.
Rows latest_rows(fact::Ledger const& ledger, Question const& question, std::vector<Source> const& sources,
                 ledger::PageStart before, std::size_t limit) {
    Rows rows;
    walk_latest(ledger, question, sources, before, [&](Row&& row) {
        rows.push_back(std::move(row));
        return rows.size() <= limit;
    });
    return rows;
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

std::vector<Owing> owing(fact::Ledger const& ledger, Rules const& rules, Question const& question) {
    auto const* rule = duty_of(rules, *question.definition);
    if (rule == nullptr) return {};
    auto all = question.known ? owing_as_known(ledger, rules, *rule, *question.known, question.last())
                              : owing_now(ledger, *rule, question.last());
    auto const subtree = ledger.divisions.subtree(question.division, question.as_of);
    std::set<Number> const places(subtree.begin(), subtree.end());
    std::erase_if(all, [&](Owing const& one) { return !places.contains(one.place); });
    std::ranges::sort(all, {}, [](Owing const& one) { return std::tie(one.place, one.subject); });
    return all;
}

Opened open_figure(fact::Ledger const& ledger, Rules const& rules, Question const& question, ledger::PageStart before,
                   std::size_t limit) {
    auto const sources = sources_of(ledger, rules, question);
    Opened opened;
    opened.rows = question.known ? rows_as_known(ledger, rules, question, sources, before)
                                 : latest_rows(ledger, question, sources, before, limit);
    std::ranges::sort(opened.rows, is_later);
    if (opened.rows.size() > limit) {
        opened.rows.resize(limit);
        opened.next = ledger::PageStart{opened.rows.back().day, opened.rows.back().seq};
    }
    return opened;
}

void each_of_figure(fact::Ledger const& ledger, Rules const& rules, Question const& question,
                    std::function<void(ledger::Row const&)> const& take) {
    auto const sources = sources_of(ledger, rules, question);
    ledger::PageStart const beginning{far_future, 0};
    if (question.known) {
        auto rows = rows_as_known(ledger, rules, question, sources, beginning);
        std::ranges::sort(rows, is_later);
        for (auto const& row : rows) take(row);
        return;
    }
    walk_latest(ledger, question, sources, beginning, [&](Row&& row) {
        take(row);
        return true;
    });
}

}  // namespace chengxin::indicator
