#include "pack/compiler.hpp"

#include <algorithm>
#include <array>

#include "duty/duty_store.hpp"
#include "ledger/digest.hpp"
#include "pack/ability.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

constexpr std::array<std::string_view, 12> kinds_in_order{
    "list", "setting", "group", "link", "body", "calendar", "fact", "duty", "indicator", "appraisal", "flow", "page"};

struct TypeName {
    std::string_view name;
    fact::FieldType type;
};
constexpr std::array types{
    TypeName{"text", fact::FieldType::text},         TypeName{"long_text", fact::FieldType::long_text},
    TypeName{"choice", fact::FieldType::choice},     TypeName{"choices", fact::FieldType::choices},
    TypeName{"yes_no", fact::FieldType::yes_no},     TypeName{"count", fact::FieldType::count},
    TypeName{"money", fact::FieldType::money},       TypeName{"date", fact::FieldType::date},
    TypeName{"person", fact::FieldType::subject},    TypeName{"persons", fact::FieldType::subjects},
    TypeName{"household", fact::FieldType::subject}, TypeName{"households", fact::FieldType::subjects},
    TypeName{"division", fact::FieldType::subject},  TypeName{"divisions", fact::FieldType::subjects},
    TypeName{"unit", fact::FieldType::subject},      TypeName{"units", fact::FieldType::subjects},
    TypeName{"matter", fact::FieldType::subject},    TypeName{"matters", fact::FieldType::subjects},
    TypeName{"file", fact::FieldType::file},
};

Problem unsupported(std::string const& kind, std::string const& name, std::string const& what) {
    return {Refusal::invalid, "pack.unsupported", "/" + kind + "/" + name,
            "文件 " + kind + "/" + name + "：本程序还不能执行" + what + "，请先去掉它，或升级程序。"};
}

Problem malformed(std::string const& kind, std::string const& name, std::string const& what) {
    return {Refusal::invalid, "pack.malformed", "/" + kind + "/" + name, "文件 " + kind + "/" + name + "：" + what};
}

}  // namespace

Result<Method> Compiler::compile(std::vector<Installed> packs) {
    Compiler compiler;
    compiler.method_.packs = std::move(packs);
    if (auto const done = compiler.gather(); !done) return done.error();
    for (auto const kind : kinds_in_order) {
        for (auto const& file : compiler.files_) {
            if (file.kind != kind) continue;
            if (auto const done = compiler.add(file); !done) return done.error();
        }
    }
    for (auto& [name, rule] : compiler.method_.links_) rule.made_by = compiler.links_of(rule.made_by);
    std::string digests;
    for (auto const& pack : compiler.method_.packs) digests += pack.digest + "\n";
    compiler.method_.digest = to_hex(ledger::digest({bytes_of(digests)}));
    return std::move(compiler.method_);
}

Outcome Compiler::gather() {
    for (auto const& pack : method_.packs) {
        auto const* head = pack.pack.if_contains("pack");
        if (head == nullptr || !head->is_object()) return malformed("pack", pack.name, "缺少 pack.toml。");
        if (auto const unable = first_unable("pack", head->get_object()))
            return unsupported("pack", pack.name, *unable);
        for (auto const* row : rows_at(pack.pack, "files")) {
            auto const* content = row->if_contains("file");
            File file{text_at(*row, "kind"), text_at(*row, "name"), nullptr, pack.digest};
            if (content == nullptr || !content->is_object() || file.name.empty()) {
                return malformed(file.kind, file.name, "缺少内容，请用 chengxin pack build 重新生成。");
            }
            if (std::ranges::count(kinds_in_order, file.kind) == 0)
                return unsupported(file.kind, file.name, "这一类文件");
            file.content = &content->get_object();
            if (auto const unable = first_unable(file.kind, *file.content)) {
                return unsupported(file.kind, file.name, *unable);
            }
            files_.push_back(std::move(file));
        }
    }
    return Done{};
}

