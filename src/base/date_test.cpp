#include "base/date.hpp"

#include <gtest/gtest.h>

using namespace chengxin;

static Date day(char const* text) { return parse_date(text).value(); }

TEST(date, reads_only_whole_iso_days_that_exist) {
    EXPECT_EQ(to_text(day("2024-02-29")), "2024-02-29");
    for (char const* bad :
         {"2026-02-29", "2026-13-01", "2026-1-1", "20261123", "2026-11-23 ", "", "-001-01-01", "2026-+1-01"}) {
        EXPECT_FALSE(parse_date(bad)) << bad;
    }
}

TEST(date, a_months_end_moved_by_months_stays_a_months_end_or_earlier) {
    EXPECT_EQ(add_months(day("2016-02-29"), 12), day("2017-02-28"));
    EXPECT_EQ(add_months(day("2016-01-31"), 1), day("2016-02-29"));
    EXPECT_EQ(add_months(day("2016-03-31"), -1), day("2016-02-29"));
    EXPECT_EQ(add_months(day("2016-11-15"), 2), day("2017-01-15"));
}

TEST(date, the_countys_day_turns_at_its_own_midnight) {
    auto const late = parse_instant("2026-11-23T15:59:59.999Z").value();
    EXPECT_EQ(day_at(late, std::chrono::hours{8}), day("2026-11-23"));
    EXPECT_EQ(day_at(late + std::chrono::milliseconds{1}, std::chrono::hours{8}), day("2026-11-24"));
    EXPECT_EQ(to_text(late), "2026-11-23T15:59:59.999Z");
}

TEST(date, months_and_years_count_from_their_first_day) {
    EXPECT_EQ(first_of_month(month_number(day("2016-12-31"))), day("2016-12-01"));
    EXPECT_EQ(first_of_year(year_of(day("2016-12-31"))), day("2016-01-01"));
    EXPECT_EQ(from_day_number(day_number(day("2012-05-01"))), day("2012-05-01"));
}
