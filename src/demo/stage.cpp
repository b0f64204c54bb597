#include "demo/stage.hpp"

#include "demo/demo.hpp"

namespace chengxin::demo {

namespace {

constexpr auto evening = std::chrono::hours{11};  // 19:00 in the county

}  // namespace

Stage::Stage(command::County& county, std::uint64_t seed)
    : county_(county),
      random_(seed),
      ids_([this] { return random_(); }),
      recorder_(county, [this] { return now_; }) {}

void Stage::stand_at(Date day) { now_ = std::chrono::sys_days{day.time_since_epoch()} + evening; }

void Stage::record(Group const& group) {
    for (auto const& receipt : recorder_.record(group)) {
        bool const is_in = receipt.outcome == command::Receipt::Outcome::accepted ||
                           receipt.outcome == command::Receipt::Outcome::repeated;
        if (!is_in && !problem_) problem_ = receipt.problem;
    }
}

ledger::SubjectId Stage::add_person(Group& group, Date day, std::optional<ledger::SubjectId> const& unit) {
    auto const id = subject_id();
    json::Object answers;
    answers["name"] = person_name(random_);
    answers["phone"] = phone(random_);
    if (unit) answers["unit"] = to_text(*unit);
    group.push_back({{}, command::RegisterSubject{fact_id(), "person", {"person", id}, day, answers, {}, {}}});
    return id;
}

ledger::SubjectId Stage::add_unit(Group& group, Date day, std::string const& name, std::string const& kind) {
    auto const id = subject_id();
    json::Object answers;
    answers["name"] = name;
    answers["kind"] = kind;
    group.push_back({{}, command::RegisterSubject{fact_id(), "unit", {"unit", id}, day, answers, {}, {}}});
    return id;
}

void Stage::link(Group& group, Date day, std::string name, ledger::SubjectId const& person, command::About const& to) {
    group.push_back({{}, command::BeginLink{fact_id(), std::move(name), {"person", person}, to, day, {}}});
}

void Stage::open_account(Group& group, Date day, std::string const& name, ledger::SubjectId const& person) {
    auto login = std::to_string(county_code) + "." + name;
    group.push_back({{}, command::OpenAccount{fact_id(), person, std::move(login), std::string(password), day}});
}

command::About at_division(ledger::SubjectId const& id) { return {"division", id}; }
command::About at_household(ledger::SubjectId const& id) { return {"household", id}; }

}  // namespace chengxin::demo
