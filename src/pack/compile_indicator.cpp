#include <algorithm>

#include "pack/ability.hpp"
#include "pack/compiler.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

using indicator::Sort;
using indicator::Take;

struct TakeName {
    std::string_view name;
    Take take;
};
constexpr std::array takes{TakeName{"count", Take::count},       TakeName{"sum", Take::sum},
                           TakeName{"distinct", Take::distinct}, TakeName{"stock", Take::stock},
                           TakeName{"least", Take::least},       TakeName{"share", Take::share}};

/// Which sorts of streams each can be taken of.
bool may_take(Take take, Sort sort) {
    switch (take) {
        case Take::count: return sort == Sort::facts || sort == Sort::begun || sort == Sort::ended;
        case Take::sum:
        case Take::distinct: return sort == Sort::facts;
        case Take::stock:
            return sort == Sort::standing || sort == Sort::links || sort == Sort::group || sort == Sort::body;
        case Take::least: return sort == Sort::indicator;
        case Take::share: return false;
    }
    return false;
}

bool is_number(fact::Field const* field) {
    return field != nullptr && (field->type == fact::FieldType::count || field->type == fact::FieldType::money);
}

bool is_choice(fact::Field const* field) {
    return field != nullptr && (field->type == fact::FieldType::choice || field->type == fact::FieldType::choices);
}

bool is_subject(fact::Field const* field) {
    return field != nullptr && (field->type == fact::FieldType::subject || field->type == fact::FieldType::subjects);
}

std::string before(std::string_view text, std::string_view ending) {
    return text.ends_with(ending) ? std::string(text.substr(0, text.size() - ending.size())) : std::string();
}

}  // namespace

Outcome Compiler::add_indicator(File const& file) {
    auto const& content = *file.content;
    indicator::Definition definition;
    definition.name = file.name;
    definition.title = text_at(content, "title");
    auto const* take = std::ranges::find(takes, text_at(content, "take"), &TakeName::name);
    if (take == takes.end()) return unsupported(file.kind, file.name, "“" + text_at(content, "take") + "”这种算法");
    definition.take = take->take;
    definition.top = text_at(content, "top");
    definition.bottom = text_at(content, "bottom");
    definition.unit = text_at(content, "unit");
    definition.shown_in = text_at(content, "shown_in");
    definition.per = texts_at(content, "per");
    definition.figure = text_at(content, "figure");
    definition.source = texts_at(content, "source");
    if (definition.take != Take::share) {
        if (auto const done = set_streams(file, definition); !done) return done.error();
        if (auto const done = set_condition(file, definition); !done) return done.error();
        if (auto const done = set_numbers(file, definition); !done) return done.error();
    }
    if (auto const done = set_goal(file, definition); !done) return done.error();
    bool const is_of_facts = definition.sort == Sort::facts || definition.sort == Sort::standing;
    auto const streams = is_of_facts ? definition.over : std::vector<std::string>();
    method_.indicators.add(std::move(definition), streams);
    return Done{};
}

/// What is counted: streams of one sort.
Outcome Compiler::set_streams(File const& file, indicator::Definition& definition) {
    bool is_first = true;
    for (auto const& stream : texts_at(*file.content, "over")) {
        auto const sort =
            definition.take == Take::least ? std::optional(Sort::indicator) : sort_of(stream, definition.take);
        bool const is_same = is_first || sort == definition.sort;
        if (!sort || !is_same || !may_take(definition.take, *sort)) {
            return unsupported(file.kind, file.name, "对“" + stream + "”的这种计数");
        }
        definition.sort = *sort;
        is_first = false;
        auto const begun = before(stream, ".begin");
        auto const ended = before(stream, ".end");
        definition.over.push_back(!begun.empty() ? begun : !ended.empty() ? ended : stream);
    }
    auto groups = definition.sort == Sort::group ? definition.over : std::vector<std::string>();
    if (definition.sort == Sort::indicator) {
        definition.group = text_at(*file.content, "group");
        groups.push_back(definition.group);
        if (definition.over.size() != 1) return unsupported(file.kind, file.name, "对几个指标取最低");
    }
    if (definition.sort == Sort::body) {
        if (definition.over.size() != 1) return unsupported(file.kind, file.name, "对几种组织的计数");
        auto const& body = bodies_.at(definition.over.front());
        definition.seats = body.seats;
        definition.group = body.group;
        if (!body.group.empty()) groups.push_back(body.group);
    }
    for (auto const& group : groups) {
        if (auto const done = add_group_rule(file, group); !done) return done.error();
    }
    return Done{};
}

/// What holds is a stock; that it was said is an event like any other.
std::optional<Sort> Compiler::sort_of(std::string const& stream, Take take) const {
    if (auto const* kind = method_.catalogue.kind(stream)) {
        bool const is_stock = kind->lasts == fact::Lasts::standing && take == Take::stock;
        return is_stock ? Sort::standing : Sort::facts;
    }
    if (method_.link(stream) != nullptr) return Sort::links;
    if (method_.link(before(stream, ".begin")) != nullptr) return Sort::begun;
    if (method_.link(before(stream, ".end")) != nullptr) return Sort::ended;
    if (bodies_.contains(stream)) return Sort::body;
    return group_about_.contains(stream) ? std::optional(Sort::group) : std::nullopt;
}

