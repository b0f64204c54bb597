#include <algorithm>
#include <array>

#include "bench/grow/growth.hpp"
#include "demo/demo.hpp"

namespace chengxin::bench {

namespace {

using ledger::FactId;
using ledger::SubjectId;

constexpr std::array<std::string_view, 16> first_characters{"大", "桂", "长", "樟", "梅", "桃", "平", "西",
                                                            "杉", "竹", "云", "石", "龙", "白", "枫", "青"};
constexpr std::array<std::string_view, 16> second_characters{"坳", "湾", "溪", "山", "坪", "岭", "塘", "冲",
                                                             "桥", "洞", "江", "源", "田", "寨", "井", "洲"};

std::string place_name(std::size_t number, std::string_view end) {
    std::string name(first_characters[number % 16]);
    name += second_characters[number / 16 % 16];
    if (number >= 256) name += second_characters[number / 256 % 16];
    return name += end;
}

std::string digits(std::int64_t number, std::size_t width) {
    auto text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string code_of(CountyShape const& county, std::int64_t township, std::int64_t place) {
    return std::to_string(county.code) + digits(township, 3) + digits(place, 3);
}

command::RegisterSubject registered(FactId const& id, SubjectId const& about, roster::Division const& division,
                                    Date day) {
    return {id, "division", {"division", about}, day, json::write(division).get_object(), {}, {}};
}

}  // namespace

void Growth::divisions() {
    constexpr std::int64_t first_township = 100;
    constexpr std::int64_t first_village = 200;
    auto const division = [&](roster::Division const& answers) {
        SubjectId const id(next_id());
        give(registered(next_id(), id, answers, start_));
        return id;
    };
    auto const number = shape_.code - roster::fictional_first;
    county_id_ = division({code_of(shape_, 0, 0),
                           place_name(static_cast<std::size_t>(number), "县(演示)"),
                           "county",
                           {},
                           false,
                           {},
                           county_.offset().count()});
    for (std::size_t i = 0; i < shape_.townships; ++i) {
        auto const code = code_of(shape_, first_township + static_cast<std::int64_t>(i), 0);
        townships_.push_back(division({code, place_name(i * 7, "镇"), "township", county_id_, false, {}, {}}));
    }
    std::int64_t household = 0;
    for (std::size_t i = 0; i < shape_.villages.size(); ++i) {
        auto const& village = shape_.villages[i];
        auto const place = (village.is_community ? 1 : first_village) + static_cast<std::int64_t>(i / shape_.townships);
        auto const code = code_of(shape_, first_township + static_cast<std::int64_t>(village.township), place);
        auto const name = place_name(i, village.is_community ? "社区" : "村");
        auto const id = division(
            {code, name, village.is_community ? "community" : "village", townships_[village.township], false, {}, {}});
        villages_.push_back({id, name, {}, {}, {}, household});
        household += village.households;
        village_at_.resize(static_cast<std::size_t>(household), static_cast<std::uint32_t>(i));
    }
    record();
}

SubjectId Growth::add_person(demo::Random& random) {
    SubjectId const id(next_id());
    json::Object answers;
    answers["name"] = demo::person_name(random);
    answers["phone"] = demo::phone(random);
    give(command::RegisterSubject{next_id(), "person", {"person", id}, start_, answers, {}, {}});
    return id;
}

FactId Growth::link(std::string const& name, SubjectId const& person, SubjectId const& place) {
    auto const id = next_id();
    give(command::BeginLink{id, name, {"person", person}, {"division", place}, start_, {}});
    return id;
}

void Growth::account(std::string const& name, SubjectId const& person) {
    give(command::OpenAccount{next_id(), person, std::to_string(shape_.code) + "." + name, std::string(demo::password),
                              start_});
}

void Growth::staff() {
    auto random = contents(person_part, 0);
    for (std::size_t i = 0; i < villages_.size(); ++i) {
        auto& village = villages_[i];
        village.resident = add_person(random);
        // One liaison cadre looks after two villages.
        village.liaison = i % 2 == 1 ? villages_[i - 1].liaison : add_person(random);
    }
    auto const township = add_person(random);
    auto const county = add_person(random);
    auto const administrator = add_person(random);
    record();
    for (auto& village : villages_) {
        village.resident_since = link("resident_cadre", village.resident, village.id);
        link("liaison_cadre", village.liaison, village.id);
    }
    link("township_office", township, townships_.front());
    link("organisation_office", county, county_id_);
    link("administrator", administrator, county_id_);
    record();
    account("village", villages_.front().resident);
    account("township", township);
    account("county", county);
    account("admin", administrator);
    for (std::size_t i = 0; i < accounts(); ++i) account("v" + std::to_string(i + 1), villages_[i].resident);
    record();
}

std::size_t Growth::accounts() const {
    constexpr std::size_t elsewhere = 8;
    return shape_.code == roster::fictional_county ? villages_.size() : std::min(villages_.size(), elsewhere);
}

json::Object Growth::household_answers(std::int64_t household, demo::Random& random) const {
    auto const& village = village_of(household);
    auto const number = household - village.first_household + 1;
    json::Object answers;
    auto const group = "第" + std::to_string(number / 25 + 1) + "组";
    answers["head"] = demo::person_name(random);
    answers["phone"] = demo::phone(random);
    answers["address"] = village.name + group + std::to_string(number) + "号";
    answers["group"] = group;
    answers["members"] = demo::pick(random, 1, 7);
    answers["registered"] = !demo::chance(random, 30);
    answers["village"] = to_text(village.id);
    return answers;
}

void Growth::households() {
    auto const count = static_cast<std::int64_t>(village_at_.size());
    for (std::int64_t first = 0; first < count; first += options_.group) {
        auto random = contents(household_part, static_cast<std::uint64_t>(first));
        for (auto i = first; i < std::min(count, first + options_.group); ++i) {
            SubjectId const id = household_id(i);
            give(command::RegisterSubject{
                next_id(), "household", {"household", id}, start_, household_answers(i, random), {}, {}});
        }
        record();
    }
}

Growth::Village const& Growth::village_of(std::int64_t household) const {
    return villages_[village_at_[static_cast<std::size_t>(household)]];
}

}  // namespace chengxin::bench
