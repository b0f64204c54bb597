#include "pack/names.hpp"

#include <algorithm>

#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

constexpr std::string_view duty_outcomes = "owed met late excused missed";
constexpr std::string_view clock_outcomes = "owed met missed stopped elapsed";

/// The rows of `added` behind those of `base`.
void append_rows(json::Object& base, json::Object const& added) {
    for (auto const& [key, value] : added) {
        if (!value.is_array() || value.get_array().empty() || !value.get_array().front().is_object()) continue;
        auto& rows = base[key];
        if (!rows.is_array()) rows = json::Array();
        for (auto const& row : value.get_array()) rows.get_array().push_back(row);
    }
}

bool names_row(json::Object const& file, char const* rows, std::string_view name) {
    return std::ranges::any_of(rows_at(file, rows), [&](auto const* row) { return text_at(*row, "name") == name; });
}

}  // namespace

std::vector<std::string> parts_of(std::string_view dotted) {
    std::vector<std::string> parts(1);
    for (char const c : dotted) {
        if (c == '.')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

void Names::add(json::Object const& pack) {
    if (auto const* head = pack.if_contains("pack"); head != nullptr && head->is_object()) {
        packs_.insert(text_at(head->get_object(), "pack"));
        for (auto const* row : rows_at(head->get_object(), "basis")) basis_.insert(text_at(*row, "id"));
    }
    for (auto const* row : rows_at(pack, "files")) {
        auto const kind = text_at(*row, "kind");
        auto const name = text_at(*row, "name");
        auto const* file = row->if_contains("file");
        if (file == nullptr || !file->is_object()) continue;
        auto const& content = file->get_object();
        auto const known = files_[kind].find(name);
        bool const adds = yes_at(content, "adds") && known != files_[kind].end();
        if (adds)
            append_rows(known->second, content);
        else
            files_[kind].insert_or_assign(name, content);
        add_roles(kind, name, content);
        for (auto const* set : rows_at(content, "set")) {
            if (set->contains("value")) settings_[text_at(*set, "name")].rows.push_back(*set);
        }
    }
}

void Names::add_roles(std::string const& kind, std::string const& name, json::Object const& content) {
    if (kind == "link" && !yes_at(content, "adds")) {
        auto const holder = text_at(content, "holder");
        roles_.insert(name);
        link_of_role_[name] = name;
        if (holder.empty()) return;
        roles_.insert(holder);
        link_of_role_[holder] = name;
    }
    if (kind == "body") {
        for (auto const* seat : rows_at(content, "seat")) roles_.insert(text_at(*seat, "name"));
    }
    if (kind == "group" && text_at(content, "about") == "person") roles_.insert(name);
}

std::map<std::string, json::Object, std::less<>> const& Names::files(std::string_view kind) const {
    static std::map<std::string, json::Object, std::less<>> const none;
    auto const found = files_.find(kind);
    return found == files_.end() ? none : found->second;
}

json::Object const* Names::file(std::string_view kind, std::string_view name) const {
    auto const& of_kind = files(kind);
    auto const found = of_kind.find(name);
    return found == of_kind.end() ? nullptr : &found->second;
}

SettingRows const* Names::setting(std::string_view name) const {
    auto const found = settings_.find(name);
    return found == settings_.end() ? nullptr : &found->second;
}

json::Object const* Names::link(std::string_view role) const {
    auto const found = link_of_role_.find(role);
    return found == link_of_role_.end() ? nullptr : file("link", found->second);
}

bool Names::has(Refers refers, std::string_view name) const {
    auto const is_subject = [&](std::string_view text) {
        return is_word(subject_kinds, text) || is_role(text) || file("body", text) != nullptr ||
               file("flow", text) != nullptr || file("fact", text) != nullptr;
    };
    switch (refers) {
        case Refers::nothing:
        case Refers::clause: return true;
        case Refers::list: return file("list", name) != nullptr;
        case Refers::calendar: return file("calendar", name) != nullptr;
        case Refers::season: return is_season(name);
        case Refers::group: return file("group", name) != nullptr;
        case Refers::fact: return file("fact", name) != nullptr;
        case Refers::flow: return file("flow", name) != nullptr;
        case Refers::indicator: return file("indicator", name) != nullptr;
        case Refers::appraisal: return file("appraisal", name) != nullptr;
        case Refers::body: return file("body", name) != nullptr;
        case Refers::link: return file("link", name) != nullptr;
        case Refers::role: return is_role(name);
        case Refers::who: return is_role(name) || is_word(present_roles, name);
        case Refers::scope: return is_role(name) || is_word(reader_scopes, name);
        case Refers::subject: return is_subject(name);
        case Refers::end:
            return name.starts_with("option:") ? file("list", name.substr(7)) != nullptr : is_subject(name);
        case Refers::stream: return is_stream(name);
        case Refers::counted: return is_counted(name);
    }
    return false;
}

bool Names::is_stream(std::string_view name) const {
    auto const parts = parts_of(name);
    if (parts.size() == 1) {
        return file("fact", name) != nullptr || file("group", name) != nullptr || file("body", name) != nullptr ||
               file("indicator", name) != nullptr || file("flow", name) != nullptr || is_role(name);
    }
    if (parts.size() != 2) return false;
    auto const& last = parts.back();
    if (last == "gap" && (file("body", parts[0]) != nullptr || file("link", parts[0]) != nullptr)) return true;
    if ((last == "begin" || last == "end") && is_role(parts[0])) return true;
    if (last == "result" && file("appraisal", parts[0]) != nullptr) return true;
    auto const* flow = file("flow", parts[0]);
    return flow != nullptr && (last == "open" || names_row(*flow, "step", last) || names_row(*flow, "stage", last));
}

bool Names::is_counted(std::string_view name) const {
    auto const parts = parts_of(name);
    if (parts[0] == "duty" && parts.size() == 2) return is_word(duty_outcomes, parts[1]);
    if (parts[0] == "duty" && parts.size() == 3) {
        return file("duty", parts[1]) != nullptr && is_word(duty_outcomes, parts[2]);
    }
    if (parts[0] == "clock" && parts.size() == 4) {
        auto const* flow = file("flow", parts[1]);
        return flow != nullptr && names_row(*flow, "clock", parts[2]) && is_word(clock_outcomes, parts[3]);
    }
    return is_stream(name);
}

bool Names::is_season(std::string_view name) const {
    return std::ranges::any_of(files("calendar"),
                               [&](auto const& entry) { return names_row(entry.second, "season", name); });
}

Fields Names::built_in(std::vector<std::string> const& about) {
    return {{"day", {Sort::day}},
            {"author", {Sort::subject, {}, {"person"}}},
            {"about", {Sort::subject, {}, about}},
            {"place", {Sort::subject, {}, place_kinds()}},
            {"confirmed", {Sort::yes_no}},
            {"lapsed", {Sort::yes_no}},
            {"campaigns", {Sort::options, "campaign"}},
            {"matter", {Sort::subject, {}, {"matter"}}}};
}

json::Object const* Names::flow_of(std::string_view stream) const { return file("flow", parts_of(stream)[0]); }

Fields Names::step_fields(json::Object const& flow, std::string_view step) const {
    Fields fields;
    for (auto const* row : rows_at(flow, "field")) {
        auto const at = texts_at(*row, "at");
        if (std::ranges::count(at, step) != 0) fields.emplace(text_at(*row, "name"), type_of_field(*row));
    }
    return fields;
}

std::optional<Fields> Names::fields(std::string_view stream) const {
    auto const parts = parts_of(stream);
    if (auto const* fact = file("fact", stream)) {
        auto found = built_in(texts_at(*fact, "about"));
        for (auto const* row : rows_at(*fact, "field")) found.emplace(text_at(*row, "name"), type_of_field(*row));
        return found;
    }
    if (auto const* flow = file("flow", parts[0])) {
        auto found = built_in(texts_at(*flow, "about"));
        if (parts.size() == 2) found.merge(step_fields(*flow, parts[1]));
        return found;
    }
    if (auto const* of = link(parts[0])) {
        auto found = built_in({text_at(*of, "from")});
        found["from"] = {Sort::subject, {}, {text_at(*of, "from")}};
        found["to"] = {Sort::subject, {}, {text_at(*of, "to")}};
        for (auto const* row : rows_at(*of, "field")) found.emplace(text_at(*row, "name"), type_of_field(*row));
        return found;
    }
    if (is_role(parts[0]) && file("group", parts[0]) == nullptr) {  // a seat of a body
        auto found = built_in({"person"});
        found["from"] = {Sort::subject, {}, {"person"}};
        found["to"] = {Sort::subject, {}, place_kinds()};
        return found;
    }
    auto const* appraisal = parts.size() == 2 ? file("appraisal", parts[0]) : nullptr;
    if (appraisal == nullptr) return std::nullopt;
    auto found = built_in({text_at(*appraisal, "each")});
    found["total"] = {Sort::number};
    found["days"] = {Sort::number};
    found["grade"] = {Sort::option};
    for (auto const* row : rows_at(*appraisal, "grade")) found["grade"].words.push_back(text_at(*row, "name"));
    for (auto const* row : rows_at(*appraisal, "component")) found[text_at(*row, "name")] = {Sort::number};
    return found;
}

std::optional<std::vector<std::string>> Names::options(std::string_view list) const {
    auto const* found = file("list", list);
    if (found == nullptr) return std::nullopt;
    std::vector<std::string> names;
    for (auto const* row : rows_at(*found, "option")) names.push_back(text_at(*row, "name"));
    return names;
}

std::optional<Type> Names::column(std::string_view list, std::string_view name) const {
    auto const* found = file("list", list);
    if (found == nullptr) return std::nullopt;
    for (auto const* row : rows_at(*found, "column")) {
        if (text_at(*row, "name") == name) return type_of_column(text_at(*row, "type"));
    }
    return std::nullopt;
}

}  // namespace chengxin::pack
