#include "indicator/addition.hpp"

#include <algorithm>
#include <map>

#include "fact/answers.hpp"

namespace chengxin::indicator {

namespace {

constexpr std::string_view about = "about";
constexpr std::string_view author = "author";

bool is_over(Definition const& definition, std::string_view kind) {
    return std::ranges::count(definition.over, kind) > 0;
}

/// The options that a choice, or a choice of several, names.
std::vector<std::string> texts_of(json::Value const& value) {
    std::vector<std::string> texts;
    if (value.is_string()) texts.emplace_back(value.get_string());
    if (!value.is_array()) return texts;
    for (auto const& one : value.get_array()) {
        if (one.is_string()) texts.emplace_back(one.get_string());
    }
    return texts;
}

std::vector<Number> options_of(fact::Answers const& answers, std::string const& path, NumberOf const& number_of) {
    std::vector<Number> options;
    if (path.empty()) return options;
    auto const value = answers.field(path);
    if (!value) return options;
    for (auto const& text : texts_of(*value)) options.push_back(number_of(text));
    return options;
}

std::int64_t number_at(fact::Answers const& answers, std::string const& path) {
    auto const value = answers.field(path);
    return value && value->is_int64() ? value->get_int64() : 0;
}

/// What a fact is told apart by: whom it is about, who saw it, or what it names.
std::vector<Number> items_of(fact::Ledger const& ledger, Definition const& definition, Event const& event,
                             NumberOf const& number_of) {
    if (definition.field == about) return {event.row().subject};
    if (definition.field == author) return {event.row().author};
    auto const& answers = event.answers();
    auto const* field = event.kind().field(definition.field);
    bool const is_subject =
        field != nullptr && (field->type == fact::FieldType::subject || field->type == fact::FieldType::subjects);
    if (!is_subject) return options_of(answers, definition.field, number_of);
    std::vector<Number> items;
    auto const value = answers.field(definition.field);
    if (!value) return items;
    for (auto const& text : texts_of(*value)) {
        auto const id = parse_uuid(text);
        auto const subject =
            id ? ledger::find_subject(ledger.connection, ledger.tenant, ledger::SubjectId(*id)) : std::nullopt;
        if (subject) items.push_back(subject->number);
    }
    return items;
}

}  // namespace

bool counts(fact::Catalogue const& catalogue, Definition const& definition, std::string_view kind,
            ledger::Row const& row) {
    if (definition.sort != Sort::facts || !is_over(definition, kind)) return false;
    if (definition.since && row.day < *definition.since) return false;
    return fact::holds(catalogue, definition.when, kind, row);
}

fact::Answers const& Event::answers() const {
    if (!answers_) {
        read_ = json::parse(row_.answers).value();
        answers_.emplace(catalogue_, &kind_, read_.get_object(), row_.day, row_.confirmed != 0);
    }
    return *answers_;
}

std::vector<Addition> additions(fact::Ledger const& ledger, Definition const& definition, Event const& event,
                                NumberOf const& number_of) {
    auto const& row = event.row();
    if (definition.sort != Sort::facts || !is_over(definition, event.kind().name)) return {};
    if (definition.since && row.day < *definition.since) return {};
    if (!definition.when.empty() && !definition.when.holds(event.answers())) return {};
    if (definition.take == Take::distinct) {
        std::vector<Addition> items;
        for (auto const item : items_of(ledger, definition, event, number_of)) items.push_back({0, item, 1});
        return items;
    }
    std::int64_t n = 1;
    if (definition.take == Take::sum) {
        n = number_at(event.answers(), definition.field);
        if (!definition.times.empty()) n *= number_at(event.answers(), definition.times);
    }
    std::vector<Addition> all{{0, 0, n}};
    if (!definition.each.empty()) all.push_back({0, row.subject, n});
    if (definition.split.empty()) return all;
    for (auto const option : options_of(event.answers(), definition.split, number_of)) all.push_back({option, 0, n});
    return all;
}

namespace {

/// Days as pieces: sorted, and joined where the same thing is counted once.
std::vector<DateRange> joined(std::vector<DateRange> pieces) {
    std::ranges::sort(pieces, {}, [](DateRange const& piece) { return std::pair(piece.first, piece.past); });
    std::vector<DateRange> whole;
    for (auto const& piece : pieces) {
        if (!whole.empty() && piece.first <= whole.back().past) {
            whole.back().past = std::max(whole.back().past, piece.past);
        } else {
            whole.push_back(piece);
        }
    }
    return whole;
}

void add_steps(std::vector<DatedStep>& steps, DatedStep step, DateRange days) {
    if (days.empty()) return;
    step.day = days.first;
    step.n = 1;
    steps.push_back(step);
    if (days.past == far_future) return;
    step.day = days.past;
    step.n = -1;
    steps.push_back(step);
}

/// Of a household: where it was meanwhile, also before it was registered, not after it ended.
void add_where(std::vector<DatedStep>& steps, DatedStep step, DateRange days, Whereabouts const& whereabouts) {
    if (whereabouts.at != 0) {
        step.place = whereabouts.at;
        return add_steps(steps, step, days);
    }
    for (std::size_t i = 0; i < whereabouts.moves.size(); ++i) {
        auto const& there = whereabouts.moves[i];
        step.place = there.village;
        auto const first = i == 0 ? days.first : std::max(days.first, there.first);
        add_steps(steps, step, {first, std::min(days.past, there.past)});
    }
}

}  // namespace

std::vector<DatedStep> stock_steps(fact::Ledger const& ledger, Definition const& definition,
                                   std::vector<Holding> const& holdings, Whereabouts const& whereabouts,
                                   NumberOf const& number_of) {
    std::map<Number, std::vector<DateRange>> pieces;  // by option, 0 for the whole
    for (auto const& holding : holdings) {
        if (!is_over(definition, holding.kind)) continue;
        auto const* kind = ledger.catalogue.kind(holding.kind);
        fact::Answers const answers(ledger.catalogue, kind, holding.answers, holding.first);
        if (!definition.when.holds(answers)) continue;
        pieces[0].push_back({holding.first, holding.past});
        for (auto const option : options_of(answers, definition.split, number_of)) {
            pieces[option].push_back({holding.first, holding.past});
        }
    }
    std::vector<DatedStep> steps;
    if (pieces.empty()) return steps;
    auto const stream = number_of(definition.name);
    for (auto& [option, days] : pieces) {
        DatedStep const step{.stream = stream, .split = option};
        for (auto const& piece : definition.field == about ? joined(std::move(days)) : days) {
            add_where(steps, step, piece, whereabouts);
        }
    }
    return steps;
}

}  // namespace chengxin::indicator
