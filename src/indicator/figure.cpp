#include "indicator/figure.hpp"

#include <algorithm>

#include "indicator/numbers.hpp"

namespace chengxin::indicator {

namespace {

constexpr auto one_day = std::chrono::days{1};

/// Answers a question, stream by stream.
class Answering {
public:
    explicit Answering(Asked const& asked) : asked_(asked) {}

    Figure figure(Definition const& definition) {
        Figure figure = laid_out();
        switch (definition.take) {
            case Take::share: {
                put(figure, numbers_of(definition.top), &Counted::top);
                put(figure, numbers_of(definition.bottom), &Counted::bottom);
                auto const excused = definition.excused();
                if (!excused.empty()) put(figure, numbers_of(excused), &Counted::excused);
                return figure;
            }
            case Take::least: {
                auto const least = least_of(asked_, definition);
                put(figure, least.least, &Counted::n);
                put_among(figure, least.among);
                return figure;
            }
            case Take::count:
            case Take::sum:
            case Take::distinct:
            case Take::stock: put(figure, numbers_of(definition), &Counted::n); return figure;
        }
        CHECK(false);
        return figure;
    }

private:
    Numbers numbers_of(Definition const& definition) const {
        if (definition.take == Take::distinct) return tell_apart(asked_, definition);
        switch (definition.sort) {
            case Sort::links:
            case Sort::begun:
            case Sort::ended:
            case Sort::body: return count_links(asked_, definition);
            case Sort::group: return members(definition);
            case Sort::facts:
            case Sort::standing: break;
            case Sort::indicator: return least_of(asked_, definition).least;
        }
        auto const adding = definition.take == Take::stock ? Adding::running : Adding::events;
        return add_up(asked_, {asked_.ledger.words.find(definition.name), adding, &definition});
    }

    /// A stream of a share: an outcome of a duty, or another indicator.
    Numbers numbers_of(std::string const& stream) const {
        for (auto const& rule : asked_.rules.duties) {
            using enum duty::Outcome;
            if (stream == duty::stream_owed(rule.name)) return outcome(rule, owed, stream);
            if (stream == duty::stream_met(rule.name)) return outcome(rule, met, stream);
            if (stream == duty::stream_excused(rule.name)) return outcome(rule, excused, stream);
        }
        auto const found = std::ranges::find(asked_.rules.indicators, stream, &Definition::name);
        CHECK(found != asked_.rules.indicators.end());
        return numbers_of(*found);
    }

    Numbers outcome(duty::Rule const& rule, duty::Outcome outcome, std::string const& stream) const {
        auto const adding = outcome == duty::Outcome::owed ? Adding::owed : Adding::outcome;
        return add_up(asked_, {asked_.ledger.words.find(stream), adding, nullptr, &rule, outcome});
    }

    Numbers members(Definition const& definition) const {
        Numbers all;
        all.months.resize(asked_.months.size());
        for (auto const& group : definition.over) {
            auto const name = duty::group_rule(group);
            auto const rule = std::ranges::find(asked_.rules.duties, name, &duty::Rule::name);
            CHECK(rule != asked_.rules.duties.end());
            auto const numbers = add_up(asked_, {asked_.ledger.words.find(duty::stream_owed(name)), Adding::running,
                                                 nullptr, &*rule, duty::Outcome::owed});
            all.total += numbers.total;
            for (std::size_t i = 0; i < all.months.size(); ++i) all.months[i] += numbers.months[i];
            for (auto const& [part, n] : numbers.parts) all.parts[part] += n;
        }
        return all;
    }

    /// Every month and every part, with nothing counted yet.
    Figure laid_out() const {
        Figure figure;
        for (auto const month : asked_.months) figure.months.push_back({month, {}});
        auto const& question = asked_.question;
        for (auto const child : asked_.ledger.divisions.children(question.division, question.as_of)) {
            figure.rows.push_back({child, {}});
        }
        return figure;
    }

    static Counted& row_of(Figure& figure, Number part) {
        auto found = std::ranges::find(figure.rows, part, &DivisionCounted::division);
        if (found == figure.rows.end()) found = figure.rows.insert(found, {part, {}});  // a part that is no more
        return found->counted;
    }

