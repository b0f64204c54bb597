#include <algorithm>

#include "base/quantity.hpp"
#include "pack/checks.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

/// How two values stand to each other. out: nothing when they have no order.
std::optional<int> order_of(json::Value const& one, json::Value const& other) {
    auto const left = Quantity::of(one);
    auto const right = Quantity::of(other);
    return left && right ? left->compare(*right) : std::nullopt;
}

std::string text_of(json::Value const& value) {
    return value.is_string() ? std::string(value.get_string()) : json::canonical(value);
}

/// "notice.days"
bool is_setting_name(std::string_view name) {
    auto const parts = parts_of(name);
    return parts.size() == 2 && std::ranges::all_of(parts, [](std::string const& part) {
               return !part.empty() && part.front() >= 'a' && part.front() <= 'z' &&
                      std::ranges::all_of(
                          part, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
           });
}

/// The rows of one file against those that declared the same numbers.
class SettingCheck {
public:
    SettingCheck(Inspection& inspection, CheckedFile const& file) : inspection_(inspection), file_(file) {}

    void run() {
        for (auto const* row : rows_at(*file_.own, "set")) {
            auto const name = text_at(*row, "name");
            auto const place = file_.row("set", *row);
            if (!is_setting_name(name)) {
                inspection_.say(place.at("name"), "name.form", "参数要写成“方面.内容”，如 notice.days。");
            }
            auto const* known = inspection_.names().setting(name);
            if (known == nullptr || !row->contains("value")) continue;
            bool const declares = known->declared() == *row;
            if (declares)
                check_declaration(place, *row);
            else
                check_change(place, *row, known->declared());
            check_bounds(place, *row, known->declared());
        }
    }

private:
    /// The row that declares a number says what it is, and no other pack has it.
    void check_declaration(Place const& place, json::Object const& row) {
        auto const name = text_at(row, "name");
        if (!row.contains("title")) inspection_.say(place.at("title"), "key.missing", "缺少“title”，请补上。");
        auto const* elsewhere = inspection_.all().setting(name);
        if (elsewhere == nullptr || elsewhere->declared() == row) return;
        inspection_.say(place.at("name"), "name.outside",
                        "参数" + in_quotes(name) + "由别的工作法声明，请在 needs 里写上它，或换一个名称。");
    }

    void check_change(Place const& place, json::Object const& row, json::Object const& declared) {
        for (auto const* key : {"least", "most", "unit"}) {
            auto const* own = row.if_contains(key);
            auto const* first = declared.if_contains(key);
            if (own == nullptr || (first != nullptr && *own == *first)) continue;
            inspection_.say(place.at(key), "setting.redeclared",
                            std::string(key) + " 由最先声明的那一行定，这里只能改 value，请删去。");
        }
        auto const was = type_of_value(declared.at("value"));
        auto const is = type_of_value(row.at("value"));
        if (was.sort == is.sort && declared.at("value").is_array() == row.at("value").is_array()) return;
        inspection_.say(place.at("value"), "type.mismatch",
                        "原来的值是" + std::string(to_chinese(was.sort)) + "，改了以后不是，请换成同类的值。");
    }

    void check_bounds(Place const& place, json::Object const& row, json::Object const& declared) {
        auto const* least = declared.if_contains("least");
        auto const* most = declared.if_contains("most");
        if (least != nullptr && most != nullptr && order_of(*least, *most).value_or(0) > 0) {
            inspection_.say(place.at("least"), "setting.bounds", "least 比 most 大，没有一个值合适，请核对。");
        }
        for (auto const* bound : {least, most}) {
            if (bound == nullptr) continue;
            auto const order = order_of(row.at("value"), *bound);
            if (order && (bound == least ? *order >= 0 : *order <= 0)) continue;
            inspection_.say(place.at("value"), "setting.bounds",
                            "值 " + text_of(row.at("value")) + " 超出了" + (bound == least ? "下限 " : "上限 ") +
                                text_of(*bound) + "，请改在范围以内。");
        }
    }

    Inspection& inspection_;
    CheckedFile const& file_;
};

}  // namespace

void check_setting(Inspection& inspection, CheckedFile const& file) { SettingCheck(inspection, file).run(); }

}  // namespace chengxin::pack
