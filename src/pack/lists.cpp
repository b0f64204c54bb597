#include "pack/checks.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

constexpr std::string_view option_words = "name title retired source";

void check_cell(Inspection& inspection, Place const& place, json::Object const& column, json::Value const& written) {
    auto const value = inspection.resolve(place, written);
    if (value.is_null()) return;
    auto const wanted = type_of_column(text_at(column, "type")).sort;
    auto const found = type_of_value(value).sort;
    bool const is_plain = !value.is_array() && !value.is_object();
    bool const is_text = wanted == Sort::text && value.is_string();
    bool const is_whole = wanted == Sort::number && value.is_int64();
    if (is_plain && (wanted == Sort::any || is_text || is_whole || (wanted == Sort::yes_no && found == wanted))) return;
    inspection.say(place, "type.mismatch",
                   "列" + in_quotes(text_at(column, "name")) + "要写" + std::string(to_chinese(wanted)) + "，请改正。");
}

void check_days(Inspection& inspection, CheckedFile const& file) {
    std::set<std::string> seen;
    for (auto const* rows : {"day", "shift"}) {
        for (auto const* row : rows_at(*file.own, rows)) {
            auto const day = text_at(*row, "day");
            auto const place = file.row(rows, *row);
            if (!day.empty() && !seen.insert(day).second) {
                inspection.say(place.at("day"), "calendar.twice", day + " 写了两次，不知道以哪次为准，请删去一个。");
            }
            if (!day.empty() && day == text_at(*row, "to")) {
                inspection.say(place.at("to"), "calendar.shift", "调整后还是同一天，请核对。");
            }
        }
    }
}

}  // namespace

void check_list(Inspection& inspection, CheckedFile const& file) {
    if (file.adds() && !yes_at(*file.whole, "open", true)) {
        inspection.say(file.place.at("adds"), "list.closed", "这个列表不许补充（open = false），请改用已有的选项。");
    }
    auto const columns = rows_at(*file.whole, "column");
    for (auto const* column : rows_at(*file.own, "column")) {
        if (!is_word(option_words, text_at(*column, "name"))) continue;
        inspection.say(file.row("column", *column).at("name"), "name.word",
                       in_quotes(text_at(*column, "name")) + "是每个选项都有的，请换一个名称。");
    }
    for (auto const* option : rows_at(*file.own, "option")) {
        for (auto const* column : columns) {
            auto const name = text_at(*column, "name");
            auto const* cell = option->if_contains(name);
            if (cell == nullptr || is_word(option_words, name)) continue;
            check_cell(inspection, file.row("option", *option).at(name), *column, *cell);
        }
    }
}

void check_calendar(Inspection& inspection, CheckedFile const& file) {
    constexpr std::size_t weekdays = 7;
    auto const rest = texts_at(*file.own, "rest");
    if (std::set(rest.begin(), rest.end()).size() >= weekdays) {
        inspection.say(file.place.at("rest"), "calendar.rest", "一周没有一个工作日，什么期限也到不了，请核对。");
    }
    check_days(inspection, file);
    for (auto const* season : rows_at(*file.own, "season")) {
        auto const first = text_at(*season, "first");
        if (first.empty() || first != text_at(*season, "past")) continue;
        inspection.say(file.row("season", *season).at("past"), "calendar.season",
                       "first 和 past 是同一天，时节里一天也没有，请核对。");
    }
}

}  // namespace chengxin::pack