    static void put(Figure& figure, Numbers const& numbers, std::int64_t Counted::* where) {
        figure.total.*where = numbers.total;
        for (std::size_t i = 0; i < numbers.months.size(); ++i) figure.months[i].counted.*where = numbers.months[i];
        for (auto const& [part, n] : numbers.parts) row_of(figure, part).*where = n;
        for (auto const& [option, n] : numbers.options) figure.splits.push_back({option, n});
    }

    static void put_among(Figure& figure, Numbers const& among) {
        figure.total.among = among.total;
        for (std::size_t i = 0; i < among.months.size(); ++i) figure.months[i].counted.among = among.months[i];
        for (auto& row : figure.rows) row.counted.among = 0;
        for (auto const& [part, n] : among.parts) row_of(figure, part).among = n;
    }

    Asked const& asked_;
};

/// The streams of cells and tallies that a definition is made of, those of its parts included.
void add_streams(fact::Ledger const& ledger, Rules const& rules, Definition const& definition,
                 std::set<Number>& streams) {
    streams.insert(ledger.words.find(definition.name));
    if (definition.sort == Sort::group) {
        for (auto const& group : definition.over) {
            streams.insert(ledger.words.find(duty::stream_owed(duty::group_rule(group))));
        }
    }
    std::vector<std::string> others{definition.top, definition.bottom, definition.excused()};
    if (definition.take == Take::least) others.insert(others.end(), definition.over.begin(), definition.over.end());
    for (auto const& name : others) {
        if (name.empty()) continue;
        streams.insert(ledger.words.find(name));
        auto const part = std::ranges::find(rules.indicators, name, &Definition::name);
        if (part != rules.indicators.end()) add_streams(ledger, rules, *part, streams);
    }
}

/// What all facts that were known say. cost: all facts of the county; memory, what the question's streams are made of.
Known known_of(fact::Ledger const& ledger, Rules const& rules, Question const& question) {
    Known all;
    std::set<Number> streams;
    add_streams(ledger, rules, *question.definition, streams);
    auto const is_asked = [&](auto const& step) {
        return step.day <= question.last() && streams.contains(step.stream);
    };
    each_subject(ledger, *question.known, [&](ledger::Subject const& subject, std::vector<ledger::Row> rows) {
        auto state = recompute(ledger, rules, subject, std::move(rows));
        std::ranges::copy_if(state.steps, std::back_inserter(all.steps), is_asked);
        std::ranges::copy_if(state.tallies, std::back_inserter(all.tallies), is_asked);
        std::ranges::move(state.links, std::back_inserter(all.links));
        if (!state.household.empty()) all.households[subject.number] = std::move(state.household);
        for (auto const& [duty, run] : state.owed) {
            all.members[duty].push_back({subject.number, run.first, run.past, run.place});
        }
    });
    return all;
}

}  // namespace

Date Question::last() const {
    auto const end = span.past - one_day;
    return is_current ? end : std::min(as_of, end);
}

std::optional<std::int64_t> hundredths(std::int64_t top, std::int64_t bottom) {
    if (bottom <= 0) return std::nullopt;
    return (top * 20'000 + bottom) / (2 * bottom);
}

std::vector<std::int64_t> months_of(Question const& question) {
    std::vector<std::int64_t> months;
    auto const last = month_number(question.last());
    for (auto month = month_number(question.span.first); month <= last; ++month) months.push_back(month);
    return months;
}

void ask(fact::Ledger const& ledger, Rules const& rules, Question const& question,
         std::function<void(Asked const&)> const& answer) {
    Parts parts(ledger.divisions, question.division, question.as_of);
    Known known;
    if (question.known) known = known_of(ledger, rules, question);
    answer({ledger, rules, question, parts, months_of(question), question.known ? &known : nullptr});
}

Figure figure(fact::Ledger const& ledger, Rules const& rules, Question const& question) {
    Figure figure;
    ask(ledger, rules, question, [&](Asked const& asked) { figure = Answering(asked).figure(*question.definition); });
    return figure;
}

}  // namespace chengxin::indicator
