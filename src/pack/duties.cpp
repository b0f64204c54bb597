#include <algorithm>
#include <array>

#include "pack/checks.hpp"
#include "pack/rows.hpp"
#include "pack/scope.hpp"

namespace chengxin::pack {

namespace {

constexpr std::string_view budget_setting = "burden.minutes_year";
constexpr std::int64_t budget_default = 60'000;  // half of 250 days of eight hours

struct Frequency {
    std::string_view every;
    std::int64_t a_year;
};
constexpr std::array frequencies{Frequency{"day", 365},       Frequency{"workday", 250}, Frequency{"week", 52},
                                 Frequency{"half_month", 24}, Frequency{"month", 12},    Frequency{"quarter", 4},
                                 Frequency{"half_year", 2},   Frequency{"year", 1},      Frequency{"once", 1}};

std::int64_t number_of(Names const& names, json::Object const& row, std::string_view key, std::int64_t otherwise) {
    auto const* value = row.if_contains(key);
    if (value == nullptr) return otherwise;
    if (value->is_int64()) return value->get_int64();
    auto const* setting = is_marked(*value, '$') ? names.setting(unmarked(*value)) : nullptr;
    return setting != nullptr && setting->value().is_int64() ? setting->value().get_int64() : otherwise;
}

/// Days of the month on which it is owed.
std::int64_t days_of(Names const& names, json::Object const& duty) {
    auto const* days = duty.if_contains("days");
    auto const* setting = days != nullptr && is_marked(*days, '$') ? names.setting(unmarked(*days)) : nullptr;
    auto const* list = setting != nullptr ? &setting->value() : days;
    bool const is_list = list != nullptr && list->is_array() && !list->get_array().empty();
    return is_list ? static_cast<std::int64_t>(list->get_array().size()) : 1;
}

/// Minutes a year that a duty costs each of those it is owed for; bounded, so that sums cannot run over.
std::int64_t minutes_of(Names const& names, json::Object const& duty) {
    constexpr std::int64_t most = 1'000'000;
    auto const every = text_at(duty, "every");
    auto const found = std::ranges::find(frequencies, every, &Frequency::every);
    std::int64_t minutes = found == frequencies.end() ? 1 : found->a_year;
    for (auto const factor :
         {number_of(names, duty, "minutes", 0), number_of(names, duty, "times", 1), days_of(names, duty)}) {
        minutes = std::min(minutes * std::clamp(factor, std::int64_t{0}, most), most);
    }
    return minutes;
}

void check_burden(Inspection& inspection, CheckedFile const& file) {
    auto const& names = inspection.names();
    auto const each = text_at(*file.own, "each");
    std::int64_t sum = 0;
    for (auto const& [name, duty] : names.files("duty")) {
        if (text_at(duty, "each") == each) sum += minutes_of(names, duty);
    }
    auto const* setting = names.setting(budget_setting);
    bool const is_set = setting != nullptr && setting->value().is_int64();
    auto const budget = is_set ? setting->value().get_int64() : budget_default;
    if (sum <= budget) return;
    inspection.say(file.place.at("minutes"), "duty.burden",
                   "同一对象的各项任务一年合计 " + std::to_string(sum) + " 分钟，超过负担上限 " +
                       std::to_string(budget) + " 分钟，请减少次数，或合并任务。");
}

void check_answer(Inspection& inspection, CheckedFile const& file, json::Object const& row) {
    auto const place = file.row("answer", row);
    auto const stream = text_at(row, "fact");
    if (!inspection.names().has(Refers::stream, stream)) return;
    auto const scope = scope_of_stream(inspection.names(), stream);
    check_condition(inspection, place, row, "if", scope);
    for (auto const* key : {"by", "to"}) {
        for (auto const& path : texts_at(row, key)) {
            auto const type = type_of_path(inspection, place.at(key), scope, path);
            if (type && !type->is_subject()) {
                inspection.say(place.at(key), "type.mismatch",
                               in_quotes(path) + "不是人、户、村这样的对象，请换一个。");
            }
        }
    }
    if (!row.contains("worth")) return;
    auto const type = type_of_path(inspection, place.at("worth"), scope, text_at(row, "worth"));
    if (type && type->sort != Sort::number && type->sort != Sort::any) {
        inspection.say(place.at("worth"), "type.mismatch", "worth 要读一个数，请换一个字段。");
    }
}

}  // namespace

void check_duty(Inspection& inspection, CheckedFile const& file) {
    if (file.adds()) {
        for (auto const* row : rows_at(*file.own, "answer")) check_answer(inspection, file, *row);
        return;
    }
    auto const& own = *file.own;
    check_condition(inspection, file.place, own, "if", scope_of_subject(inspection.names(), text_at(own, "each")));
    if (rows_at(own, "exit").empty()) {
        inspection.say(file.place.at("exit"), "duty.exit",
                       "任务要有如实说明的出口（[[exit]]），否则只能靠假话销账，请补上。");
    }
    if ((text_at(own, "every") == "once") != own.contains("after")) {
        inspection.say(file.place.at("every"), "duty.once", "every = \"once\" 和 after 要一起写：在什么之后做一次。");
    }
    if (own.contains("due_days") && !own.contains("after")) {
        inspection.say(file.place.at("due_days"), "duty.due_days", "due_days 从 after 起算，请写 after，或改写 due。");
    }
    if (text_at(own, "every") == "workday" && !own.contains("calendar")) {
        inspection.say(file.place.at("calendar"), "duty.calendar", "按工作日做的任务要写 calendar。");
    }
    for (auto const* row : rows_at(own, "answer")) check_answer(inspection, file, *row);
    check_burden(inspection, file);
}

}  // namespace chengxin::pack