Outcome Compiler::add(File const& file) {
    if (file.kind == "list") return add_list(file);
    if (file.kind == "setting") return add_setting(file);
    if (file.kind == "group") return add_group(file);
    if (file.kind == "link") return add_link(file);
    if (file.kind == "body") return add_body(file);
    if (file.kind == "fact") return add_fact(file);
    if (file.kind == "duty") return add_duty(file);
    if (file.kind == "indicator") return add_indicator(file);
    return unsupported(file.kind, file.name, "这一类文件");
}

Outcome Compiler::add_list(File const& file) {
    fact::List list{file.name, text_at(*file.content, "title"), {}};
    for (auto const* row : rows_at(*file.content, "option")) {
        fact::Option option{text_at(*row, "name"), text_at(*row, "title"), {}, *row};
        if (auto const retired = parse_date(text_at(*row, "retired"))) option.retired = *retired;
        list.options.push_back(std::move(option));
    }
    method_.list_files_.push_back(*file.content);
    method_.catalogue.lists.emplace(file.name, std::move(list));
    return Done{};
}

Outcome Compiler::add_setting(File const& file) {
    for (auto const* row : rows_at(*file.content, "set")) {
        auto const name = text_at(*row, "name");
        auto const* value = row->if_contains("value");
        if (name.empty() || value == nullptr) return malformed(file.kind, file.name, "每个参数要写 name 和 value。");
        auto const first = parse_date(text_at(*row, "first"));
        auto& values = method_.catalogue.settings[name].values;
        auto const day = first ? *first : Date{};
        auto const after = std::ranges::upper_bound(values, day, {}, &std::pair<Date, json::Value>::first);
        values.emplace(after, day, *value);
    }
    return Done{};
}

Outcome Compiler::add_group(File const& file) {
    auto condition = condition_of(file, *file.content, "if");
    if (!condition) return condition.error();
    method_.catalogue.groups.emplace(file.name, std::move(*condition));
    return Done{};
}

Outcome Compiler::add_link(File const& file) {
    auto const holder = text_at(*file.content, "holder");
    link_of_role_[holder.empty() ? file.name : holder] = file.name;
    auto const& content = *file.content;
    method_.links_.emplace(file.name, LinkRule{text_at(content, "title"), text_at(content, "from"),
                                               text_at(content, "to"), texts_at(content, "made_by")});
    return Done{};
}

Outcome Compiler::add_body(File const& file) {
    for (auto const* row : rows_at(*file.content, "seat")) {
        auto const name = text_at(*row, "name");
        link_of_role_[name] = name;
        auto const* own = row->if_contains("made_by");
        method_.links_.emplace(name, LinkRule{text_at(*row, "title"), "person", text_at(*file.content, "at"),
                                              texts_at(own == nullptr ? *file.content : *row, "made_by")});
    }
    return Done{};
}

Result<fact::Field> Compiler::field_of(File const& file, json::Object const& row) {
    fact::Field field;
    field.name = text_at(row, "name");
    field.title = text_at(row, "title");
    auto const type_name = text_at(row, "type");
    auto const* type = std::ranges::find(types, type_name, &TypeName::name);
    if (type == types.end()) return malformed(file.kind, file.name, "字段 " + field.name + " 的类型不认识。");
    field.type = type->type;
    field.list = text_at(row, "list");
    bool const chooses = field.type == fact::FieldType::choice || field.type == fact::FieldType::choices;
    if (chooses && method_.catalogue.list(field.list) == nullptr) {
        return malformed(file.kind, file.name, "字段 " + field.name + " 的列表 " + field.list + " 没有声明。");
    }
    field.required = yes_at(row, "required");
    field.least = number_at(row, "least");
    field.most = number_at(row, "most");
    field.sees = texts_at(row, "sees");
    auto condition = condition_of(file, row, "if");
    if (!condition) return condition.error();
    field.asked_if = std::move(*condition);
    auto const shown = texts_at(*file.content, "public");
    bool const is_text = field.type == fact::FieldType::text || field.type == fact::FieldType::long_text;
    field.sealed = is_text && std::ranges::count(shown, field.name) == 0;
    return field;
}

