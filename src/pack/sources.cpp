#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "pack/checks.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

/// What the product does not do: it neither watches people nor ranks them by clicks.
constexpr std::array banned{"打卡",        "签到",       "轨迹",     "在线时长",    "排行榜",
                            "强制拍照",    "必须拍照",   "check_in", "track",       "online_time",
                            "leaderboard", "usage_rate", "gps",      "forced_photo"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether the word stands in the text; a word of letters only where it does not go on on either side.
bool holds(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        auto const past = at + word.size();
        bool const begins = at == 0 || !is_letter(word.front()) || !is_letter(text[at - 1]);
        bool const ends = past == text.size() || !is_letter(word.back()) || !is_letter(text[past]);
        if (begins && ends) return true;
    }
    return false;
}

class TextCheck {
public:
    explicit TextCheck(Inspection& inspection) : inspection_(inspection) {}

    /// A file row by row, so that rows are named as everywhere else.
    void walk(CheckedFile const& file) {
        for (auto const& [key, value] : *file.own) {
            check(file.place.at(key), key);
            auto const rows =
                file.kind->row(key) == nullptr ? std::vector<json::Object const*>() : rows_at(*file.own, key);
            if (rows.empty()) walk(file.place.at(key), value);
            for (auto const* row : rows) walk(file.row(key, *row), *row);
        }
    }

private:
    void walk(Place const& place, json::Value const& value) {
        if (value.is_string()) return check(place, value.get_string());
        if (value.is_object()) {
            walk(place, value.get_object());
        }
        if (!value.is_array()) return;
        std::size_t number = 0;
        for (auto const& below : value.get_array()) {
            walk({place.file, place.row + "[" + std::to_string(++number) + "]"}, below);
        }
    }

    void walk(Place const& place, json::Object const& row) {
        for (auto const& [key, below] : row) {
            check(place.at(key), key);
            walk(place.at(key), below);
        }
    }

    void check(Place const& place, std::string_view text) {
        for (auto const* word : banned) {
            if (!holds(text, word)) continue;
            inspection_.say(place, "word.banned", "本系统不做" + in_quotes(word) + "这类事，请删去它。");
        }
        if (character_count(text).value_or(0) > characters_max) {
            inspection_.say(place, "limit.characters", "一段文字最多 5000 字，请缩短。");
        }
    }

    Inspection& inspection_;
};

void check_clauses(Inspection& inspection, Place const& place, json::Object const& row) {
    for (auto const& id : texts_at(row, "source")) {
        if (inspection.is_clause(id)) continue;
        inspection.say(place.at("source"), "source.unknown",
                       "依据" + in_quotes(id) + "既不是条目，也没有在 [[basis]] 里写明，请核对或补上。");
    }
}

std::string declared_name(std::string const& kind, std::string const& name) { return kind + "." + name; }

/// Files of other packs that name what is switched off.
std::vector<std::string> users_of(Names const& names, std::string const& kind, std::string const& name) {
    std::vector<std::string> users;
    for (auto const& of : vocabulary()) {
        for (auto const& [other, content] : names.files(of.name)) {
            if (of.name == kind && other == name) continue;
            auto const text = json::canonical(content);
            bool const whole = text.find("\"" + name + "\"") != std::string::npos;
            bool const first = text.find("\"" + name + ".") != std::string::npos;
            bool const outcome = text.find("\"" + declared_name(kind, name) + ".") != std::string::npos;
            if (whole || first || outcome) users.push_back(std::string(of.name) + "/" + other);
        }
    }
    return users;
}

void check_off(Inspection& inspection, Place const& place, json::Object const& row) {
    auto const parts = parts_of(text_at(row, "name"));
    bool const is_whole = parts.size() == 3 && file_kind(parts[1]) != nullptr;
    if (!is_whole) {
        inspection.say(place, "off.name", "要写成“工作法.类别.名称”，如 village_135.duty.weekly_meeting。");
    } else if (inspection.names().file(parts[1], parts[2]) == nullptr ||
               !inspection.names().packs().contains(parts[0])) {
        inspection.say(place, "name.unknown", "没有" + in_quotes(text_at(row, "name")) + "，请核对名称和 needs。");
    } else if (auto const users = users_of(inspection.names(), parts[1], parts[2]); !users.empty()) {
        inspection.say(place, "off.needed", "它还被 " + users.front() + " 用到，请先停用那一个。");
    }
}

}  // namespace

void check_sources(Inspection& inspection, CheckedFile const& file) {
    check_clauses(inspection, file.place, *file.own);
    for (auto const& kind : file.kind->rows) {
        for (auto const* row : rows_at(*file.own, kind.name))
            check_clauses(inspection, file.row(kind.name, *row), *row);
    }
    TextCheck(inspection).walk(file);
    for (auto const& kind : file.kind->rows) {
        if (rows_at(*file.own, kind.name).size() <= rows_max) continue;
        inspection.say(file.place.at(kind.name), "limit.rows", "一类行最多 200 行，请拆成几个文件。");
    }
    if (json::canonical(*file.own).size() > file_bytes_max) {
        inspection.say(file.place, "limit.file", "文件超过 64 KiB，请拆成几个文件。");
    }
}

void check_head(Inspection& inspection, json::Object const& pack, CheckedFile const& head) {
    for (auto const& need : texts_at(*head.own, "needs")) {
        auto const place = head.place.at("needs");
        if (need == head.name)
            inspection.say(place, "needs.circle", "工作法不能需要它自己，请删去" + in_quotes(need) + "。");
        else if (!inspection.all().packs().contains(need)) {
            inspection.say(place, "needs.missing", "请先装上" + in_quotes(need) + "，它是这个工作法的基础。");
        }
    }
    for (auto const* row : rows_at(*head.own, "off")) check_off(inspection, head.row("off", *row), *row);
    if (json::canonical(pack).size() > pack_bytes_max) {
        inspection.say(head.place, "limit.pack", "工作法超过 2 MiB，请拆成几个。");
    }
}

}  // namespace chengxin::pack
