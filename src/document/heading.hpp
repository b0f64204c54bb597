#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "indicator/figure.hpp"
#include "sync/reading.hpp"

/// Papers: what leaves the program to be read, filed or filled in by hand. Each says of what, of when, from which state
/// of the ledger, for whom and when it was made. What a paper names it names as the screens do: masked where they mask.
namespace chengxin::document {

using ledger::Number;

/// When a paper is made, and how far the county's clock is from UTC.
struct Made {
    Instant at;
    std::chrono::minutes offset;
};

/// What stands on top of a paper.
struct Heading {
    std::string title;
    std::vector<std::pair<std::string, std::string>> lines;  ///< label and value, in Chinese
    std::string author;                                      ///< who had it made
    Instant made_at{};
    bool is_demo = false;  ///< of a fictional county: every page says so

    /// "统计范围：2026年1月1日至2026年12月31日", one a line.
    std::vector<std::string> told() const;
};

/// What every page of a paper of a fictional county carries.
constexpr std::string_view demo_mark = "演示数据";

/// in: `place`, the division the paper is of.
Heading heading_of(sync::Reading& reading, Made const& made, std::string title, Number place);
/// With what a figure was asked of: its window, the day and the state of the ledger it was read at.
Heading heading_of(sync::Reading& reading, Made const& made, std::string title, indicator::Question const& question);

/// "2026年11月24日"
std::string say_day(Date day);
/// "11月24日"
std::string say_day_of_year(Date day);
/// "星期二"
std::string_view say_weekday(Date day);
/// "2026年11月24日 12:05", by the county's clock.
std::string say_moment(Made const& made);
/// The division with the one it is part of before it, as people write it: "长溪镇樟坳村"; a county by its own name.
std::string say_place(sync::Reading const& reading, Number place);
/// "97.35%"; "无" when there is nothing to divide by.
std::string say_share(std::int64_t top, std::int64_t bottom);

}  // namespace chengxin::document