Outcome Compiler::add_fact(File const& file) {
    auto const& content = *file.content;
    fact::Kind kind;
    kind.name = file.name;
    kind.title = text_at(content, "title");
    kind.about = texts_at(content, "about");
    auto const lasts = text_at(content, "lasts");
    kind.lasts = lasts == "standing" ? fact::Lasts::standing : fact::Lasts::day;
    if (!lasts.empty() && lasts != "standing" && lasts != "day")
        return unsupported(file.kind, file.name, "按天数持续的记录");
    auto const key = texts_at(content, "key");
    if (key.size() > 1) return unsupported(file.kind, file.name, "由几个字段合成的 key");
    if (!key.empty()) kind.key = key.front();
    auto const by = texts_at(content, "by");
    kind.by = links_of(by);
    kind.by_self = std::ranges::count(by, "self") > 0;
    kind.on_behalf = yes_at(content, "on_behalf");
    kind.sees = texts_at(content, "sees");
    kind.source = texts_at(content, "source");
    auto const* day_min = content.if_contains("day_min");
    auto const resolved = day_min == nullptr ? setting_value(json::Value("$program.start")) : setting_value(*day_min);
    if (resolved && resolved->is_string()) {
        if (auto const day = parse_date(resolved->get_string())) kind.day_min = *day;
    }
    for (auto const* row : rows_at(content, "field")) {
        auto field = field_of(file, *row);
        if (!field) return field.error();
        kind.fields.push_back(std::move(*field));
    }
    for (auto const* row : rows_at(content, "check")) {
        auto when = condition_of(file, *row, "if");
        if (!when) return when.error();
        auto must = condition_of(file, *row, "must");
        if (!must) return must.error();
        kind.checks.push_back({std::move(*when), std::move(*must), text_at(*row, "say")});
    }
    auto const decides = [&](condition::Condition const& condition) { return reads_record(condition, kind); };
    bool const runs =
        std::ranges::all_of(kind.fields, decides, &fact::Field::asked_if) &&
        std::ranges::all_of(kind.checks, [&](auto const& one) { return decides(one.when) && decides(one.must); });
    if (!runs) return unsupported(file.kind, file.name, "看本条记录以外的条件");
    method_.fact_files_.push_back(content);
    method_.declared_by_.emplace(kind.name, file.digest);
    method_.catalogue.kinds.emplace(kind.name, std::move(kind));
    return Done{};
}

