#include "intake/reading.hpp"

namespace chengxin::intake {

namespace {

std::string joined(std::initializer_list<std::string> parts) {
    std::string all;
    for (auto const& part : parts) all += part + "\x1f";
    return all;
}

auto id_number_reader(Date today) {
    return [today](table::Cell const& cell, std::string& into) { return read_id_number(cell, today, into); };
}

class HouseholdReading : public Reading {
public:
    explicit HouseholdReading(Scope const& scope) : Reading(scope) {
        for (auto const& entry : scope.directory.households()) {
            known_.known(key_of(entry.text("head"), entry.text("phone"), entry.text("village"), entry.text("group"),
                                entry.text("address")),
                         where(entry));
        }
        if (scope.lining.heading.column("id_number") == nullptr) return;
        std::unordered_map<Number, Entry const*> households;
        for (auto const& entry : scope.directory.households()) households.emplace(entry.number, &entry);
        for (auto const& member : scope.directory.members()) {
            auto const household = households.find(member.number);
            if (household == households.end() || member.text("id_number").empty()) continue;
            by_id_.known(joined({member.text("name"), member.text("id_number")}), where(*household->second));
        }
    }

    std::optional<command::Command> read(Line& line) override {
        roster::Household household;
        household.head = line.name("head").value_or("");
        household.phone = line.phone("phone");
        household.address = line.words("address");
        auto const village_number = village("village", line);
        household.group = line.words("group");
        household.registered = line.take<bool>("registered", read_yes_no).value_or(true);
        household.members = line.take<std::int64_t>("members", read_count).value_or(0);
        auto const id_number = line.take<std::string>("id_number", id_number_reader(scope().order.today));
        auto const day = day_of(line);
        if (!line.is_good()) return std::nullopt;
        household.village = scope().directory.world().divisions.id_of(*village_number);
        refuse_double(known_,
                      key_of(household.head, household.phone.value_or(""), to_text(household.village),
                             household.group.value_or(""), household.address.value_or("")),
                      household.phone ? "户主和电话相同" : "没有电话，户主、村、组和住址相同", "head", line);
        if (id_number) {
            refuse_double(by_id_, joined({household.head, *id_number}), "户主和身份证号相同", "id_number", line);
        }
        return registration(line, {std::string(roster::subject_kind::household), subject_of(line.number())}, day,
                            json::write(household).get_object());
    }

private:
    /// Across villages where there is a telephone; without one only next door.
    static std::string key_of(std::string const& head, std::string const& phone, std::string const& village,
                              std::string const& group, std::string const& address) {
        return phone.empty() ? joined({head, "", village, group, address}) : joined({head, phone});
    }

    Lookalikes known_;
    Lookalikes by_id_;
};

class MemberReading : public Reading {
public:
    explicit MemberReading(Scope const& scope) : Reading(scope) {
        std::unordered_map<Number, Entry const*> households;
        for (auto const& entry : scope.directory.households()) households.emplace(entry.number, &entry);
        for (auto const& member : scope.directory.members()) {
            auto const household = households.find(member.number);
            if (household == households.end()) continue;
            known_.known(key_of(member.text("name"), member.text("id_number"), member.id), where(*household->second));
        }
    }

    std::optional<command::Command> read(Line& line) override {
        roster::Member member;
        member.name = line.name("name").value_or("");
        member.id_number = line.take<std::string>("id_number", id_number_reader(scope().order.today));
        member.relation = line.words("relation");
        auto const head = line.name("head");
        auto const village_number = village("village", line);
        auto const day = day_of(line);
        if (!line.is_good()) return std::nullopt;
        auto const found = household(*village_number, *head, "head", line);
        if (!found) return std::nullopt;
        auto const& home = **found;
        member.member = row_id(scope().order.import, line.number(), Made::subject);
        refuse_double(known_, key_of(member.name, member.id_number.value_or(""), home.id),
                      member.id_number ? "姓名和身份证号相同" : "没有身份证号，同一户里姓名相同", "name", line);
        return registration(line, {std::string(roster::subject_kind::household), home.id}, day,
                            json::write(member).get_object());
    }

private:
    /// Across villages where there is an ID number; without one only in the same household.
    static std::string key_of(std::string const& name, std::string const& id_number, SubjectId const& household) {
        return id_number.empty() ? joined({name, "", to_text(household)}) : joined({name, id_number});
    }

    Lookalikes known_;
};

}  // namespace

std::unique_ptr<Reading> household_reading(Scope const& scope) { return std::make_unique<HouseholdReading>(scope); }
std::unique_ptr<Reading> member_reading(Scope const& scope) { return std::make_unique<MemberReading>(scope); }

}  // namespace chengxin::intake
