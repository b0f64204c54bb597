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

}  // namespace

Problem unsupported(std::string const& kind, std::string const& name, std::string const& what) {
    return {Refusal::invalid, "pack.unsupported", "/" + kind + "/" + name,
            "文件 " + kind + "/" + name + "：本程序还不能执行" + what + "，请先去掉它，或升级程序。"};
}

Problem malformed(std::string const& kind, std::string const& name, std::string const& what) {
    return {Refusal::invalid, "pack.malformed", "/" + kind + "/" + name, "文件 " + kind + "/" + name + "：" + what};
}

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
    if (auto const done = compiler.check_indicators(); !done) return done.error();
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
    if (file.kind == "calendar") return add_calendar(file);
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
    group_about_[file.name] = text_at(*file.content, "about");
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
    auto& body = bodies_[file.name];
    body.at = text_at(*file.content, "at");
    body.group = text_at(*file.content, "group");
    for (auto const* row : rows_at(*file.content, "seat")) {
        auto const name = text_at(*row, "name");
        link_of_role_[name] = name;
        body.seats.push_back({name, number_at(*row, "min").value_or(0), number_at(*row, "max").value_or(0)});
        auto const* own = row->if_contains("made_by");
        method_.links_.emplace(name, LinkRule{text_at(*row, "title"), "person", text_at(*file.content, "at"),
                                              texts_at(own == nullptr ? *file.content : *row, "made_by")});
    }
    return Done{};
}

/// Days moved by public notice. In their month: what a day answers is told by its month.
Outcome Compiler::add_calendar(File const& file) {
    auto& shifts = shifts_[file.name];
    for (auto const* row : rows_at(*file.content, "shift")) {
        auto const day = parse_date(text_at(*row, "day"));
        auto const to = parse_date(text_at(*row, "to"));
        if (!day || !to) return malformed(file.kind, file.name, "每条 shift 要写 day 和 to。");
        if (month_number(*day) != month_number(*to)) {
            return unsupported(file.kind, file.name, "把 " + to_text(*day) + " 调到另一个月");
        }
        shifts.emplace_back(*day, *to);
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
    kind.confirm_by = links_of(texts_at(content, "confirm_by"));
    kind.confirm_days = number_at(content, "confirm_days");
    kind.on_behalf = yes_at(content, "on_behalf");
    kind.sees = texts_at(content, "sees");
    kind.source = texts_at(content, "source");
    auto const* day_min = content.if_contains("day_min");
    auto const resolved = day_min == nullptr ? setting_value(json::Value("$program.start")) : setting_value(*day_min);
    if (resolved && resolved->is_string()) {
        if (auto const day = parse_date(resolved->get_string())) kind.day_min = *day;
    }
    if (auto const first = parse_date(text_at(content, "first"))) {
        kind.day_min = std::max(kind.day_min.value_or(*first), *first);
    }
    if (auto const past = parse_date(text_at(content, "past"))) kind.day_past = *past;
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