Outcome Compiler::add_duty(File const& file) {
    auto const& content = *file.content;
    duty::Rule rule;
    rule.name = file.name;
    rule.title = text_at(content, "title");
    rule.each = text_at(content, "each");
    if (rule.each != roster::subject_kind::household || text_at(content, "every") != "year") {
        return unsupported(file.kind, file.name, "不是“每户、每年”的任务");
    }
    auto condition = condition_of(file, content, "if");
    if (!condition) return condition.error();
    rule.owed_if = std::move(*condition);
    if (!reads_subject(rule.owed_if, method_.catalogue)) {
        return unsupported(file.kind, file.name, "除了本户的属性、长期记录和群体以外的条件");
    }
    std::set<std::string> reads{rule.each};
    add_reads(rule.owed_if, reads);
    rule.reads.assign(reads.begin(), reads.end());
    if (auto const* times = content.if_contains("times")) rule.times = *times;
    rule.held_days = number_at(content, "held_days").value_or(1);
    rule.owed_by = links_of(texts_at(content, "owed_by"));
    rule.source = texts_at(content, "source");
    for (auto const* row : rows_at(content, "answer")) {
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
    for (auto const* row : rows_at(content, "exit"))
        rule.exits.push_back({text_at(*row, "name"), text_at(*row, "list")});
    auto const first = setting_value(json::Value("$program.start"));
    if (first && first->is_string()) {
        if (auto const day = parse_date(first->get_string())) rule.first = *day;
    }
    std::vector<std::string> streams(rule.reads);  // what holds of the subject, what answers, what excuses
    for (auto const& answer : rule.answers) streams.push_back(answer.fact);
    streams.emplace_back(duty::ExitAnswers::kind_name);
    method_.duties.add(std::move(rule), streams);
    return Done{};
}

Outcome Compiler::add_indicator(File const& file) {
    auto const& content = *file.content;
    indicator::Definition definition;
    definition.name = file.name;
    definition.title = text_at(content, "title");
    auto const take = text_at(content, "take");
    if (take != "count" && take != "share") return unsupported(file.kind, file.name, "“" + take + "”这种算法");
    definition.take = take == "count" ? indicator::Take::count : indicator::Take::share;
    definition.over = texts_at(content, "over");
    definition.top = text_at(content, "top");
    definition.bottom = text_at(content, "bottom");
    for (auto const& kind : definition.over) {
        if (method_.catalogue.kind(kind) == nullptr) return unsupported(file.kind, file.name, "对“" + kind + "”的计数");
    }
    if (definition.take == indicator::Take::share) {
        auto const is_stream = [&](std::string const& stream, std::string const& outcome) {
            return std::ranges::any_of(
                method_.duties, [&](duty::Rule const& rule) { return stream == "duty." + rule.name + "." + outcome; });
        };
        if (!is_stream(definition.top, "met") || !is_stream(definition.bottom, "owed")) {
            return unsupported(file.kind, file.name, "不是“完成 ÷ 应做”的比例");
        }
    }
    auto condition = condition_of(file, content, "if");
    if (!condition) return condition.error();
    for (auto const& over : definition.over) {
        auto const& kind = *method_.catalogue.kind(over);
        if (!reads_record(*condition, kind)) return unsupported(file.kind, file.name, "看本条记录以外的条件");
        auto const* hidden = private_field(*condition, kind);
        if (hidden == nullptr) continue;
        return unsupported(file.kind, file.name, "按只有部分人能看的“" + hidden->title + "”计数，数字却谁都能打开");
    }
    definition.when = std::move(*condition);
    definition.unit = text_at(content, "unit");
    definition.per = texts_at(content, "per");
    definition.goal_is = text_at(content, "goal_is");
    if (auto const* goal = content.if_contains("goal"))
        definition.goal = setting_value(*goal).value_or(json::Value(nullptr));
    definition.source = texts_at(content, "source");
    auto const over = definition.over;
    method_.indicators.add(std::move(definition), over);
    return Done{};
}

std::vector<std::string> Compiler::links_of(std::vector<std::string> const& who) const {
    std::vector<std::string> links;
    for (auto const& name : who) {
        if (auto const role = link_of_role_.find(name); role != link_of_role_.end()) links.push_back(role->second);
        auto const group = method_.catalogue.groups.find(name);
        if (group == method_.catalogue.groups.end()) continue;
        for (auto const& line : group->second.lines()) {
            for (auto const& leaf : line) {
                if (leaf.subject == condition::Subject::has)
                    std::ranges::copy(links_of({leaf.name}), std::back_inserter(links));
            }
        }
    }
    std::ranges::sort(links);
    links.erase(std::ranges::unique(links).begin(), links.end());
    return links;
}

void Compiler::add_reads(condition::Condition const& condition, std::set<std::string>& reads) const {
    for (auto const& line : condition.lines()) {
        for (auto const& leaf : line) {
            bool const holds = leaf.subject == condition::Subject::has || leaf.subject == condition::Subject::lacks;
            if (holds) reads.insert(leaf.name);
            auto const group = method_.catalogue.groups.find(leaf.name);
            bool const grouped =
                leaf.subject == condition::Subject::group || leaf.subject == condition::Subject::not_group;
            if (grouped && group != method_.catalogue.groups.end()) add_reads(group->second, reads);
        }
    }
}

Result<condition::Condition> Compiler::condition_of(File const& file, json::Object const& row, char const* key) const {
    auto const* value = row.if_contains(key);
    if (value == nullptr) return condition::Condition();
    return condition::Condition::compile(*value, "/" + file.kind + "/" + file.name + "/" + key);
}

std::optional<json::Value> Compiler::setting_value(json::Value const& value) const {
    bool const named = value.is_string() && std::string_view(value.get_string()).starts_with('$');
    if (!named) return value;
    auto const found = method_.catalogue.settings.find(std::string_view(value.get_string()).substr(1));
    if (found == method_.catalogue.settings.end()) return std::nullopt;
    auto const* held = found->second.on(far_future);
    return held == nullptr ? std::nullopt : std::optional(*held);
}

}  // namespace chengxin::pack
