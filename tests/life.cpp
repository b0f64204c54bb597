#include "tests/life.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "duty/duty_store.hpp"

namespace chengxin::tests {

std::int64_t pick(Random& random, std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most - least + 1));
}

std::vector<Submission> Life::commands(int count) {
    for (int n = 0; n < count; ++n) add();
    return std::move(commands_);
}

Date Life::some_day() { return day(2024, 1, 1) + std::chrono::days{pick(random_, 0, 1000)}; }

SubjectId Life::some_household() { return county_.households[static_cast<std::size_t>(pick(random_, 0, 3))]; }

SubjectId Life::cadre() { return county_.cadres[static_cast<std::size_t>(pick(random_, 0, 2))]; }

void Life::add() {
    switch (pick(random_, 0, 9)) {
        case 0: return correct();
        case 1: return withdraw();
        case 2: return move();
        case 3: return leave();
        case 4: return excuse();
        case 5: return post();
        default: return call();
    }
}

void Life::keep(SubjectId const& person, Command command, FactId const& id, About const& about,
                std::string const& kind) {
    commands_.push_back({{person}, command});
    recorded_.push_back({person, std::move(command), id, about, kind});
}

void Life::call() {
    auto fact = visit(county_.fact_id(), some_household(), some_day());
    if (pick(random_, 0, 4) == 0) {
        fact.answers["channel"] = "phone";
        fact.answers.erase("met");
    } else if (pick(random_, 0, 5) == 0) {
        fact.answers["met"] = "nobody";
    }
    keep(cadre(), fact, fact.id, fact.about, fact.kind);
}

void Life::correct() {
    if (recorded_.empty()) return call();
    auto const& one = recorded_[static_cast<std::size_t>(pick(random_, 0, std::ssize(recorded_) - 1))];
    auto const* known = std::get_if<command::RecordFact>(&one.command);
    if (known == nullptr) return call();
    auto fact = *known;
    fact.id = county_.fact_id();
    fact.corrects = one.id;
    fact.day = some_day();
    keep(one.person, fact, fact.id, fact.about, fact.kind);
}

void Life::withdraw() {
    if (recorded_.empty()) return call();
    auto const one = recorded_[static_cast<std::size_t>(pick(random_, 0, std::ssize(recorded_) - 1))];
    command::WithdrawFact fact;
    fact.id = county_.fact_id();
    fact.withdraws = one.id;
    fact.day = some_day();
    if (fact.day < day(2025, 11, 1)) fact.day = day(2026, 1, 1);
    fact.reason = "记错了";
    fact.about = one.about;
    fact.kind = one.kind;
    keep(one.person, fact, fact.id, one.about, one.kind);
}

void Life::move() {
    command::RegisterSubject fact;
    fact.id = county_.fact_id();
    fact.kind = "household";
    fact.about = {"household", some_household()};
    fact.day = some_day();
    fact.answers["head"] = "户主";
    fact.answers["members"] = 3;
    fact.answers["registered"] = pick(random_, 0, 3) != 0;
    fact.answers["village"] = to_text(county_.villages[static_cast<std::size_t>(pick(random_, 0, 1))]);
    keep(county_.office, fact, fact.id, fact.about, fact.kind);
}

void Life::leave() {
    command::RecordFact fact;
    fact.id = county_.fact_id();
    fact.kind = "household_away";
    fact.about = {"household", some_household()};
    fact.day = some_day();
    fact.confirmed = true;
    if (pick(random_, 0, 1) == 0) {
        fact.answers["reached_by_phone"] = true;
    } else {
        fact.ends = true;
    }
    keep(cadre(), fact, fact.id, fact.about, fact.kind);
}

void Life::excuse() {
    command::ExcuseDuty fact;
    fact.id = county_.fact_id();
    fact.duty = "visit_every_household";
    fact.about = {"household", some_household()};
    fact.day = day(2026, 1, 1) + std::chrono::days{pick(random_, 0, 300)};
    fact.exit = "could_not";
    fact.reason = "household_away";
    keep(cadre(), fact, fact.id, fact.about, std::string(duty::ExitAnswers::kind_name));
}

void Life::post() {
    command::BeginLink fact{
        county_.fact_id(),   "liaison_cadre",
        {"person", cadre()}, {"division", county_.villages[static_cast<std::size_t>(pick(random_, 0, 1))]},
        some_day(),          {}};
    keep(county_.office, fact, fact.id, fact.from, "link");
}

/// Records all in groups of random size; nothing may be refused.
void deliver(SmallCounty& county, std::span<Submission const> commands, Random& random) {
    std::size_t at = 0;
    while (at < commands.size()) {
        auto const size = std::min(commands.size() - at, static_cast<std::size_t>(pick(random, 1, 12)));
        auto const receipts = county.recorder().record(commands.subspan(at, size));
        for (auto const& receipt : receipts) {
            bool const kept =
                receipt.outcome == Receipt::Outcome::accepted || receipt.outcome == Receipt::Outcome::repeated;
            ASSERT_TRUE(kept) << receipt.problem->code << receipt.problem->at << receipt.problem->detail;
        }
        at += size;
    }
}

}  // namespace chengxin::tests
