#include <algorithm>

#include "pack/checks.hpp"
#include "pack/rows.hpp"
#include "pack/scope.hpp"

namespace chengxin::pack {

namespace {

/// A field's condition reads what was asked before it, and nothing else of the same form.
Scope scope_before(Inspection const& inspection, CheckedFile const& file, json::Object const& row) {
    auto scope = scope_of_stream(inspection.names(), file.name);
    scope.flow = nullptr;
    bool later = false;
    for (auto const* other : rows_at(*file.whole, "field")) {
        later = later || text_at(*other, "name") == text_at(row, "name");
        if (later) scope.fields.erase(text_at(*other, "name"));
    }
    return scope;
}

}  // namespace

void check_field(Inspection& inspection, CheckedFile const& file, json::Object const& row) {
    auto const place = file.row("field", row);
    auto const type = text_at(row, "type");
    bool const is_choice = is_word("choice choices", type);
    if (is_choice != row.contains("list")) {
        inspection.say(place.at("list"), "field.list",
                       is_choice ? "单选、多选要写 list。" : "只有单选、多选才写 list，请删去。");
    }
    bool const is_required = yes_at(row, "required");
    if (is_required && row.contains("known")) {
        inspection.say(place.at("required"), "field.known_required", "账上已有的（known）不再问人，请删去 required。");
    }
    if (is_required && type == "file" && !row.contains("source")) {
        inspection.say(place.at("required"), "field.file_required",
                       "附件不能强制要求；确有规定的，请在这一行的 source 写明。");
    }
    auto const least = number_at(row, "least");
    auto const most = number_at(row, "most");
    if (least && most && *least > *most) {
        inspection.say(place.at("least"), "field.bounds", "least 比 most 大，什么都填不进去，请核对。");
    }
    bool const is_bounded =
        is_word("text long_text count money choices persons households divisions units matters", type);
    if (!is_bounded && (row.contains("least") || row.contains("most"))) {
        inspection.say(place.at(least ? "least" : "most"), "field.bounds",
                       "只有文字、数和多选才有 least、most，请删去。");
    }
}

/// Says “later” rather than “unknown” of a field that is asked, but not yet.
void check_field_order(Inspection& inspection, CheckedFile const& file, json::Object const& row) {
    auto const place = file.row("field", row);
    if (Names::built_in({}).contains(text_at(row, "name"))) {
        inspection.say(place.at("name"), "name.word",
                       in_quotes(text_at(row, "name")) + "是每条记录都有的，请换一个名称。");
    }
    auto scope = scope_before(inspection, file, row);
    auto const whole = scope_of_stream(inspection.names(), file.name).fields;
    auto const* condition = row.if_contains("if");
    if (condition == nullptr || !condition->is_array()) return;
    for (auto const& line : condition->get_array()) {
        if (!line.is_object()) continue;
        auto const leaves =
            line.get_object().contains("any") ? rows_at(line.get_object(), "any") : std::vector{&line.get_object()};
        for (auto const* leaf : leaves) {
            auto const first = parts_of(text_at(*leaf, "field"))[0];
            if (scope.fields.contains(first) || !whole.contains(first)) continue;
            scope.fields.emplace(first, whole.at(first));
            inspection.say(place.at("if"), "field.later", "条件读的" + in_quotes(first) + "在后面才问，请调整先后。");
        }
    }
    check_condition(inspection, place, row, "if", scope);
}

void check_field_names(Inspection& inspection, Place const& place, json::Object const& row, std::string_view key,
                       Fields const& fields) {
    for (auto const& name : texts_at(row, key)) {
        if (fields.contains(name)) continue;
        inspection.say(place.at(key), "path.unknown", "没有字段" + in_quotes(name) + "，请核对。");
    }
}

void check_fact(Inspection& inspection, CheckedFile const& file) {
    auto scope = scope_of_stream(inspection.names(), file.name);
    for (auto const* row : rows_at(*file.own, "field")) {
        auto const place = file.row("field", *row);
        check_field(inspection, file, *row);
        check_field_order(inspection, file, *row);
        if (row->contains("known")) type_of_path(inspection, place.at("known"), scope, text_at(*row, "known"));
    }
    for (auto const* row : rows_at(*file.own, "check")) {
        auto const place = file.row("check", *row);
        check_condition(inspection, place, *row, "if", scope);
        auto must = scope;
        must.figures = true;  // only the server can answer it
        must.is_guard = true;
        check_condition(inspection, place, *row, "must", must);
    }
    for (auto const* key : {"key", "public"}) check_field_names(inspection, file.place, *file.own, key, scope.fields);
    bool const lasts = is_word("days standing", text_at(*file.own, "lasts"));
    if (file.own->contains("key") && text_at(*file.own, "lasts") != "standing") {
        inspection.say(file.place.at("key"), "fact.key", "只有长期有效（lasts = \"standing\"）的才有 key，请改正。");
    }
    if (!lasts && (file.own->contains("stale_days") || file.own->contains("stale_on"))) {
        inspection.say(file.place.at("lasts"), "fact.stale",
                       "当天的记录不会过时，请把 lasts 写成 standing，或删去 stale。");
    }
    if (file.own->contains("confirm_days") && !file.own->contains("confirm_by")) {
        inspection.say(file.place.at("confirm_by"), "fact.confirm", "写了 confirm_days，要写 confirm_by：由谁确认。");
    }
    check_offers(inspection, file, scope.fields);
}

}  // namespace chengxin::pack
