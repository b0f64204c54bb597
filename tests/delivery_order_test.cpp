#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "command/check.hpp"
#include "duty/duty_store.hpp"
#include "tests/life.hpp"

// Properties: whatever the order, the repetition and the delay in which facts arrive, what is derived is the same.

namespace chengxin::tests {
namespace {

std::string first_difference(std::string const& a, std::string const& b) {
    auto const at = std::ranges::mismatch(a, b).in1 - a.begin();
    auto const from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, at - 120));
    return a.substr(from, 240) + "\n--- but ---\n" + b.substr(from, 240);
}

TEST(delivery_order, changes_nothing_that_is_derived) {
    for (int n = 0; n < seeds(); ++n) {
        auto const seed = static_cast<std::uint64_t>(n) + 1;
        SCOPED_TRACE("SEED=" + std::to_string(seed));
        Random random(seed);
        SmallCounty first(seed);
        auto commands = Life(first, random).commands(40);
        deliver(first, commands, random);
        auto const expected = first.derived();
        ASSERT_TRUE(command::check(first.county(), first.connection()).empty())
            << command::check(first.county(), first.connection()).front();
        ASSERT_FALSE(command::verify(first.county(), first.connection()).broken);

        for (int round = 0; round < 2; ++round) {
            auto shuffled = commands;
            std::ranges::shuffle(shuffled, random);
            for (std::size_t i = 0; i < commands.size() / 3; ++i) {  // and some come again, later
                shuffled.push_back(shuffled[static_cast<std::size_t>(pick(random, 0, std::ssize(commands) - 1))]);
            }
            SmallCounty other(seed);
            deliver(other, shuffled, random);
            auto const found = other.derived();
            ASSERT_EQ(found == expected, true) << first_difference(expected, found);
            auto const findings = command::check(other.county(), other.connection());
            ASSERT_TRUE(findings.empty()) << findings.front();
        }
    }
}

/// The duty told day by day, as one would explain it, without any cleverness.
struct SlowDuty {
    struct Statement {
        Date day;
        Uuid id;
        bool fits;  ///< registered, for a household; not away, for an absence
        SubjectId village;
    };
    std::vector<Statement> registered;
    std::vector<Statement> away;

    static Statement const* last(std::vector<Statement> const& all, Date on, Date known) {
        Statement const* found = nullptr;
        for (auto const& one : all) {
            if (one.day > on || one.day > known) continue;
            if (found == nullptr || std::tie(one.day, one.id) > std::tie(found->day, found->id)) found = &one;
        }
        return found;
    }

    bool eligible(Date on, Date known) const {
        auto const* here = last(registered, on, known);
        auto const* gone = last(away, on, known);
        return here != nullptr && here->fits && (gone == nullptr || gone->fits);
    }

    bool owed(Date known) const {
        int held = 0;
        auto const year = year_of(known);
        for (auto on = first_of_year(year); on < first_of_year(year + 1); on += std::chrono::days{1}) {
            held += eligible(on, known) ? 1 : 0;
        }
        return held >= 183;
    }
};

TEST(duty, is_owed_and_met_as_a_day_by_day_model_says) {
    for (int n = 0; n < seeds(); ++n) {
        auto const seed = static_cast<std::uint64_t>(n) + 1;
        SCOPED_TRACE("SEED=" + std::to_string(seed));
        Random random(seed);
        SmallCounty county(seed);
        deliver(county, Life(county, random).commands(40), random);
        auto const world = county.county().world(county.connection());
        auto const ledger = county.county().ledger(county.connection(), *world);
        auto const duty = ledger.words.find("visit_every_household");
        for (auto const& household : county.households) {
            auto const number = ledger::find_subject(ledger.connection, ledger.tenant, household)->number;
            SlowDuty slow;
            std::map<int, std::set<Date>> visits;
            for (auto const& row : ledger::all_rows_about(ledger.connection, ledger.tenant, number)) {
                if (row.state != ledger::State::counts) continue;
                auto const kind = ledger.words.text(row.kind);
                auto const answers = json::parse(row.answers).value().get_object();
                bool const ends = row.action == ledger::Action::end;
                if (kind == "household")
                    slow.registered.push_back({row.day, row.id, answers.at("registered").as_bool(), {}});
                if (kind == "household_away") slow.away.push_back({row.day, row.id, ends, {}});
                if (kind == "household_visit" && answers.at("channel") == "in_person" &&
                    answers.at("met") != "nobody") {
                    visits[year_of(row.day)].insert(row.day);
                }
            }
            auto const runs = duty::owed_of(ledger, duty, number);
            for (int probe = 0; probe < 12; ++probe) {
                auto const on = day(2023, 6, 1) + std::chrono::days{pick(random, 0, 1300)};
                bool const owed =
                    std::ranges::any_of(runs, [&](duty::Owed const& run) { return run.first <= on && on < run.past; });
                ASSERT_EQ(owed, slow.owed(on)) << to_text(on);
            }
            for (int year = 2023; year <= 2026; ++year) {
                auto const span = duty::span_of(ledger, duty, number, year);
                auto const& days = visits[year];
                ASSERT_EQ(span.met_on.has_value(), days.size() >= 2) << year;
                if (span.met_on) {
                    ASSERT_EQ(*span.met_on, *std::next(days.begin())) << year;
                }
            }
        }
    }
}

}  // namespace
}  // namespace chengxin::tests
