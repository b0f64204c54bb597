#include "indicator/opening.hpp"

#include <algorithm>
#include <set>

#include "fact/answers.hpp"
#include "indicator/numbers.hpp"

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
    Owing owing{subject, run->place, Standing::open, {}, {}, {}};
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
    auto const spans = duty::spans_in(ledger, duty, duty::span_at(rule.every, day));
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
            if (of.duty == duty && of.number == duty::span_at(rule.every, day)) span = of.span;
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

/// Facts that say what holds on the day.
std::set<ledger::Seq> holding_on(fact::Ledger const& ledger, Rules const& rules, Question const& question, Date day) {
    std::set<ledger::Seq> seqs;
    auto const take = [&](roster::StandingRow const& row) {
        if (row.first <= day && day < row.past) seqs.insert(row.seq);
    };
    if (question.known) {
        each_subject(ledger, *question.known, [&](ledger::Subject const& subject, Rows rows) {
            for (auto const& one : recompute(ledger, rules, subject, std::move(rows)).standing) take(one.row);
        });
        return seqs;
    }
    for (auto const& kind : question.definition->over) {
        roster::each_standing(ledger.connection, ledger.tenant, ledger.words.find(kind), take);
    }
    return seqs;
}

std::vector<Source> sources_of_duty(fact::Ledger const& ledger, Rules const& rules, Question const& question,
                                    duty::Rule const& rule) {
    std::set<Number> met;
    for (auto const& one : owing(ledger, rules, question)) {
        if (one.standing == Standing::met) met.insert(one.subject);
    }
    std::set<std::string> kinds;
    for (auto const& answer : rule.answers) kinds.insert(answer.fact);
    std::vector<Source> sources;
    for (auto const& kind : kinds) {
        sources.push_back({kind, [&ledger, &rule, met](ledger::Row const& row) {
                               return met.contains(row.subject) && duty::answers(ledger, rule, row);
                           }});
    }
    return sources;
}

std::vector<Source> sources_of(fact::Ledger const& ledger, Rules const& rules, Question const& question) {
    auto const& definition = *question.definition;
    if (auto const* rule = duty_of(rules, definition)) return sources_of_duty(ledger, rules, question, *rule);
    std::vector<Source> sources;
    std::set<ledger::Seq> holding;
    bool const is_stock = definition.sort == Sort::standing;
    if (is_stock) holding = holding_on(ledger, rules, question, question.last());
    for (auto const& kind : definition.over) {
        sources.push_back({kind, [&ledger, &definition, kind, holding, is_stock](ledger::Row const& row) {
                               if (!is_stock) return counts(ledger.catalogue, definition, kind, row);
                               return holding.contains(row.seq) &&
                                      fact::holds(ledger.catalogue, definition.when, kind, row);
                           }});
    }
    return sources;
}

