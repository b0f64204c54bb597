// A span that grows is what all of its facts say, whether they are read or not.
#include <gtest/gtest.h>

#include <random>

#include "duty/duty_rules.hpp"
#include "tests/support.hpp"

using namespace chengxin;
using duty::Added;
using duty::Exited;
using duty::Span;

namespace {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}
    int below(int past) { return std::uniform_int_distribution<int>(0, past - 1)(random_); }
    /// Few days, so that the same ones come again.
    Date day() { return tests::day(2026, 3, 1) + std::chrono::days{below(8)}; }
    Added some(int most) {
        Added added;
        for (int i = below(most); i > 0; --i) added.answers.push_back(day());
        for (int i = below(4) == 0 ? below(3) : 0; i > 0; --i) added.exits.push_back({day(), id(), ++seq_});
        return added;
    }

private:
    ledger::FactId id() {
        ledger::FactId id;
        for (auto& byte : id.bytes) byte = static_cast<std::uint8_t>(below(256));
        return id;
    }

    std::mt19937_64 random_;
    ledger::Seq seq_ = 0;
};

Span all_of(Added const& one, Added const& other, std::int64_t times) {
    auto answers = one.answers;
    answers.insert(answers.end(), other.answers.begin(), other.answers.end());
    auto exits = one.exits;
    exits.insert(exits.end(), other.exits.begin(), other.exits.end());
    return duty::span_of(answers, exits, times);
}

}  // namespace

TEST(duty_rules, a_span_that_grows_is_what_all_of_its_facts_say) {
    int told = 0;
    int read = 0;
    for (int seed = 1; seed <= 20 * tests::seeds(); ++seed) {
        Dice dice(static_cast<std::uint64_t>(seed));
        std::int64_t const times = dice.below(4);
        auto const before = dice.some(6);
        auto const added = dice.some(4);
        auto const was = duty::span_of(before.answers, before.exits, times);
        auto const whole = all_of(before, added, times);
        if (auto const after = duty::span_after(was, added, times)) {
            ASSERT_EQ(*after, whole) << "seed " << seed;
            ++told;
        } else if (duty::span_after(was, Added{{}, added.exits}, times)) {
            auto earlier = before.answers;
            if (was.met_on) std::erase_if(earlier, [&](Date day) { return day >= *was.met_on; });
            ASSERT_EQ(duty::span_after(was, added, earlier, times), whole) << "seed " << seed;
            ++read;
        }
    }
    EXPECT_GT(told, tests::seeds());
    EXPECT_GT(read, tests::seeds());
}

TEST(duty_rules, a_later_answer_leaves_a_span_that_is_met_as_it_is) {
    auto const first = tests::day(2026, 3, 1);
    auto const second = tests::day(2026, 9, 1);
    auto const met = duty::span_of({first, second}, {}, 2);
    EXPECT_TRUE(duty::is_past(met, second));
    EXPECT_FALSE(duty::is_past(met, second - std::chrono::days{1}));
    EXPECT_EQ(duty::span_after(met, Added{{tests::day(2026, 12, 1)}, {}}, 2), met);
    EXPECT_EQ(duty::span_after(met, Added{{tests::day(2026, 5, 1)}, {}}, 2), std::nullopt);
}
