#include "document/workbook.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "document/heading.hpp"

namespace chengxin::document {
namespace {

TEST(workbook, what_a_spreadsheet_takes_for_a_formula_begins_with_an_apostrophe) {
    EXPECT_EQ(neutralised("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
    EXPECT_EQ(neutralised("+86"), "'+86");
    EXPECT_EQ(neutralised("-1"), "'-1");
    EXPECT_EQ(neutralised("@SUM(1)"), "'@SUM(1)");
    EXPECT_EQ(neutralised("\t=1"), "'\t=1");
    EXPECT_EQ(neutralised("何秀英"), "何秀英");
    EXPECT_EQ(neutralised("a=b"), "a=b");
    EXPECT_EQ(neutralised(""), "");
}

TEST(workbook, the_same_rows_at_the_same_moment_are_the_same_file) {
    auto const made = [] {
        Heading heading;
        heading.title = "表";
        heading.made_at = parse_instant("2026-11-24T04:05:06Z").value();
        Workbook book("表", heading, {{"日期"}, {"名"}, {"数"}});
        book.add({Date{}, std::string("110105194912310021"), std::int64_t{3}});
        book.add({Cell(), std::string(""), std::int64_t{-3}});
        return book.finish()->bytes();
    };
    auto const bytes = made();
    EXPECT_TRUE(bytes.starts_with("PK"));
    EXPECT_EQ(bytes, made());
}

TEST(workbook, one_that_is_given_up_leaves_nothing_open) {
    Heading heading;
    heading.title = "表";
    for (int at = 0; at < 2000; ++at) {
        Workbook book("表", heading, {{"名"}});
        book.add({std::string("何秀英")});
    }
}

/// Bytes of this process that are in memory now.
std::int64_t resident() {
    std::ifstream pages("/proc/self/statm");
    std::int64_t whole = 0;
    std::int64_t here = 0;
    pages >> whole >> here;
    return here * 4096;
}

TEST(workbook, memory_does_not_grow_with_its_rows) {
    constexpr std::int64_t rows = 112'000;
    constexpr std::int64_t room = std::int64_t{12} * 1024 * 1024;
    Heading heading;
    heading.title = "表";
    Workbook book("表", heading, {{"日期"}, {"名"}, {"代码"}, {"数"}});
    std::int64_t before = 0;
    for (std::int64_t at = 0; at < rows; ++at) {
        book.add({Date{}, "何秀英" + std::to_string(at), std::string("439923102200"), at});
        if (at == 1'000) before = resident();
    }
    EXPECT_LT(resident() - before, room);
    auto const file = book.finish();
    EXPECT_LT(resident() - before, room);
    EXPECT_GT(file->size(), rows * 8);
}

TEST(heading, days_and_shares_are_said_as_people_say_them) {
    Date const day{std::chrono::local_days{std::chrono::year{2026} / 2 / 6}};
    EXPECT_EQ(say_day(day), "2026年2月6日");
    EXPECT_EQ(say_weekday(day), "星期五");
    EXPECT_EQ(say_moment({parse_instant("2026-02-05T16:05:59Z").value(), std::chrono::hours{8}}), "2026年2月6日 00:05");
    EXPECT_EQ(say_share(1, 3), "33.33%");
    EXPECT_EQ(say_share(1, 1000), "0.10%");
    EXPECT_EQ(say_share(2, 2), "100.00%");
    EXPECT_EQ(say_share(0, 0), "无");
}

}  // namespace
}  // namespace chengxin::document
