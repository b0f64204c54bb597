#include <algorithm>

#include "pack/checks.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "household_visit"
bool is_name(std::string_view text) {
    return !text.empty() && is_lower(text.front()) && text.back() != '_' && text.find("__") == std::string_view::npos &&
           std::ranges::all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

void check_form(Inspection& inspection, Place const& place, std::string_view name) {
    if (name.empty() || is_name(name)) return;
    inspection.say(place, "name.form", in_quotes(name) + "要用小写英文、数字和下划线，字母开头，如 household_visit。");
}

/// Roles that a file declares: a link and its holder, the seats of a body, a group about persons.
std::vector<std::pair<std::string, Place>> roles_of(std::string_view kind, json::Object const& file,
                                                    Place const& place) {
    std::vector<std::pair<std::string, Place>> roles;
    auto const add = [&](std::string const& name, Place const& at) {
        if (!name.empty()) roles.emplace_back(name, at);
    };
    if (kind == "link") {
        add(text_at(file, "link"), place.at("link"));
        add(text_at(file, "holder"), place.at("holder"));
    }
    if (kind == "body") {
        for (auto const* seat : rows_at(file, "seat")) {
            add(text_at(*seat, "name"), place.at("seat[" + text_at(*seat, "name") + "]"));
        }
    }
    if (kind == "group" && text_at(file, "about") == "person") add(text_at(file, "group"), place.at("group"));
    return roles;
}

/// Who declared a name: the pack, and the file in it.
struct Declared {
    std::string pack;
    std::string file;
};

class Declarations {
public:
    Declarations(Inspection& inspection, std::vector<json::Object> const& others) : inspection_(inspection) {
        for (auto const& other : others) {
            auto const* head = other.if_contains("pack");
            auto const name = head != nullptr && head->is_object() ? text_at(head->get_object(), "pack") : "";
            packs_.insert(name);
            for (auto const* row : rows_at(other, "files")) remember(*row, name);
        }
    }

    void check(json::Object const& pack) {
        auto const name = text_at(pack.at("pack").as_object(), "pack");
        Place const head{"pack.toml", ""};
        check_form(inspection_, head.at("pack"), name);
        if (packs_.contains(name)) {
            inspection_.say(head.at("pack"), "name.taken", "已有叫" + in_quotes(name) + "的工作法，请换一个名称。");
        }
        for (auto const& [key, value] : pack) {
            if (key != "pack" && key != "files") unknown(head, key);
        }
        auto const* files = pack.if_contains("files");
        if (files == nullptr || !files->is_array() || rows_at(pack, "files").size() != files->get_array().size()) {
            inspection_.say(head, "pack.files", "files 要写成一列文件，请用 chengxin pack build 生成。");
        }
        for (auto const* row : rows_at(pack, "files")) check_file(*row);
    }

private:
    void unknown(Place const& place, std::string_view key) {
        inspection_.say(place.at(key), "key.unknown", "没有" + in_quotes(key) + "这个键，请删去它。");
    }

    void remember(json::Object const& row, std::string const& pack) {
        auto const* file = row.if_contains("file");
        if (file == nullptr || !file->is_object()) return;
        auto const& content = file->get_object();
        auto const place = place_of(row);
        if (!yes_at(content, "adds")) declared_.try_emplace(place.file, Declared{pack, place.file});
        for (auto const& [role, at] : roles_of(text_at(row, "kind"), content, place)) {
            roles_.try_emplace(role, Declared{pack, place.file});
        }
    }

    void check_file(json::Object const& row) {
        auto const kind = text_at(row, "kind");
        auto const name = text_at(row, "name");
        auto const place = place_of(row);
        for (auto const& [key, value] : row) {
            if (!is_word("file kind name", key)) unknown(place, key);
        }
        if (kind == "pack" || file_kind(kind) == nullptr) {
            inspection_.say(place, "file.kind", "没有" + in_quotes(kind) + "这一类文件，请把它放进对应的文件夹。");
            return;
        }
        auto const* file = row.if_contains("file");
        if (file == nullptr || !file->is_object()) {
            inspection_.say(place, "pack.files", "这个文件没有内容，请用 chengxin pack build 生成。");
            return;
        }
        auto const& content = file->get_object();
        auto const own = text_at(content, kind);
        if (!own.empty() && own != name) {
            inspection_.say(place.at(kind), "file.name", "文件里的名称是" + in_quotes(own) + "，两处要一致，请改正。");
        }
        check_form(inspection_, place.at(kind), name);
        check_word(place.at(kind), name, subject_kinds);
        check_owner(place, content);
        check_dates(place, content);
        for (auto const& [role, at] : roles_of(kind, content, place)) check_role(role, at);
        for (auto const* set : rows_at(content, "set")) check_set(place, *set);
    }

    /// A number may recur with a later day: a change of that day.
    void check_set(Place const& place, json::Object const& row) {
        auto const name = text_at(row, "name");
        auto const first = text_at(row, "first");
        auto const [known, is_new] = own_numbers_.try_emplace(name, first);
        if (!is_new && first <= known->second) {
            inspection_.say(place.at("set[" + name + "]/first"), "name.twice",
                            "参数" + in_quotes(name) + "写了两次，后一次要写更晚的 first，请核对。");
        }
        known->second = std::max(known->second, first);
    }

    void check_word(Place const& place, std::string const& name, std::string_view words) {
        if (!is_word(words, name)) return;
        inspection_.say(place, "name.word", in_quotes(name) + "是语言自己的词，请换一个名称。");
    }

    void check_owner(Place const& place, json::Object const& content) {
        bool const adds = yes_at(content, "adds");
        bool const replaces = yes_at(content, "replaces");
        auto const known = declared_.find(place.file);
        if (adds && replaces) {
            inspection_.say(place.at("replaces"), "adds.replaces", "adds 和 replaces 不能同时写，请去掉一个。");
        }
        if (adds || replaces) {
            auto const key = place.at(adds ? "adds" : "replaces");
            if (known == declared_.end()) {
                inspection_.say(key, "name.unknown", "没有可以补充或替换的文件，请核对名称，或删去这个键。");
            } else if (!inspection_.names().packs().contains(known->second.pack)) {
                inspection_.say(key, "name.outside",
                                "它属于工作法" + in_quotes(known->second.pack) + "，请在 pack.toml 的 needs 里写上。");
            }
        } else if (known != declared_.end()) {
            inspection_.say(place, "name.taken",
                            "工作法" + in_quotes(known->second.pack) + "已有这个名称，请换一个，或写 adds、replaces。");
        }
        if (!adds && !own_.insert(place.file).second) {
            inspection_.say(place, "name.twice", "这个名称在两个文件里声明，请删去一个。");
        }
    }

    void check_dates(Place const& place, json::Object const& content) {
        auto const first = parse_date(text_at(content, "first"));
        auto const past = parse_date(text_at(content, "past"));
        if (!first || !past || *first < *past) return;
        inspection_.say(place.at("past"), "date.order", "past 不晚于 first，一天也不生效，请核对。");
    }

    void check_role(std::string const& role, Place const& at) {
        check_form(inspection_, at, role);
        check_word(at, role, subject_kinds);
        check_word(at, role, present_roles);
        check_word(at, role, reader_scopes);
        if (auto const known = roles_.find(role); known != roles_.end() && known->second.file != at.file) {
            inspection_.say(
                at, "name.taken",
                "工作法" + in_quotes(known->second.pack) + "已有角色" + in_quotes(role) + "，请换一个名称。");
        }
        auto const& file = own_roles_.try_emplace(role, at.file).first->second;
        if (file == at.file) return;
        inspection_.say(at, "name.twice", "角色" + in_quotes(role) + "在两个文件里声明，请换一个名称。");
    }

    Inspection& inspection_;
    std::map<std::string, Declared> declared_;  ///< file → who declared it
    std::map<std::string, Declared> roles_;
    std::map<std::string, std::string> own_roles_;    ///< role → file
    std::map<std::string, std::string> own_numbers_;  ///< setting → last day of a change
    std::set<std::string> own_;
    std::set<std::string> packs_;
};

/// Rows whose names people write for themselves, or that say again what stands elsewhere.
bool is_named_freely(std::string_view file, std::string_view rows) {
    return rows == "set" || rows == "off" || rows == "exit" || (file == "calendar" && rows == "day");
}

}  // namespace

Place place_of(json::Object const& row) { return {text_at(row, "kind") + "/" + text_at(row, "name") + ".toml", ""}; }

void check_declarations(Inspection& inspection, json::Object const& pack, std::vector<json::Object> const& needed) {
    Declarations(inspection, needed).check(pack);
}

void check_rows_once(Inspection& inspection, CheckedFile const& file) {
    for (auto const& rows : file.kind->rows) {
        if (is_named_freely(file.kind->name, rows.name)) continue;
        auto const* const key = rows.name == "basis" ? "id" : "name";
        std::map<std::string, int> times;
        for (auto const* row : rows_at(*file.whole, rows.name)) ++times[text_at(*row, key)];
        for (auto const* row : rows_at(*file.own, rows.name)) {
            auto const name = text_at(*row, key);
            check_form(inspection, file.row(rows.name, *row).at(key), name);
            if (name.empty() || times[name] < 2) continue;
            inspection.say(file.row(rows.name, *row).at(key), "name.twice",
                           in_quotes(name) + "写了两次，请删去一个，或换一个名称。");
        }
    }
}

}  // namespace chengxin::pack
