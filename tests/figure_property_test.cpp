#include <gtest/gtest.h>

#include <algorithm>

#include "indicator/opening.hpp"
#include "tests/life.hpp"

// Properties of figures: what a number opens to adds up to it, and what was once known can be asked again.

namespace chengxin::tests {
namespace {

using indicator::Counted;
using indicator::Question;
using indicator::Standing;

/// A county in one view: what figures are asked with.
class View {
public:
    explicit View(SmallCounty& county)
        : world_(county.county().world(county.connection())),
          ledger_(county.county().ledger(county.connection(), *world_)),
          rules_{world_->method.duties, world_->method.indicators} {}

    Question question(char const* indicator, SubjectId const& division, int year) const {
        Question question;
        question.definition = world_->method.indicator(indicator);
        question.division = *world_->divisions.number_of(division);
        question.span = {first_of_year(year), first_of_year(year + 1)};
        question.as_of = day(2026, 11, 24);
        return question;
    }
    Counted counted(Question const& question) const { return indicator::figure(ledger_, rules_, question).total; }
    /// The total, each month and each part, as numbers.
    std::vector<std::array<std::int64_t, 5>> whole(Question const& question) const {
        auto const figure = indicator::figure(ledger_, rules_, question);
        std::vector<std::array<std::int64_t, 5>> all;
        auto const add = [&](std::int64_t of, Counted const& counted) {
            all.push_back({of, counted.n, counted.top, counted.bottom, counted.excused});
        };
        add(0, figure.total);
        for (auto const& point : figure.months) add(point.month, point.counted);
        for (auto const& row : figure.rows) add(row.division, row.counted);
        return all;
    }
    /// The seqs of the facts it opens to, page by page.
    std::vector<ledger::Seq> opened(Question const& question) const {
        std::vector<ledger::Seq> seqs;
        std::optional<ledger::PageStart> next = ledger::PageStart{far_future, 0};
        while (next) {
            auto const page = indicator::open_figure(ledger_, rules_, question, *next, 3);
            for (auto const& row : page.rows) seqs.push_back(row.seq);
            next = page.next;
        }
        return seqs;
    }
    /// The same, one after another, as an export walks them.
    std::vector<ledger::Seq> walked(Question const& question) const {
        std::vector<ledger::Seq> seqs;
        indicator::each_of_figure(ledger_, rules_, question, [&](ledger::Row const& row) { seqs.push_back(row.seq); });
        return seqs;
    }
    Counted owing(Question const& question) const {
        Counted counted;
        for (auto const& one : indicator::owing(ledger_, rules_, question)) {
            ++counted.bottom;
            counted.top += one.standing == Standing::met ? 1 : 0;
            counted.excused += one.standing == Standing::excused ? 1 : 0;
        }
        return counted;
    }

private:
    std::shared_ptr<command::World const> world_;
    fact::Ledger ledger_;
    indicator::Rules rules_;
};

std::array<std::int64_t, 4> numbers(Counted const& counted) {
    return {counted.n, counted.top, counted.bottom, counted.excused};
}

SubjectId some_division(SmallCounty const& county, Random& random) {
    std::vector<SubjectId> const all{county.county_division, county.township, county.villages[0], county.villages[1]};
    return all[static_cast<std::size_t>(pick(random, 0, 3))];
}

/// A past day now and then, else today.
void ask_of_some_day(Question& question, Random& random) {
    if (pick(random, 0, 2) == 0) return;
    question.as_of = question.span.first + std::chrono::days{pick(random, 0, 364)};
    question.is_current = false;
}

/// Shows `look` a county after some life, once a seed.
template <typename Look>
void each_county(Look const& look) {
    for (int n = 0; n < seeds(); ++n) {
        auto const seed = static_cast<std::uint64_t>(n) + 1;
        SCOPED_TRACE("SEED=" + std::to_string(seed));
        Random random(seed);
        SmallCounty county(seed);
        deliver(county, Life(county, random).commands(60), random);
        ASSERT_NO_FATAL_FAILURE(look(county, random));
    }
}

TEST(figure, adds_up_to_what_it_opens_to) {
    each_county([](SmallCounty& county, Random& random) {
        View const view(county);
        auto const last = ledger::load_head(county.connection(), county_code).seq;
        for (int probe = 0; probe < 12; ++probe) {
            auto const division = some_division(county, random);
            int const year = static_cast<int>(pick(random, 2024, 2026));
            auto visits = view.question("household_visits", division, year);
            ask_of_some_day(visits, random);
            if (pick(random, 0, 3) == 0) visits.known = pick(random, 1, last);
            auto const opened = view.opened(visits);
            ASSERT_EQ(view.counted(visits).n, std::ssize(opened)) << year << " as of " << to_text(visits.as_of);
            ASSERT_EQ(view.walked(visits), opened) << year << " as of " << to_text(visits.as_of);

            auto share = visits;
            share.definition = view.question("household_coverage", division, year).definition;
            ASSERT_EQ(view.walked(share), view.opened(share)) << year << " as of " << to_text(share.as_of);
            ASSERT_EQ(numbers(view.counted(share)), numbers(view.owing(share)))
                << year << " as of " << to_text(share.as_of);
        }
    });
}

TEST(figure, of_what_was_known_is_what_it_was_then) {
    for (int n = 0; n < seeds(); ++n) {
        auto const seed = static_cast<std::uint64_t>(n) + 1;
        SCOPED_TRACE("SEED=" + std::to_string(seed));
        Random random(seed);
        SmallCounty county(seed);
        auto const commands = Life(county, random).commands(60);
        auto const half = static_cast<std::size_t>(pick(random, 1, 59));
        deliver(county, std::span(commands).first(half), random);

        std::vector<Question> asked;
        std::vector<std::array<std::int64_t, 4>> then;
        for (int probe = 0; probe < 8; ++probe) {
            View const view(county);
            auto question = view.question(probe % 2 == 0 ? "household_visits" : "household_coverage",
                                          some_division(county, random), static_cast<int>(pick(random, 2024, 2026)));
            ask_of_some_day(question, random);
            then.push_back(numbers(view.counted(question)));
            asked.push_back(question);
        }
        auto const moment = county.now();
        county.set_now(moment + std::chrono::hours{5});
        deliver(county, std::span(commands).subspan(half), random);

        View const view(county);
        auto const known = ledger::seq_at(county.connection(), county_code, moment);
        for (std::size_t i = 0; i < asked.size(); ++i) {
            asked[i].known = known;
            ASSERT_EQ(numbers(view.counted(asked[i])), then[i]) << i << " as of " << to_text(asked[i].as_of);
        }
    }
}

// A year of the county is read off sums that are kept; what is known up to the last fact is computed from the facts.
TEST(figure, of_a_year_of_the_county_is_what_its_facts_say_in_every_part) {
    int counted = 0;
    each_county([&](SmallCounty& county, Random&) {
        View const view(county);
        for (int year = 2023; year <= 2027; ++year) {
            for (auto const* indicator : {"household_visits", "household_coverage"}) {
                auto kept = view.question(indicator, county.county_division, year);
                auto computed = kept;
                computed.known = ledger::load_head(county.connection(), county_code).seq;
                ASSERT_EQ(view.whole(kept), view.whole(computed)) << indicator << " " << year;
                auto const total = view.counted(kept);
                counted += total.n + total.top > 0 ? 1 : 0;
            }
        }
    });
    EXPECT_GT(counted, seeds());
}

}  // namespace
}  // namespace chengxin::tests