DateRange days_of(Rules const& rules, Question const& question) {
    auto first = question.span.first;
    if (auto const* rule = duty_of(rules, *question.definition)) {
        first = duty::first_of_span(rule->every, duty::span_at(rule->every, first));
    }
    if (question.definition->take == Take::stock) first = Date{};  // whenever it began
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
void walk_latest(fact::Ledger const& ledger, Rules const& rules, Question const& question,
                 std::vector<Source> const& sources, ledger::PageStart before, std::function<bool(Row&&)> const& take) {
    std::vector<Front> fronts;
    for (auto const place : ledger.divisions.subtree(question.division, question.as_of)) {
        for (auto const& source : sources) fronts.emplace_back(ledger, source, place, days_of(rules, question), before);
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
Rows latest_rows(fact::Ledger const& ledger, Rules const& rules, Question const& question,
                 std::vector<Source> const& sources, ledger::PageStart before, std::size_t limit) {
    Rows rows;
    walk_latest(ledger, rules, question, sources, before, [&](Row&& row) {
        rows.push_back(std::move(row));
        return rows.size() <= limit;
    });
    return rows;
}

/// The same as known at a past moment, from the facts themselves.
Rows rows_as_known(fact::Ledger const& ledger, Rules const& rules, Question const& question,
                   std::vector<Source> const& sources, ledger::PageStart before) {
    Rows rows;
    auto const days = days_of(rules, question);
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

namespace {

std::vector<Owing> members_by_number(fact::Ledger const& ledger, Rules const& rules, Question const& question) {
    auto const& goal = question.definition->goal;
    auto const enough = goal.is_int64() ? goal.get_int64() : 1;
    std::vector<Owing> all;
    ask(ledger, rules, question, [&](Asked const& asked) {
        for (auto const& member : members_of(asked, *question.definition)) {
            auto const standing = member.n >= enough ? Standing::met : Standing::open;
            all.push_back({member.subject, member.place, standing, {}, {}, member.n});
        }
    });
    return all;
}

}  // namespace

std::vector<Owing> owing(fact::Ledger const& ledger, Rules const& rules, Question const& question) {
    if (question.definition->take == Take::least) return members_by_number(ledger, rules, question);
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

namespace {

/// Facts of the seqs given, the latest first, from `before` downwards.
Rows rows_of(fact::Ledger const& ledger, std::vector<ledger::Seq> const& seqs, ledger::PageStart before) {
    auto rows = ledger::find_all_seqs(ledger.connection, ledger.tenant, seqs);
    std::erase_if(
        rows, [&](ledger::Row const& row) { return std::tie(row.day, row.seq) >= std::tie(before.day, before.seq); });
    return rows;
}

/// Facts that began the links counted.
Rows rows_of_links(fact::Ledger const& ledger, Rules const& rules, Question const& question, ledger::PageStart before) {
    std::vector<ledger::Seq> seqs;
    ask(ledger, rules, question, [&](Asked const& asked) {
        for (auto const& link : links_counted(asked, *question.definition)) seqs.push_back(link.seq);
    });
    return rows_of(ledger, seqs, before);
}

/// Facts by which the members of groups are registered.
Rows rows_of_members(fact::Ledger const& ledger, Rules const& rules, Question const& question,
                     ledger::PageStart before) {
    std::vector<ledger::Seq> seqs;
    for (auto const& group : question.definition->over) {
        auto const rule = std::ranges::find(rules.duties, duty::group_rule(group), &duty::Rule::name);
        CHECK(rule != rules.duties.end());
        std::vector<Number> members;
        ask(ledger, rules, question, [&](Asked const& asked) {
            for (auto const& row : members_on(asked, group, question.last())) members.push_back(row.subject);
        });
        auto const kind = ledger.words.find(rule->each);
        for (auto const& rows : roster::standing_of(ledger.connection, ledger.tenant, kind, members)) {
            for (auto const& row : rows) {
                if (row.first <= question.last() && question.last() < row.past) seqs.push_back(row.seq);
            }
        }
    }
    return rows_of(ledger, seqs, before);
}

/// What is opened of a figure that is made of others: the upper one of a share, what a least is the least of.
Definition const* opened_instead(Rules const& rules, Definition const& definition) {
    if (duty_of(rules, definition) != nullptr) return nullptr;
    auto const& name = definition.take == Take::share ? definition.top : definition.over.front();
    if (definition.take != Take::share && definition.take != Take::least) return nullptr;
    auto const found = std::ranges::find(rules.indicators, name, &Definition::name);
    return found == rules.indicators.end() ? nullptr : &*found;
}

Rows rows_counted(fact::Ledger const& ledger, Rules const& rules, Question const& question, ledger::PageStart before,
                  std::size_t limit) {
    switch (question.definition->sort) {
        case Sort::links:
        case Sort::begun:
        case Sort::ended:
        case Sort::body: return rows_of_links(ledger, rules, question, before);
        case Sort::group: return rows_of_members(ledger, rules, question, before);
        case Sort::facts:
        case Sort::standing:
        case Sort::indicator: break;
    }
    auto const sources = sources_of(ledger, rules, question);
    return question.known ? rows_as_known(ledger, rules, question, sources, before)
                          : latest_rows(ledger, rules, question, sources, before, limit);
}

}  // namespace

Opened open_figure(fact::Ledger const& ledger, Rules const& rules, Question const& question, ledger::PageStart before,
                   std::size_t limit) {
    if (auto const* instead = opened_instead(rules, *question.definition)) {
        auto inner = question;
        inner.definition = instead;
        return open_figure(ledger, rules, inner, before, limit);
    }
    Opened opened;
    opened.rows = rows_counted(ledger, rules, question, before, limit);
    std::ranges::sort(opened.rows, is_later);
    if (opened.rows.size() > limit) {
        opened.rows.resize(limit);
        opened.next = ledger::PageStart{opened.rows.back().day, opened.rows.back().seq};
    }
    return opened;
}

void each_of_figure(fact::Ledger const& ledger, Rules const& rules, Question const& question,
                    std::function<void(ledger::Row const&)> const& take) {
    if (auto const* instead = opened_instead(rules, *question.definition)) {
        auto inner = question;
        inner.definition = instead;
        return each_of_figure(ledger, rules, inner, take);
    }
    ledger::PageStart const beginning{far_future, 0};
    auto const sort = question.definition->sort;
    bool const is_walked = !question.known && (sort == Sort::facts || sort == Sort::standing);
    if (is_walked) {
        walk_latest(ledger, rules, question, sources_of(ledger, rules, question), beginning, [&](Row&& row) {
            take(row);
            return true;
        });
        return;
    }
    auto rows = rows_counted(ledger, rules, question, beginning, 0);
    std::ranges::sort(rows, is_later);
    for (auto const& row : rows) take(row);
}

}  // namespace chengxin::indicator
