#include "document/station_calendar.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace chengxin::document {
namespace {

Date day(int year, unsigned month, unsigned dom) {
    return Date{std::chrono::local_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(dom)}};
}

StationCalendar calendar() {
    StationCalendar calendar;
    calendar.station = "长溪镇樟坳村群众工作站";
    calendar.identifier = "019ac000-0000-7000-8000-000000000001";
    calendar.made_at = parse_instant("2026-11-24T04:05:06.789Z").value();
    calendar.is_demo = true;
    calendar.days = station_days(2026, {6, 7});
    calendar.days[2].held = day(2026, 2, 20);
    calendar.days[2].reason = "春节，经公告调整";
    return calendar;
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    for (std::size_t first = 0; first < text.size();) {
        auto const past = text.find("\r\n", first);
        if (past == std::string::npos) {
            ADD_FAILURE() << "a line without CRLF: " << text.substr(first);
            break;
        }
        lines.push_back(text.substr(first, past - first));
        first = past + 2;
    }
    return lines;
}

TEST(station_calendar, has_two_days_of_each_month_in_their_order) {
    auto const days = station_days(2026, {7, 6});
    ASSERT_EQ(days.size(), 24U);
    EXPECT_EQ(days.front().held, day(2026, 1, 6));
    EXPECT_EQ(days[3].held, day(2026, 2, 7));
    EXPECT_EQ(days.back().held, day(2026, 12, 7));
}

TEST(station_calendar, a_day_that_a_month_lacks_is_left_out) {
    EXPECT_EQ(station_days(2026, {31}).size(), 7U);
    EXPECT_EQ(station_days(2024, {29}).size(), 12U);
    EXPECT_EQ(station_days(2026, {29}).size(), 11U);
}

TEST(station_calendar, the_days_of_packs_go_before_the_usual_ones) {
    fact::Catalogue catalogue;
    EXPECT_EQ(days_of_month(catalogue, day(2026, 1, 1)), (std::vector<unsigned>{6, 7}));
    catalogue.settings["station.days"].values = {{day(2012, 5, 1), json::Array{6, 7}},
                                                 {day(2027, 1, 1), json::Array{16, 17, 99, "x"}}};
    EXPECT_EQ(days_of_month(catalogue, day(2026, 1, 1)), (std::vector<unsigned>{6, 7}));
    EXPECT_EQ(days_of_month(catalogue, day(2027, 1, 1)), (std::vector<unsigned>{16, 17}));
}

TEST(station_calendar, lines_are_folded_at_75_octets_and_no_character_is_cut) {
    for (auto const& line : lines_of(calendar_text(calendar()))) {
        EXPECT_LE(line.size(), 75U) << line;
        EXPECT_TRUE(character_count(line)) << line;
    }
}

TEST(station_calendar, an_event_keeps_its_name_when_its_day_is_shifted) {
    auto const text = calendar_text(calendar());
    auto const event = text.substr(text.find("UID:station-day-20260206"));
    EXPECT_NE(event.find("DTSTART;VALUE=DATE:20260220\r\nDTEND;VALUE=DATE:20260221\r\n"), std::string::npos);
    EXPECT_EQ(text.find("DTSTART;VALUE=DATE:20260206"), std::string::npos);
    EXPECT_NE(text.find("DTSTAMP:20261124T040506Z\r\n"), std::string::npos);
}

/// The same file is read by ical.js in web/src/core/station_calendar.test.ts.
TEST(station_calendar, is_the_text_that_a_calendar_program_reads) {
    auto const path = "tests/vectors/station_calendar.ics";
    auto const text = calendar_text(calendar());
    if (std::getenv("UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << text;
    std::ifstream file(path, std::ios::binary);
    std::stringstream kept;
    kept << file.rdbuf();
    EXPECT_EQ(text, kept.str());
}

}  // namespace
}  // namespace chengxin::document
