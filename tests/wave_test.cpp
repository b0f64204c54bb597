#include <gtest/gtest.h>

#include <functional>

#include "command/check.hpp"
#include "tests/life.hpp"

// Commands that are decided together are decided as though one came after the other: withdrawals too, whatever they say
// of what they withdraw.

namespace chengxin::tests {
namespace {

/// What became of each: "accepted", or the code of the refusal.
std::string shown(std::vector<Receipt> const& receipts) {
    std::string text;
    for (auto const& receipt : receipts) {
        text += (receipt.problem ? receipt.problem->code : std::string(to_text(receipt.outcome))) + "\n";
    }
    return text;
}

/// Renames a division, lets everything rest on it, and takes the name back under another pretence.
void add_renaming(SmallCounty& county, Random& random, std::vector<Submission>& commands) {
    json::Object answers{{"code", "439923102204"},
                         {"name", "东山新村"},
                         {"level", "village"},
                         {"parent", to_text(county.township)},
                         {"is_virtual", false}};
    command::RegisterSubject renamed{
        county.fact_id(), "division", {"division", county.villages[1]}, day(2024, 1, 1), answers, {}, {}};
    command::WithdrawFact withdrawn{county.fact_id(), renamed.id, day(2026, 11, 24), "记错了", {}, {}};
    if (pick(random, 0, 1) == 0) {
        withdrawn.about = About{"household", county.households[0]};
        withdrawn.kind = "household";
    }
    auto const at = [&] { return commands.begin() + pick(random, 0, std::ssize(commands)); };
    commands.insert(at(), {{}, withdrawn});
    commands.insert(at(), {{}, renamed});
}

/// Lets some withdrawals say of what they withdraw what is not so, or nothing.
void let_some_lie(SmallCounty& county, Random& random, std::vector<Submission>& commands) {
    for (auto& submission : commands) {
        auto* withdrawn = std::get_if<command::WithdrawFact>(&submission.command);
        if (withdrawn == nullptr) continue;
        switch (pick(random, 0, 5)) {
            case 0: withdrawn->about = About{"household", county.households[1]}; break;
            case 1: withdrawn->kind = "household"; break;
            case 2: withdrawn->kind = "division"; break;
            case 3:
                withdrawn->about.reset();
                withdrawn->kind.reset();
                break;
            default: break;
        }
    }
}

/// Both counties get the same commands, one by one and together; the outcomes, which are the same.
std::string outcome(std::function<std::vector<Submission>(SmallCounty&)> const& commands_in) {
    SmallCounty slow;
    auto const commands = commands_in(slow);
    std::vector<Receipt> one_by_one;
    for (auto const& submission : commands) one_by_one.push_back(slow.recorder().record({&submission, 1}).front());
    SmallCounty fast;
    auto const together = fast.recorder().record(commands);
    EXPECT_EQ(shown(together), shown(one_by_one));
    EXPECT_EQ(fast.derived(), slow.derived());
    EXPECT_TRUE(command::check(fast.county(), fast.connection()).empty());
    return shown(one_by_one);
}

command::RegisterSubject household_in(SmallCounty& county, SubjectId const& village) {
    json::Object const answers{{"head", "何平"}, {"members", 4}, {"registered", true}, {"village", to_text(village)}};
    return {county.fact_id(), "household", {"household", county.subject_id()}, day(2024, 1, 1), answers, {}, {}};
}

command::WithdrawFact withdrawal(SmallCounty& county, FactId const& fact, About const& about, std::string const& kind) {
    return {county.fact_id(), fact, day(2026, 11, 24), "记错了", about, kind};
}

}  // namespace

TEST(wave, ends_before_a_withdrawal_that_hides_that_it_takes_a_village_away) {
    EXPECT_EQ(outcome([](SmallCounty& county) {
                  json::Object const answers{{"code", "439923102205"},
                                             {"name", "石桥村"},
                                             {"level", "village"},
                                             {"parent", to_text(county.township)},
                                             {"is_virtual", false}};
                  auto const village = county.subject_id();
                  command::RegisterSubject made{
                      county.fact_id(), "division", {"division", village}, day(2024, 1, 1), answers, {}, {}};
                  return std::vector<Submission>{
                      {{}, made},
                      {{}, visit(county.fact_id(), county.households[1], day(2026, 11, 1))},
                      {{}, withdrawal(county, made.id, {"household", county.households[0]}, "household")},
                      {{}, household_in(county, village)},
                  };
              }),
              "accepted\naccepted\naccepted\ndivision.unknown\n");
}

TEST(wave, ends_before_a_withdrawal_that_hides_whose_posting_it_takes_away) {
    EXPECT_EQ(outcome([](SmallCounty& county) {
                  auto const person = county.subject_id();
                  command::BeginLink posting{county.fact_id(),   "resident_cadre",
                                             {"person", person}, {"division", county.villages[0]},
                                             day(2024, 1, 1),    {}};
                  command::RegisterSubject made{
                      county.fact_id(), "person", {"person", person}, day(2024, 1, 1), {{"name", "赵丰"}}, {}, {}};
                  return std::vector<Submission>{
                      {{}, made},
                      {{}, posting},
                      {{person}, visit(county.fact_id(), county.households[1], day(2026, 11, 1))},
                      {{}, withdrawal(county, posting.id, {"household", county.households[0]}, "household")},
                      {{person}, visit(county.fact_id(), county.households[2], day(2026, 11, 1))},
                  };
              }),
              "accepted\naccepted\naccepted\naccepted\naccess.outside_posting\n");
}

TEST(wave, ends_before_a_correction_of_what_is_bound_to_an_earlier_one) {
    EXPECT_EQ(outcome([](SmallCounty& county) {
                  auto first = visit(county.fact_id(), county.households[0], day(2026, 11, 1));
                  auto second = visit(county.fact_id(), county.households[1], day(2026, 11, 1));
                  auto const of_first =
                      withdrawal(county, first.id, {"household", county.households[0]}, "household_visit");
                  auto const of_second =
                      withdrawal(county, second.id, {"household", county.households[1]}, "household_visit");
                  first.corrects = of_second.id;
                  second.corrects = of_first.id;
                  return std::vector<Submission>{{{}, first}, {{}, second}, {{}, of_first}, {{}, of_second}};
              }),
              "accepted\naccepted\naccepted\nfact.correction.circle\n");
}

TEST(wave, of_commands_is_as_one_after_the_other) {
    std::size_t withdrawals = 0;
    for (int n = 0; n < seeds(); ++n) {
        auto const seed = static_cast<std::uint64_t>(n) + 1;
        SCOPED_TRACE("SEED=" + std::to_string(seed));
        Random random(seed);
        SmallCounty slow(seed);
        auto commands = Life(slow, random).commands(40);
        let_some_lie(slow, random, commands);
        add_renaming(slow, random, commands);
        for (auto const& submission : commands) {
            withdrawals += std::holds_alternative<command::WithdrawFact>(submission.command) ? 1 : 0;
        }
        std::vector<Receipt> one_by_one;
        for (auto const& submission : commands) {
            one_by_one.push_back(slow.recorder().record({&submission, 1}).front());
        }
        SmallCounty fast(seed);
        auto const together = fast.recorder().record(commands);
        ASSERT_EQ(shown(together), shown(one_by_one));
        ASSERT_EQ(fast.derived(), slow.derived());
        ASSERT_TRUE(command::check(fast.county(), fast.connection()).empty());
    }
    EXPECT_GT(withdrawals, static_cast<std::size_t>(seeds()));
}

}  // namespace chengxin::tests
