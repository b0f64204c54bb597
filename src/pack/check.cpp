#include <algorithm>

#include "pack/checks.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

json::Object head_of(json::Object const& pack) {
    auto const* head = pack.if_contains("pack");
    return head != nullptr && head->is_object() ? head->get_object() : json::Object();
}

/// The packs that a pack needs, and those that these need in turn.
class Reach {
public:
    Reach(json::Object const& pack, std::vector<json::Object> const& others) {
        for (auto const& other : others) {
            auto const head = head_of(other);
            needs_.emplace(text_at(head, "pack"), texts_at(head, "needs"));
        }
        auto const head = head_of(pack);
        for (auto const& need : texts_at(head, "needs")) {
            if (need != text_at(head, "pack")) include(need);
        }
    }

    bool contains(std::string const& name) const { return names_.contains(name); }

private:
    void include(std::string const& name) {
        if (!names_.insert(name).second) return;
        auto const found = needs_.find(name);
        if (found == needs_.end()) return;
        for (auto const& need : found->second) include(need);
    }

    std::map<std::string, std::vector<std::string>> needs_;
    std::set<std::string> names_;
};

using Check = void (*)(Inspection&, CheckedFile const&);

/// What is asked of a file beyond its words; null for the head.
Check check_of(std::string_view kind) {
    static std::map<std::string_view, Check> const checks{
        {"list", check_list}, {"setting", check_setting},     {"group", check_group},         {"link", check_link},
        {"body", check_body}, {"calendar", check_calendar},   {"fact", check_fact},           {"duty", check_duty},
        {"flow", check_flow}, {"indicator", check_indicator}, {"appraisal", check_appraisal}, {"page", check_page}};
    auto const found = checks.find(kind);
    return found == checks.end() ? nullptr : found->second;
}

/// What is larger than a file may be is not looked at further: a stranger's pack must not keep the county waiting.
bool is_within_limits(CheckedFile const& file) {
    return json::canonical(*file.own).size() <= file_bytes_max &&
           std::ranges::all_of(file.kind->rows,
                               [&](RowKind const& rows) { return rows_at(*file.own, rows.name).size() <= rows_max; });
}

void check_file(Inspection& inspection, CheckedFile const& file) {
    check_sources(inspection, file);
    if (!is_within_limits(file)) return;
    check_words(inspection, file);
    check_rows_once(inspection, file);
    if (auto const check = check_of(file.kind->name)) check(inspection, file);
}

/// out: nothing for what is no file of a kind that there is; check_declarations says so.
std::optional<CheckedFile> file_of(Inspection const& inspection, json::Object const& row) {
    auto const* kind = file_kind(text_at(row, "kind"));
    auto const* content = row.if_contains("file");
    if (kind == nullptr || kind->name == "pack" || content == nullptr || !content->is_object()) return std::nullopt;
    auto const name = text_at(row, "name");
    auto const* whole = inspection.names().file(kind->name, name);
    auto const* own = &content->get_object();
    return CheckedFile{kind, name, own, whole == nullptr ? own : whole, place_of(row)};
}

void check_circle(Inspection& inspection, Reach const& reach, CheckedFile const& head) {
    if (!reach.contains(head.name)) return;
    inspection.say(head.place.at("needs"), "needs.circle", "它需要的工作法又需要它，没有先后可言，请去掉一个 needs。");
}

}  // namespace

std::vector<Finding> check(json::Object const& pack, std::vector<json::Object> const& needed,
                           std::set<std::string> const& clauses) {
    auto const* written = pack.if_contains("pack");
    if (written == nullptr || !written->is_object()) {
        return {{"pack.toml", "", "pack.headless", "缺少 pack.toml，请写上工作法的名称和版本。"}};
    }
    auto const& own = written->get_object();
    Reach const reach(pack, needed);
    Names reached;
    Names all;
    std::vector<json::Object const*> resting;  // what rests on this pack comes after it
    for (auto const& other : needed) {
        if (reach.contains(text_at(head_of(other), "pack"))) reached.add(other);
        if (Reach(other, needed).contains(text_at(own, "pack")))
            resting.push_back(&other);
        else
            all.add(other);
    }
    reached.add(pack);
    all.add(pack);
    for (auto const* other : resting) all.add(*other);
    Inspection inspection(std::move(reached), std::move(all), clauses);
    CheckedFile const head{file_kind("pack"), text_at(own, "pack"), &own, &own, {"pack.toml", ""}};
    check_file(inspection, head);
    check_head(inspection, pack, head);
    check_circle(inspection, reach, head);
    if (json::canonical(pack).size() > pack_bytes_max) return inspection.take();
    check_declarations(inspection, pack, needed);
    for (auto const* row : rows_at(pack, "files")) {
        if (auto const file = file_of(inspection, *row)) check_file(inspection, *file);
    }
    return inspection.take();
}

}  // namespace chengxin::pack
