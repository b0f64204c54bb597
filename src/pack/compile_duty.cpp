#include <algorithm>

#include "duty/duty_store.hpp"
#include "pack/ability.hpp"
#include "pack/compiler.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

using roster::subject_kind::division;

/// Levels of divisions that packs name as subjects.
struct Level {
    std::string_view subject;
    std::vector<std::string> levels;
};
std::vector<Level> const levels{
    {"village", {"village", "community"}}, {"township", {"township"}}, {"county", {"county"}}};

}  // namespace

Outcome Compiler::add_duty(File const& file) {
    auto const& content = *file.content;
    duty::Rule rule;
    rule.name = file.name;
    rule.title = text_at(content, "title");
    auto const every = duty::every_named(text_at(content, "every"));
    if (!every) return unsupported(file.kind, file.name, "“" + text_at(content, "every") + "”这种周期");
    rule.every = *every;
    auto condition = condition_of(file, content, "if");
    if (!condition) return condition.error();
    rule.owed_if = std::move(*condition);
    if (auto const done = set_subjects(file, text_at(content, "each"), rule); !done) return done.error();
    if (auto const* times = content.if_contains("times")) rule.times = *times;
    rule.held_days = number_at(content, "held_days").value_or(1);
    auto const owed_by = texts_at(content, "owed_by");
    rule.owed_by = links_of(owed_by);
    rule.is_owed_by_self = std::ranges::count(owed_by, "self") > 0;
    rule.pace_days = content.contains("pace_days");
    rule.minutes = number_at(content, "minutes").value_or(0);
    rule.source = texts_at(content, "source");
    if (auto const done = add_asked_days(file, rule); !done) return done.error();
    if (auto const done = add_answers(file, rule); !done) return done.error();
    for (auto const* row : rows_at(content, "exit"))
        rule.exits.push_back({text_at(*row, "name"), text_at(*row, "list"), links_of(texts_at(*row, "by"))});
    auto const start = setting_value(json::Value("$program.start"));
    if (start && start->is_string()) {
        if (auto const day = parse_date(start->get_string())) rule.in_force.first = *day;
    }
    if (auto const first = parse_date(text_at(content, "first"))) {
        rule.in_force.first = std::max(rule.in_force.first, *first);
    }
    if (auto const past = parse_date(text_at(content, "past"))) rule.in_force.past = *past;
    std::vector<std::string> streams(rule.reads);  // what holds of the subject, what answers, what excuses
    streams.insert(streams.end(), rule.reads_links.begin(), rule.reads_links.end());
    for (auto const& answer : rule.answers) streams.push_back(answer.fact);
    streams.emplace_back(duty::ExitAnswers::kind_name);
    method_.duties.add(std::move(rule), streams);
    return Done{};
}

Outcome Compiler::set_subjects(File const& file, std::string const& each, duty::Rule& rule) {
    auto subject = each;
    if (auto const body = bodies_.find(each); body != bodies_.end()) {
        subject = body->second.at;
        if (!rule.owed_if.empty()) return unsupported(file.kind, file.name, "“" + each + "”再加条件");
        if (!body->second.group.empty()) rule.owed_if = method_.catalogue.groups.at(body->second.group);
    }
    rule.each = subject;
    for (auto const& level : levels) {
        if (level.subject != subject) continue;
        rule.each = division;
        rule.levels = level.levels;
    }
    using namespace roster::subject_kind;
    bool const is_known = rule.each == household || rule.each == person || rule.each == unit || rule.each == division;
    if (!is_known) return unsupported(file.kind, file.name, "每个“" + each + "”一份");
    if (!reads_subject(rule.owed_if, rule.each)) {
        return unsupported(file.kind, file.name, "除了对象的属性、长期记录、任职和群体以外的条件");
    }
    std::set<std::string> names;
    add_reads(rule.owed_if, names);
    std::set<std::string> reads{rule.each};
    for (auto const& name : names) {
        if (method_.catalogue.kind(name) != nullptr)
            reads.insert(name);
        else
            rule.reads_links.push_back(name);
    }
    rule.reads.assign(reads.begin(), reads.end());
    return Done{};
}

/// The days of the month that answer, as published.
Outcome Compiler::add_asked_days(File const& file, duty::Rule& rule) {
    auto const& content = *file.content;
    auto const calendar = text_at(content, "calendar");
    auto const* days = content.if_contains("days");
    if (days == nullptr) {
        if (!calendar.empty()) return unsupported(file.kind, file.name, "没有 days 的 calendar");
        return Done{};
    }
    if (rule.every != duty::Every::month || content.contains("times")) {
        return unsupported(file.kind, file.name, "不是“每月、指定几日”的 days");
    }
    auto const value = setting_value(*days);
    bool const is_list = value && value->is_array() && !value->get_array().empty() &&
                         std::ranges::all_of(value->get_array(), [](json::Value const& day) {
                             return day.is_int64() && day.get_int64() >= 1 && day.get_int64() <= 31;
                         });
    if (!is_list) return malformed(file.kind, file.name, "days 要写每月的日子，如 [6, 7]。");
    rule.days = *days;
    if (auto const shifts = shifts_.find(calendar); shifts != shifts_.end()) rule.shifts = shifts->second;
    return Done{};
}

Outcome Compiler::add_answers(File const& file, duty::Rule& rule) {
    for (auto const* row : rows_at(*file.content, "answer")) {
        auto when = condition_of(file, *row, "if");
        if (!when) return when.error();
        duty::Answer answer{text_at(*row, "fact"), std::move(*when)};
        auto const* kind = method_.catalogue.kind(answer.fact);
        if (kind == nullptr || !reads_record(answer.when, *kind)) {
            return unsupported(file.kind, file.name, "由“" + answer.fact + "”完成的方式");
        }
        if (auto const* hidden = private_field(answer.when, *kind)) {
            return unsupported(file.kind, file.name,
                               "按只有部分人能看的“" + hidden->title + "”算完成，数字却谁都能打开");
        }
        rule.answers.push_back(std::move(answer));
    }
    return Done{};
}

Outcome Compiler::add_group_rule(File const& file, std::string const& group) {
    auto const name = duty::group_rule(group);
    if (method_.duty(name) != nullptr) return Done{};
    duty::Rule rule;
    rule.name = name;
    rule.is_group = true;
    rule.owed_if = method_.catalogue.groups.at(group);
    if (auto const done = set_subjects(file, group_about_.at(group), rule); !done) return done.error();
    std::vector<std::string> streams(rule.reads);
    streams.insert(streams.end(), rule.reads_links.begin(), rule.reads_links.end());
    method_.duties.add(std::move(rule), streams);
    return Done{};
}

bool Compiler::reads_subject(condition::Condition const& condition, std::string const& each) const {
    return reads_attributes(condition, [&](condition::Leaf const& leaf) {
        using condition::Subject;
        if (leaf.subject == Subject::group || leaf.subject == Subject::not_group) {
            auto const group = method_.catalogue.groups.find(leaf.name);
            return group != method_.catalogue.groups.end() && reads_subject(group->second, each);
        }
        auto const* kind = method_.catalogue.kind(leaf.name);
        auto const* link = method_.link(leaf.name);
        if (kind != nullptr && link == nullptr) {
            return kind->lasts == fact::Lasts::standing && leaf.where.find('.') == std::string::npos;
        }
        return kind == nullptr && link != nullptr && link->from == each && leaf.where.empty();
    });
}

}  // namespace chengxin::pack
