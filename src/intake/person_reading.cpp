#include <algorithm>
#include <array>

#include "intake/reading.hpp"

namespace chengxin::intake {

namespace {

class UnitReading : public Reading {
public:
    explicit UnitReading(Scope const& scope) : Reading(scope) {
        for (auto const& entry : scope.directory.units()) known_.known(entry.text("name"), "单位" + entry.text("name"));
    }

    std::optional<command::Command> read(Line& line) override {
        roster::Unit unit_read;
        unit_read.name = line.words("name").value_or("");
        unit_read.kind = line.take<std::string>("kind", read_kind).value_or("");
        if (line.cell("parent") != nullptr) {
            if (auto const above = unit("parent", line)) unit_read.parent = (*above)->id;
        }
        auto const day = day_of(line);
        if (!line.is_good()) return std::nullopt;
        refuse_double(known_, unit_read.name, "名称相同", "name", line);
        return registration(line, {std::string(roster::subject_kind::unit), subject_of(line.number())}, day,
                            json::write(unit_read).get_object());
    }

private:
    static Verdict read_kind(table::Cell const& cell, std::string& into) {
        using Named = std::pair<std::string_view, std::string_view>;
        constexpr std::array<Named, 13> kinds{{{"county_agency", "county_agency"},
                                               {"县直机关", "county_agency"},
                                               {"县直部门", "county_agency"},
                                               {"县直单位", "county_agency"},
                                               {"县直", "county_agency"},
                                               {"township_government", "township_government"},
                                               {"乡镇", "township_government"},
                                               {"乡镇政府", "township_government"},
                                               {"乡镇机关", "township_government"},
                                               {"other", "other"},
                                               {"其他", "other"},
                                               {"其它", "other"},
                                               {"其他单位", "other"}}};
        if (auto wrong = read_words(cell, into)) return wrong;
        auto const found = std::ranges::find(kinds, std::string_view(into), &Named::first);
        if (found == kinds.end()) {
            return Wrong{"unit.kind", "单位类别“" + into + "”不认识", "请写“县直机关”“乡镇政府”或“其他”。"};
        }
        into = found->second;
        return {};
    }

    Lookalikes known_;
};

class PersonReading : public Reading {
public:
    explicit PersonReading(Scope const& scope) : Reading(scope) {
        for (auto const& entry : scope.directory.people()) {
            known_.known(key_of(entry.text("name"), entry.text("phone"), entry.text("unit")),
                         command::masked_name(entry.text("name")) + "（" + to_text(entry.id) + "）");
        }
    }

    std::optional<command::Command> read(Line& line) override {
        roster::Person person;
        person.name = line.name("name").value_or("");
        person.phone = line.phone("phone");
        if (line.cell("unit") != nullptr) {
            if (auto const found = unit("unit", line)) person.unit = (*found)->id;
        }
        auto const day = day_of(line);
        if (!line.is_good()) return std::nullopt;
        auto const unit_text = person.unit ? to_text(*person.unit) : std::string();
        refuse_double(known_, key_of(person.name, person.phone.value_or(""), unit_text),
                      person.phone ? "姓名和电话相同" : "没有电话，姓名和单位相同", "name", line);
        return registration(line, {std::string(roster::subject_kind::person), subject_of(line.number())}, day,
                            json::write(person).get_object());
    }

private:
    static std::string key_of(std::string const& name, std::string const& phone, std::string const& unit) {
        return phone.empty() ? name + "\x1f\x1f" + unit : name + "\x1f" + phone;
    }

    Lookalikes known_;
};

}  // namespace

std::unique_ptr<Reading> unit_reading(Scope const& scope) { return std::make_unique<UnitReading>(scope); }
std::unique_ptr<Reading> person_reading(Scope const& scope) { return std::make_unique<PersonReading>(scope); }

}  // namespace chengxin::intake
