#include "pack/checks.hpp"
#include "pack/rows.hpp"
#include "pack/scope.hpp"

namespace chengxin::pack {

namespace {

/// What a part may show: the kind of thing behind `over`.
bool fits(Names const& names, std::string const& show, std::string const& over) {
    auto const first = parts_of(over)[0];
    if (show == "figure") return names.file("indicator", over) != nullptr;
    if (show == "facts") return names.file("fact", over) != nullptr;
    if (show == "matters") return names.file("flow", first) != nullptr && names.has(Refers::stream, over);
    if (show == "links") return names.is_role(first) && names.has(Refers::stream, over);
    if (show == "body") return names.file("body", first) != nullptr && names.has(Refers::stream, over);
    if (show == "duties") {
        return names.file("duty", over) != nullptr || (first == "duty" && names.has(Refers::counted, over));
    }
    auto const* fact = names.file("fact", over);
    return fact != nullptr && is_word("days standing", text_at(*fact, "lasts"));
}

/// "annual_report.write.text": a field of a fact, of a step, or of what the page is about.
void check_field_shown(Inspection& inspection, Place const& place, CheckedFile const& file, std::string const& over) {
    auto const& names = inspection.names();
    auto const dot = over.find('.');
    auto const first = over.substr(0, dot);
    bool const is_stream = names.file("fact", first) != nullptr || names.file("flow", first) != nullptr;
    if (!is_stream || dot == std::string::npos) {
        type_of_path(inspection, place, scope_of_subject(names, text_at(*file.whole, "about")), over);
        return;
    }
    type_of_path(inspection, place, scope_of_stream(names, first), over.substr(dot + 1));
}

void check_part(Inspection& inspection, CheckedFile const& file, json::Object const& part) {
    auto const place = file.row("part", part);
    auto const show = text_at(part, "show");
    auto const over = text_at(part, "over");
    auto const& names = inspection.names();
    bool const is_text = show == "text";
    if (is_text ? !part.contains("text") : over.empty()) {
        auto const* const key = is_text ? "text" : "over";
        inspection.say(place.at(key), "key.missing", "缺少" + in_quotes(key) + "，请补上。");
        return;
    }
    auto scope = names.has(Refers::stream, over) ? scope_of_stream(names, over)
                                                 : scope_of_subject(names, text_at(*file.whole, "about"));
    scope.figures = true;
    check_condition(inspection, place, part, "if", scope);
    if (is_text || !is_word("figure facts matters standing links body duties field", show)) return;
    if (show == "field") return check_field_shown(inspection, place.at("over"), file, over);
    if (fits(names, show, over)) return;
    if (inspection.refer(place.at("over"), Refers::counted, over)) {
        inspection.say(place.at("over"), "page.over",
                       in_quotes(over) + "不是 show = \"" + show + "\" 能显示的，请换一个，或改 show。");
    }
}

}  // namespace

void check_page(Inspection& inspection, CheckedFile const& file) {
    for (auto const* part : rows_at(*file.own, "part")) check_part(inspection, file, *part);
}

}  // namespace chengxin::pack
