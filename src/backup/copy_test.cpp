#include "backup/copy.hpp"

#include <gtest/gtest.h>

#include "backup/tables.hpp"
#include "tests/support.hpp"

namespace chengxin::backup {

namespace {

using store::Cells;
using tests::county_code;

void keep_quiet(std::string const&) {}

/// A county in a file, as another process sees it, and an empty store beside it.
class Two {
public:
    Two() : source(made_.url()), target(empty_.url(), store::Store::Opening::make) {
        for (int i = 0; i < 5; ++i) made_.add_household(made_.villages.front(), "户主", tests::day(2026, 1, 5));
        made_.connection().run(
            "insert into session (tenant, token, person, login, made_at, expires_at)"
            " values ($1, $2, $2, 'a', 1, 2)",
            county_code, store::Blob{"x"});
        target.migrate(made_.now());
    }

    Result<std::int64_t> copy() {
        return source.read([&](store::Connection& view) { return copy_county(view, target, county_code, keep_quiet); });
    }
    void add_one() { made_.add_household(made_.villages.back(), "后来的", tests::day(2026, 2, 5)); }
    command::Findings findings() {
        command::County county(target, county_code, made_.county().key());
        return target.read([&](store::Connection& connection) { return prove(county, connection); });
    }
    /// As if the copy had been cut after so many facts.
    void cut_after(std::int64_t facts) {
        auto& connection = target.writer();
        for (auto const* const sql :
             {"delete from tenant", "delete from tenant_head", "delete from cell", "delete from duty_owed",
              "delete from standing", "delete from household", "delete from link", "delete from credential",
              "delete from subject_key", "delete from sealed", "delete from correction", "delete from fact_year"}) {
            connection.script(sql);
        }
        connection.script("delete from fact where seq > " + std::to_string(facts));
    }

private:
    tests::SmallCounty made_{1, tests::day(2026, 11, 24), tests::Database::Kept::on_disk};
    tests::Database empty_{tests::Database::Kept::on_disk};

public:
    store::Store source;
    store::Store target;
};

std::int64_t count(store::Connection& connection, Table const& table) {
    Cells parameters{store::Cell(county_code)};
    parameters.insert(parameters.end(), table.start.begin(), table.start.end());
    return static_cast<std::int64_t>(connection.cells(table.page, parameters).size());
}

TEST(copy, carries_every_row_and_what_it_carried_proves_itself) {
    Two two;
    auto const copied = two.copy();
    ASSERT_TRUE(copied) << copied.error().detail;
    std::int64_t rows = 0;
    for (auto const& table : tables()) {
        auto const here = count(two.source.writer(), table);
        EXPECT_EQ(count(two.target.writer(), table), here) << table.name;
        rows += here;
    }
    EXPECT_EQ(*copied, rows);
    EXPECT_GT(rows, 50);
    EXPECT_EQ(two.findings(), command::Findings{});
    EXPECT_EQ(heads_of(two.target.writer()), heads_of(two.source.writer()));
    EXPECT_EQ(two.copy().value(), 0) << "once more there is nothing to do";
}

TEST(copy, goes_on_where_it_was_cut) {
    Two two;
    auto const all = two.copy().value();
    for (std::int64_t const facts : {0, 1, 7}) {
        two.cut_after(facts);
        EXPECT_TRUE(heads_of(two.target.writer()).empty()) << "half a county is none";
        auto const more = two.copy();
        ASSERT_TRUE(more) << more.error().detail;
        EXPECT_LT(*more, all);
        EXPECT_GT(*more, 0);
        EXPECT_EQ(two.findings(), command::Findings{});
    }
}

TEST(copy, a_target_that_differs_is_refused) {
    for (auto const* const spoil :
         {"update word set text = 'odd' where number = 3", "delete from subject where number = 2",
          "update fact set day = day + 1 where seq = 2", "delete from fact where seq = 2",
          "insert into fact_year (tenant, year) values (439923, 1066)",
          "insert into correction (tenant, target, seq) values (439923, x'00', 1)"}) {
        Two two;
        ASSERT_TRUE(two.copy());
        two.cut_after(5);
        two.target.writer().script(spoil);
        auto const refused = two.copy();
        ASSERT_FALSE(refused) << spoil;
        EXPECT_EQ(refused.error().code, "copy.differs") << spoil;
        EXPECT_TRUE(heads_of(two.target.writer()).empty()) << spoil;
    }
}

TEST(copy, a_source_that_moved_on_is_refused) {
    Two two;
    ASSERT_TRUE(two.copy());
    two.add_one();
    auto const complete = two.copy();
    ASSERT_FALSE(complete);
    EXPECT_EQ(complete.error().code, "copy.other_head");
}

}  // namespace

}  // namespace chengxin::backup
