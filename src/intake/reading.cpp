#include "intake/reading.hpp"

#include <array>

#include "roster/registration_rules.hpp"

namespace chengxin::intake {

Verdict Lookalikes::check(std::string const& key, std::string const& about, Line const& line) {
    auto const [first, is_new] = file_.emplace(key, line.number());
    if (!is_new) {
        return Wrong{std::string(duplicate_in_file),
                     about + "，与本文件第 " + std::to_string(first->second) + " 行重复",
                     "请删去多余的一行；确实是两个，请加 --duplicates-too。"};
    }
    auto const known = ledger_.find(key);
    if (known == ledger_.end()) return {};
    return Wrong{std::string(duplicate_in_ledger), about + "，台账里已有：" + known->second,
                 "请删去这一行；确实是两个，请加 --duplicates-too。"};
}

Date Reading::day_of(Line& line) const {
    auto const read = [&](table::Cell const& cell, Date& into) { return read_day(cell, scope_.order.today, into); };
    return line.take<Date>("day", read).value_or(scope_.order.day);
}

SubjectId Reading::subject_of(std::size_t row) const {
    return SubjectId(row_id(scope_.order.import, row, Made::subject));
}

std::optional<command::Command> Reading::registration(Line& line, command::About about, Date day,
                                                      json::Object answers) const {
    if (!line.is_good()) return std::nullopt;
    auto const kind = std::string(scope_.lining.form.name);
    if (auto const done = roster::check_registration(kind, answers); !done) {
        auto const& problem = done.error();
        auto const field = problem.at.substr(problem.at.rfind('/') + 1);
        bool const is_column = scope_.lining.form.field(field) != nullptr;
        line.refuse(is_column ? field : "", wrong_of(problem));
        return std::nullopt;
    }
    command::RegisterSubject command;
    command.id = ledger::FactId(row_id(scope_.order.import, line.number(), Made::fact));
    command.kind = kind;
    command.about = std::move(about);
    command.day = day;
    command.answers = std::move(answers);
    return command;
}

void Reading::refuse_double(Lookalikes& lookalikes, std::string const& key, std::string const& about,
                            std::string_view field, Line& line) const {
    auto const wrong = lookalikes.check(key, about, line);
    if (wrong && !scope_.order.duplicates_too) line.refuse(field, *wrong);
}

std::optional<Number> Reading::village(std::string_view field, Line& line) const {
    auto const township = line.cell("township") == nullptr ? std::nullopt : line.words("township");
    auto const* cell = line.cell(field);
    if (cell != nullptr && cell->kind == table::Cell::Kind::number) {
        std::string code;
        if (auto const wrong = read_code(*cell, code)) {
            line.refuse(field, *wrong);
            return std::nullopt;
        }
    }
    auto const text = line.words(field);
    if (!text) return std::nullopt;
    std::string code;
    if (auto const wrong = read_code(*cell, code); wrong && wrong->code == "code.scientific") {
        line.refuse(field, *wrong);
        return std::nullopt;
    }
    auto const found = scope_.directory.divisions_named(*text, township.value_or(""));
    auto const& divisions = scope_.directory.world().divisions;
    std::vector<Number> villages;
    for (auto const number : found) {
        if (roster::is_village_level(divisions.at(number, scope_.directory.day())->level)) villages.push_back(number);
    }
    if (villages.size() == 1) return villages.front();
    if (villages.size() > 1) {
        line.refuse(field, {"village.ambiguous", "本县有 " + std::to_string(villages.size()) + " 个“" + *text + "”",
                            "请加一列乡镇，或写 12 位代码。"});
    } else if (!found.empty()) {
        line.refuse(field, {"village.level", "“" + *text + "”不是村（社区）", "请写到村或社区。"});
    } else {
        line.refuse(field,
                    {"village.unknown", "没有登记过“" + *text + "”这个村（社区）",
                     township ? "请核对乡镇和村名，或先导入行政区划。" : "请核对名称或代码，或先导入行政区划。"});
    }
    return std::nullopt;
}

std::optional<Entry const*> Reading::unit(std::string_view field, Line& line) const {
    auto const name = line.words(field);
    if (!name) return std::nullopt;
    auto const found = scope_.directory.units_named(*name);
    if (found.size() == 1) return found.front();
    line.refuse(field, found.empty()
                           ? Wrong{"unit.unknown", "没有登记过单位“" + *name + "”", "请核对名称，或先导入单位。"}
                           : Wrong{"unit.ambiguous", "有几个单位都叫“" + *name + "”", "请先更正单位的名称。"});
    return std::nullopt;
}

std::optional<Entry const*> Reading::household(Number village, std::string const& head, std::string_view field,
                                               Line& line) const {
    auto found = scope_.directory.households_of(village, head);
    auto const name = scope_.directory.name_of(village);
    if (found.empty()) {
        line.refuse(field, {"household.unknown", name + "没有户主叫这个名字的户", "请核对户主和村，或先导入户。"});
        return std::nullopt;
    }
    bool const tells_more = scope_.lining.form.name == roster::Member::kind_name;  // of the household, not of a cadre
    for (auto const* detail : {"phone", "group"}) {
        if (!tells_more || found.size() == 1 || line.cell(detail) == nullptr) continue;
        auto const text = std::string_view(detail) == "phone" ? line.phone(detail) : line.words(detail);
        if (!text) return std::nullopt;
        std::erase_if(found, [&](Entry const* one) { return one->text(detail) != *text; });
    }
    if (found.size() == 1) return found.front();
    line.refuse(field, {"household.ambiguous", name + "有几户的户主都叫这个名字，分不出是哪一户",
                        tells_more ? "请加一列户主电话或村民小组，写得和户档上一样。" : "请在户档上登记这一项。"});
    return std::nullopt;
}

std::string Reading::where(Entry const& household) const {
    auto const village = scope_.directory.village_of(household);
    auto const name = village ? scope_.directory.name_of(*village) : std::string();
    auto const group = household.text("group");
    return name + group + "的" + command::masked_name(household.text("head")) + "一户（" + to_text(household.id) + "）";
}

std::unique_ptr<Reading> reading_of(Scope const& scope) {
    constexpr std::array<std::pair<std::string_view, std::unique_ptr<Reading> (*)(Scope const&)>, 6> all{
        {{"division", division_reading},
         {"unit", unit_reading},
         {"person", person_reading},
         {"link", link_reading},
         {"household", household_reading},
         {"household_member", member_reading}}};
    for (auto const& [name, make] : all) {
        if (name == scope.lining.form.name) return make(scope);
    }
    CHECK(false);
    return nullptr;
}

}  // namespace chengxin::intake
