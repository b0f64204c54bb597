#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.hpp"

/// The spans that a duty cuts the calendar into. source: docs/packs.md
namespace chengxin::duty {

/// How often something is owed: each is a number of whole months.
enum class Every { month = 1, quarter = 3, half_year = 6, year = 12 };

/// Spans are counted from year 0: of a year its number, of a month months since year 0.
using SpanNumber = std::int64_t;

SpanNumber span_at(Every every, Date day);
Date first_of_span(Every every, SpanNumber span);
DateRange days_of_span(Every every, SpanNumber span);

/// The spans that the years are cut into.
std::vector<SpanNumber> spans_of_years(Every every, std::vector<std::int64_t> const& years);

/// in: "month", "quarter", "half_year", "year". out: nothing for any other word.
std::optional<Every> every_named(std::string_view name);

}  // namespace chengxin::duty
