#include "pack/inspection.hpp"

#include <algorithm>

#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "ST-44", "ZL-10a"
bool has_clause_shape(std::string_view id) {
    auto const dash = id.find('-');
    if (dash == 0 || dash == std::string_view::npos) return false;
    auto number = id.substr(dash + 1);
    if (!number.empty() && number.back() >= 'a' && number.back() <= 'z') number.remove_suffix(1);
    return !number.empty() && std::ranges::all_of(number, is_digit) &&
           std::ranges::all_of(id.substr(0, dash), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string_view to_chinese(Refers refers) {
    switch (refers) {
        case Refers::nothing: return "名称";
        case Refers::clause: return "依据";
        case Refers::list: return "列表";
        case Refers::calendar: return "日历";
        case Refers::season: return "时节";
        case Refers::group: return "群体";
        case Refers::fact: return "记录";
        case Refers::flow: return "流程";
        case Refers::indicator: return "指标";
        case Refers::appraisal: return "考评";
        case Refers::body: return "机构";
        case Refers::link: return "联系";
        case Refers::role: return "角色";
        case Refers::who: return "角色或人员群体";
        case Refers::scope: return "角色或可见范围";
        case Refers::subject:
        case Refers::end: return "对象类别";
        case Refers::stream: return "可以发生或存在的事";
        case Refers::counted: return "可以计数的事";
    }
    return "名称";
}

}  // namespace

std::string in_quotes(std::string_view name) { return "“" + std::string(name) + "”"; }

bool is_marked(json::Value const& value, char mark) {
    return value.is_string() && std::string_view(value.get_string()).starts_with(mark);
}

std::string unmarked(json::Value const& value) { return std::string(std::string_view(value.get_string()).substr(1)); }

bool CheckedFile::adds() const { return yes_at(*own, "adds"); }

Place CheckedFile::row(std::string_view rows, json::Object const& row) const {
    for (auto const* key : {"name", "id"}) {
        auto const label = text_at(row, key);
        if (!label.empty() && rows != "day") return place.at(std::string(rows) + "[" + label + "]");
    }
    std::size_t number = 1;
    for (auto const* other : rows_at(*own, rows)) {
        if (other == &row) break;
        ++number;
    }
    return place.at(std::string(rows) + "[" + std::to_string(number) + "]");
}

bool Inspection::is_clause(std::string const& id) const {
    if (reach_.basis().contains(id)) return true;
    return clauses_.empty() ? has_clause_shape(id) : clauses_.contains(id);
}

void Inspection::say(Place const& place, std::string code, std::string reason) {
    if (findings_.size() >= findings_max) return;
    Finding finding{place.file, place.row, std::move(code), std::move(reason)};
    if (std::ranges::count(findings_, finding) == 0) findings_.push_back(std::move(finding));
}

bool Inspection::refer(Place const& place, Refers refers, std::string_view name) {
    if (reach_.has(refers, name)) return true;
    std::string const what(to_chinese(refers));
    if (all_.has(refers, name)) {
        say(place, "name.outside",
            what + in_quotes(name) + "属于别的工作法，请在 pack.toml 的 needs 里写上那个工作法。");
    } else {
        say(place, "name.unknown", "没有" + what + in_quotes(name) + "，请核对名称，或先声明它。");
    }
    return false;
}

json::Value Inspection::resolve(Place const& place, json::Value const& value) {
    if (!is_marked(value, '$')) return value;
    auto const name = unmarked(value);
    if (auto const* setting = reach_.setting(name)) return setting->value();
    if (all_.setting(name) != nullptr) {
        say(place, "name.outside",
            "参数" + in_quotes(name) + "属于别的工作法，请在 pack.toml 的 needs 里写上那个工作法。");
    } else {
        say(place, "name.unknown", "没有参数" + in_quotes(name) + "，请核对名称，或在 setting 文件里声明它。");
    }
    return nullptr;
}

}  // namespace chengxin::pack
