#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace chengxin {

/// A day on the county's wall calendar. Not an instant: it has no zone and no hour.
using Date = std::chrono::local_days;

/// A moment on the world's clock, to the millisecond, UTC.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Days from `first` up to but not including `past`.
struct DateRange {
    Date first;
    Date past;

    bool contains(Date day) const { return first <= day && day < past; }
    bool empty() const { return past <= first; }
    std::int64_t days() const { return empty() ? 0 : (past - first).count(); }
    bool operator==(DateRange const&) const = default;
};

/// The day that stands for "no end known": 9999-12-31.
Date const far_future = std::chrono::local_days{std::chrono::year{9999} / 12 / 31};

/// "2026-11-23" and nothing else. fails: malformed `date.malformed`.
Result<Date> parse_date(std::string_view text);
std::string to_text(Date day);

/// Whole days since 1970-01-01: how a day is kept in the database.
inline std::int64_t day_number(Date day) { return day.time_since_epoch().count(); }
inline Date from_day_number(std::int64_t number) { return Date{std::chrono::days{number}}; }

/// The calendar year of a day, and the first day of a year.
int year_of(Date day);
Date first_of_year(int year);

/// Months since year 0, January: how a month is kept in the database.
std::int64_t month_number(Date day);
Date first_of_month(std::int64_t month);

/// The same day of the month `months` later; a month's end stays a month's end or earlier
/// (29 February + 12 months = 28 February).
Date add_months(Date day, int months);

/// The county's calendar day at `moment`; the offset is fixed when a county is made.
Date day_at(Instant moment, std::chrono::minutes offset);

std::int64_t to_ms(Instant moment);
Instant from_ms(std::int64_t ms);
/// "2026-11-23T08:00:00.000Z"
std::string to_text(Instant moment);
/// fails: malformed `instant.malformed`. Takes what to_text writes, with or without milliseconds.
Result<Instant> parse_instant(std::string_view text);

}  // namespace chengxin