Outcome Compiler::set_condition(File const& file, indicator::Definition& definition) {
    auto condition = condition_of(file, *file.content, "if");
    if (!condition) return condition.error();
    definition.when = std::move(*condition);
    bool const is_of_facts = definition.sort == Sort::facts || definition.sort == Sort::standing;
    bool const is_of_links =
        definition.sort == Sort::links || definition.sort == Sort::begun || definition.sort == Sort::ended;
    bool const can_be_asked = definition.when.empty() || is_of_facts || (is_of_links && reads_ends(definition.when));
    if (!can_be_asked) return unsupported(file.kind, file.name, "这种条件");
    if (!is_of_facts) return Done{};
    for (auto const& over : definition.over) {
        auto const& kind = *method_.catalogue.kind(over);
        if (!reads_record(definition.when, kind)) return unsupported(file.kind, file.name, "看本条记录以外的条件");
        auto const* hidden = private_field(definition.when, kind);
        if (hidden == nullptr) continue;
        return unsupported(file.kind, file.name, "按只有部分人能看的“" + hidden->title + "”计数，数字却谁都能打开");
    }
    return Done{};
}

/// What is added up, told apart or split by.
Outcome Compiler::set_numbers(File const& file, indicator::Definition& definition) {
    auto const& content = *file.content;
    definition.field = text_at(content, "field");
    definition.times = text_at(content, "times");
    auto const splits = texts_at(content, "split");
    if (splits.size() > 1) return unsupported(file.kind, file.name, "按两项拆分");
    if (!splits.empty()) definition.split = splits.front();
    auto const each = text_at(content, "each");
    bool const is_of_facts = definition.sort == Sort::facts || definition.sort == Sort::standing;
    for (auto const& over : is_of_facts ? definition.over : std::vector<std::string>()) {
        auto const& kind = *method_.catalogue.kind(over);
        auto const* field = kind.field(definition.field);
        auto const* split = kind.field(definition.split);
        bool const is_own = definition.field == "about" || definition.field == "author";
        bool const fits = definition.take == Take::sum        ? is_number(field)
                          : definition.take == Take::distinct ? is_own || is_choice(field) || is_subject(field)
                                                              : definition.field.empty() || definition.field == "about";
        if (!fits) return unsupported(file.kind, file.name, "按“" + definition.field + "”计");
        if (!definition.split.empty() && !is_choice(split))
            return unsupported(file.kind, file.name, "按“" + definition.split + "”拆分");
        for (auto const* shown : {field, split}) {
            if (shown == nullptr || shown->sees.empty()) continue;
            return unsupported(file.kind, file.name, "按只有部分人能看的“" + shown->title + "”计数，数字却谁都能打开");
        }
        auto const column = definition.times.find('.');
        bool const multiplies =
            column != std::string::npos && is_choice(kind.field(definition.times.substr(0, column)));
        if (!definition.times.empty() && !multiplies) return unsupported(file.kind, file.name, "times 不是列表的一列");
        bool const is_each = each.empty() || each == "about" || (kind.about.size() == 1 && kind.about.front() == each);
        if (!is_each) return unsupported(file.kind, file.name, "每个“" + each + "”一个数");
    }
    if (!is_of_facts) {
        bool const is_end = definition.field.empty() || definition.field == "from" || definition.field == "to";
        bool const is_plain = definition.times.empty() && definition.split.empty() && each.empty();
        if (!is_end || !is_plain) return unsupported(file.kind, file.name, "这样区分");
    }
    if (!each.empty()) definition.each = "about";
    return Done{};
}

Outcome Compiler::set_goal(File const& file, indicator::Definition& definition) {
    auto const& content = *file.content;
    definition.goal_is = text_at(content, "goal_is");
    definition.goal_within = text_at(content, "goal_within");
    if (auto const* goal = content.if_contains("goal"))
        definition.goal = setting_value(*goal).value_or(json::Value(nullptr));
    auto const* since = content.if_contains("since");
    if (since == nullptr) return Done{};
    auto const value = setting_value(*since);
    auto const day = value && value->is_string() ? parse_date(value->get_string()) : Result<Date>(Problem{});
    if (!day) return malformed(file.kind, file.name, "since 要写日期。");
    if (*day != first_of_month(month_number(*day))) return unsupported(file.kind, file.name, "不从月初开始的 since");
    definition.since = *day;
    return Done{};
}

bool Compiler::is_outcome(std::string const& stream) const {
    return std::ranges::any_of(method_.duties, [&](duty::Rule const& rule) {
        if (rule.is_group) return false;
        return stream == duty::stream_owed(rule.name) || stream == duty::stream_met(rule.name) ||
               stream == duty::stream_excused(rule.name);
    });
}

Outcome Compiler::check_indicators() const {
    for (auto const& definition : method_.indicators) {
        auto const refuse = [&](std::string const& what) { return unsupported("indicator", definition.name, what); };
        if (definition.take == Take::share) {
            bool const of_duty = is_outcome(definition.top) && is_outcome(definition.bottom);
            auto const* top = method_.indicator(definition.top);
            auto const* bottom = method_.indicator(definition.bottom);
            bool const of_indicators = top != nullptr && bottom != nullptr && top->take != Take::share &&
                                       bottom->take != Take::share && top->take != Take::least &&
                                       bottom->take != Take::least;
            if (!of_duty && !of_indicators) return refuse("“" + definition.top + " ÷ " + definition.bottom + "”的比例");
        }
        if (definition.take != Take::least) continue;
        auto const* base = method_.indicator(definition.over.front());
        if (base == nullptr || base->each.empty()) return refuse("对“" + definition.over.front() + "”取最低");
    }
    return Done{};
}

}  // namespace chengxin::pack
