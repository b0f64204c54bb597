#include <algorithm>

#include "document/forms.hpp"
#include "document/ruled_table.hpp"

namespace chengxin::document {

namespace {

constexpr double name_size = 15;
constexpr double text_size = 11.5;
constexpr double small_size = 9.5;
constexpr double number_width = 14;
constexpr double name_width = 43;
constexpr double before_width = 39;
constexpr double day_width = 28;
constexpr double choice_width = 44;  // of each field that a visit is chosen by
constexpr std::size_t choices_most = 2;
constexpr double row_least = 20.5;

std::string text_at(json::Object const& object, char const* name) {
    auto const* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

/// A box to tick for each option of a field.
struct Choice {
    std::string title;
    std::vector<std::string> boxes{};
};

/// What has to be chosen when a visit is recorded: the required choices of the kind that answers the duty.
std::vector<Choice> choices_of(sync::Reading const& reading, duty::Rule const& rule) {
    auto const& catalogue = reading.ledger().catalogue;
    std::vector<Choice> choices;
    auto const* kind = rule.answers.empty() ? nullptr : catalogue.kind(rule.answers.front().fact);
    if (kind == nullptr) return choices;
    for (auto const& field : kind->fields) {
        auto const* list = catalogue.list(field.list);
        bool const asked = field.required && field.type == fact::FieldType::choice && list != nullptr;
        if (!asked || choices.size() == choices_most) continue;
        Choice choice{field.title};
        for (auto const& option : list->options) {
            if (option.retired && *option.retired <= reading.today()) continue;
            choice.boxes.push_back("□" + option.title);
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

struct Household {
    Number number = 0;
    json::Object told;
};

Result<std::vector<Household>> households_of(sync::Reading& reading, Number village,
                                             std::optional<std::string> const& group) {
    constexpr std::int64_t facts_most = 60;
    auto const numbers = reading.households(village);
    if (!numbers) return numbers.error();
    std::vector<Household> all;
    for (auto const number : *numbers) {
        Household one{number, reading.household(number, facts_most)};
        one.told.erase("facts");
        if (!group || text_at(one.told, "group") == *group) all.push_back(std::move(one));
    }
    if (all.empty()) {
        return Problem{Refusal::missing, "paper.nobody", group ? "/group" : "/division",
                       "这里没有登记的户，印不出走访名单。请换一个村或一个组。"};
    }
    std::ranges::stable_sort(all, {}, [](Household const& one) { return text_at(one.told, "group"); });
    return all;
}

RuledTable::Cell name_cell(json::Object const& told) {
    RuledTable::Cell cell{{text_at(told, "head"), name_size, Face::hei}};
    auto about = text_at(told, "group");
    auto const* members = told.if_contains("members");
    if (members != nullptr && members->is_int64()) {
        about += (about.empty() ? "" : "　") + std::to_string(members->get_int64()) + " 人";
    }
    cell.push_back({about, small_size, Face::song, Align::left, true});
    if (auto const address = text_at(told, "address"); !address.empty()) {
        cell.push_back({address, small_size, Face::song, Align::left, true});
    }
    return cell;
}

/// How often and when last, and what else there is to know before one sets out.
RuledTable::Cell before_cell(json::Object const& told, std::int64_t times) {
    auto const days = told.at("visit_days").as_array().size();
    auto const state = text_at(told, "state");
    RuledTable::Cell cell;
    if (state == "not_owed") {
        cell.push_back({"不在应访之列", text_size});
    } else {
        cell.push_back({std::to_string(days) + " 次（要 " + std::to_string(times) + " 次）", text_size});
    }
    auto const last = text_at(told, "last_visit");
    cell.push_back({last.empty() ? "还没有走访过" : "上次 " + say_day(*parse_date(last)), small_size, Face::song,
                    Align::left, true});
    if (told.at("away").as_bool()) cell.push_back({"已登记外出或空挂", small_size, Face::hei});
    if (state == "excused") cell.push_back({"已说明情况", small_size, Face::hei});
    return cell;
}

/// As many boxes on a line as fit: no word is parted from its box.
RuledTable::Cell choice_cell(Pages const& pages, Choice const& choice) {
    constexpr double room = choice_width - 4;
    std::vector<std::string> lines;
    for (auto const& box : choice.boxes) {
        bool const joins = !lines.empty() && pages.width_of({lines.back() + "　" + box, text_size}) <= room;
        if (joins)
            lines.back() += "　" + box;
        else
            lines.push_back(box);
    }
    RuledTable::Cell cell;
    for (auto const& line : lines) cell.push_back({line, text_size});
    return cell;
}

std::vector<RuledTable::Column> columns_of(Pages const& pages, std::vector<Choice> const& choices) {
    std::vector<RuledTable::Column> columns{{"序号", number_width, Align::center},
                                            {"户主", name_width},
                                            {"今年走访", before_width},
                                            {"这次日期", day_width, Align::center}};
    auto left = pages.width() - number_width - name_width - before_width - day_width;
    for (auto const& choice : choices) {
        columns.push_back({choice.title, choice_width});
        left -= choice_width;
    }
    columns.push_back({"记下来的话", left});
    return columns;
}

}  // namespace

Result<File> visit_list(sync::Reading& reading, Made const& made, Number village, std::optional<std::string> group) {
    auto const found = households_of(reading, village, group);
    if (!found) return found.error();
    auto const& all = *found;
    auto const* rule = sync::visiting_duty(reading.world().method);
    auto const year = year_of(reading.today());
    auto heading = heading_of(reading, made, say_place(reading, village) + (group ? *group : "") + "走访名单", village);
    heading.lines.insert(heading.lines.begin() + 1, {{"期间", std::to_string(year) + "年"},
                                                     {"截至", say_day(reading.today())},
                                                     {"户数", std::to_string(all.size()) + " 户"}});
    Pages pages(Pages::Turn::landscape, {14, 13, 14, 15}, Pages::Number::centered, heading);
    put_heading(pages, heading);
    auto const choices = rule == nullptr ? std::vector<Choice>() : choices_of(reading, *rule);
    auto const times = rule == nullptr ? 0 : rule->times_on(reading.world().method.catalogue, first_of_year(year));
    RuledTable table(pages, columns_of(pages, choices), {text_size, text_size, row_least, true});
    std::int64_t number = 0;
    for (auto const& one : all) {
        std::vector<RuledTable::Cell> row{{{std::to_string(++number), text_size, Face::song, Align::center}},
                                          name_cell(one.told),
                                          before_cell(one.told, times),
                                          {{"　　月　　日", text_size, Face::song, Align::center}}};
        for (auto const& choice : choices) row.push_back(choice_cell(pages, choice));
        row.emplace_back();
        table.add_cells(row);
    }
    auto const how =
        "走访后由本人或站里任何一位同志录入系统，电话、视频联系也照实勾选；没有见到人不要勾“见到谁”。用完请收好，不要外传。";
    Text const note{how, small_size, Face::song, Align::left, true};
    pages.move_to(pages.y() + 2);
    pages.make_room(pages.height_of(note, pages.width()));
    pages.put(note, pages.left(), pages.y(), pages.width());
    return pages.finish();
}

}  // namespace chengxin::document
