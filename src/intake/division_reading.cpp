#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "intake/reading.hpp"

namespace chengxin::intake {

namespace {

constexpr std::string_view outside_county = "above";

bool ends_in_zeros(std::string_view code, std::size_t count) {
    return code.substr(code.size() - count).find_first_not_of('0') == std::string_view::npos;
}

int rank_of(std::string_view level) { return level == "county" ? 0 : level == "township" ? 1 : 2; }

/// Divisions: those the ledger has are compared, and registered anew only where something is different. A part may
/// stand before what it is part of.
class DivisionReading : public Reading {
public:
    explicit DivisionReading(Scope const& scope) : Reading(scope) {
        for (auto& entry : scope.directory.divisions()) {
            auto code = entry.text("code");
            known_.emplace(std::move(code), std::move(entry));
        }
        auto const* column = scope.lining.heading.column("code");
        for (auto const& row : scope.rows) {
            std::string code;
            if (column == nullptr || column->at >= row.cells.size() || read_code(row.cells[column->at], code)) continue;
            rows_.emplace(code, row.number);
        }
    }

    std::optional<command::Command> read(Line& line) override {
        roster::Division division;
        division.code = line.take<std::string>("code", read_code).value_or("");
        auto const level = level_of(division.code, line);
        if (level == outside_county && line.is_good()) {
            line.leave(Left::above_county);
            return std::nullopt;
        }
        division.name = line.words("name").value_or("");
        division.level = level;
        division.is_virtual = line.take<bool>("is_virtual", read_yes_no).value_or(false);
        division.urban_rural_class = line.words("urban_rural_class");
        auto const day = day_of(line);
        check_code(division.code, line);
        auto const above = level == "county" ? std::nullopt : parent(level, line);
        if (!line.is_good()) return std::nullopt;
        if (above) division.parent = *above;
        auto const answers = json::write(division).get_object();
        auto const known = known_.find(division.code);
        if (known == known_.end()) {
            return registration(line, {"division", subject_of(line.number())}, day, answers);
        }
        if (says_the_same(answers, known->second.answers)) {
            line.leave(Left::unchanged);
            return std::nullopt;
        }
        return registration(line, {"division", known->second.id}, day, answers);
    }

    /// What lies in a division of which the row is wrong cannot be registered; and what is wider comes first.
    void finish(Plan& plan) override {
        std::set<std::size_t> sound;
        for (auto const& row : plan.rows) sound.insert(row.number);
        auto const level = [](PlannedRow const& row) {
            auto const& answers = std::get<command::RegisterSubject>(row.command).answers;
            return rank_of(answers.at("level").get_string());
        };
        std::ranges::stable_sort(plan.rows, {}, level);
        std::erase_if(plan.rows, [&](PlannedRow const& row) {
            auto const within = within_.find(row.number);
            if (within == within_.end() || sound.contains(within->second)) return false;
            sound.erase(row.number);
            plan.faults.push_back({plan.sheet, static_cast<std::int64_t>(row.number), "", "", "division.parent",
                                   "上级在第 " + std::to_string(within->second) + " 行，那一行有错，没有导入",
                                   "请先改好那一行。"});
            return true;
        });
    }

private:
    /// As the statistics office numbers levels, or as people call them; without such a column, by the code's zeros.
    std::string level_of(std::string const& code, Line& line) const {
        auto const* cell = line.cell("level");
        auto const kind = line.words("kind").value_or("");
        bool const is_community =
            kind == "community" || kind.find("社区") != std::string::npos || kind.starts_with("居");
        if (cell == nullptr) {
            if (code.size() != 12) return {};
            if (ends_in_zeros(code, 8)) return std::string(outside_county);
            if (ends_in_zeros(code, 6)) return "county";
            if (ends_in_zeros(code, 3)) return "township";
            return is_community || (kind.empty() && code[9] < '2') ? "community" : "village";
        }
        static std::map<std::string, std::string_view> const levels{
            {"1", outside_county},    {"2", outside_county},     {"省", outside_county}, {"市", outside_county},
            {"3", "county"},          {"county", "county"},      {"县", "county"},       {"4", "township"},
            {"township", "township"}, {"乡镇", "township"},      {"镇", "township"},     {"乡", "township"},
            {"5", "village"},         {"village", "village"},    {"村", "village"},      {"行政村", "village"},
            {"社区", "community"},    {"community", "community"}};
        auto const text = line.words("level");
        if (!text) return {};
        auto const found = levels.find(*text);
        if (found == levels.end()) {
            line.refuse("level", {"division.level", "级别“" + *text + "”不认识",
                                  "请写 3（县）、4（乡镇）、5（村、社区），或“县”“乡镇”“村”“社区”。"});
            return {};
        }
        return found->second == "village" && is_community ? "community" : std::string(found->second);
    }

    void check_code(std::string const& code, Line& line) const {
        if (code.empty()) return;
        auto const county = std::to_string(scope().directory.tenant());
        if (!code.starts_with(county)) {
            line.refuse("code", {"division.code.county", "代码 " + code + " 不属于本县（" + county + "）",
                                 "请核对县代码或文件。"});
            return;
        }
        auto const first = rows_.at(code);
        if (first == line.number()) return;
        line.refuse("code",
                    {std::string(duplicate_in_file),
                     "代码 " + code + " 与本文件第 " + std::to_string(first) + " 行重复", "请删去多余的一行。"});
    }

    /// What it is part of: in the ledger or in this file. By its code's beginning where no column says so.
    std::optional<SubjectId> parent(std::string const& level, Line& line) {
        std::string code;
        if (line.cell("parent") != nullptr) {
            code = line.take<std::string>("parent", read_code).value_or("");
        } else if (auto const own = line.take<std::string>("code", read_code)) {
            code = level == "township" ? own->substr(0, 6) + "000000" : own->substr(0, 9) + "000";
        }
        if (code.empty()) return std::nullopt;
        if (auto const known = known_.find(code); known != known_.end()) return known->second.id;
        auto const row = rows_.find(code);
        if (row == rows_.end()) {
            line.refuse("parent",
                        {"division.parent", "上级 " + code + " 没有登记，也不在文件里", "请补上，或核对上级代码。"});
            return std::nullopt;
        }
        within_.emplace(line.number(), row->second);
        return subject_of(row->second);
    }

    /// The file says nothing of what only the ledger knows.
    static bool says_the_same(json::Object const& told, json::Object const& known) {
        auto const value = [](json::Object const& answers, char const* field) {
            auto const* found = answers.if_contains(field);
            return found == nullptr ? json::Value() : *found;
        };
        constexpr std::array<char const*, 5> fields{"code", "name", "level", "parent", "is_virtual"};
        bool const same =
            std::ranges::all_of(fields, [&](char const* field) { return value(told, field) == value(known, field); });
        auto const told_class = value(told, "urban_rural_class");
        return same && (told_class.is_null() || told_class == value(known, "urban_rural_class"));
    }

    std::map<std::string, Entry> known_;         ///< by code
    std::map<std::string, std::size_t> rows_;    ///< by code
    std::map<std::size_t, std::size_t> within_;  ///< row of a part → row of what it is part of
};

}  // namespace

std::unique_ptr<Reading> division_reading(Scope const& scope) { return std::make_unique<DivisionReading>(scope); }

}  // namespace chengxin::intake
