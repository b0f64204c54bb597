#include "base/date.hpp"

#include <charconv>

#include "base/check.hpp"

namespace chengxin {

using namespace std::chrono;

namespace {

/// The number in text[begin, begin + size), or -1.
int digits(std::string_view text, size_t begin, size_t size) {
    int value = -1;
    if (text[begin] < '0' || text[begin] > '9') return -1;
    auto const* end = text.data() + begin + size;
    auto const parsed = std::from_chars(text.data() + begin, end, value);
    return parsed.ptr == end ? value : -1;
}

/// The number over text[begin, begin + size).
void write_digits(std::string& text, size_t begin, size_t size, std::uint64_t number) {
    for (auto at = begin + size; at > begin; number /= 10) text[--at] = static_cast<char>('0' + number % 10);
}

/// Made only when it is needed: a day is read far more often than it is refused.
Problem no_date() { return {Refusal::malformed, "date.malformed", "", "日期应写成 2026-11-23 的样子。"}; }
Problem no_instant() {
    return {Refusal::malformed, "instant.malformed", "", "时刻应写成 2026-11-23T08:00:00Z 的样子。"};
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return no_date();
    int const y = digits(text, 0, 4);
    int const m = digits(text, 5, 2);
    int const d = digits(text, 8, 2);
    if (y < 1 || m < 1 || d < 1) return no_date();
    auto const parts = year{y} / m / d;
    if (!parts.ok()) return no_date();
    return Date{local_days{parts}};
}

std::string to_text(Date day) {
    auto const parts = year_month_day{day};
    CHECK(int(parts.year()) >= 0 && int(parts.year()) <= 9999);
    std::string text = "0000-00-00";
    write_digits(text, 0, 4, unsigned(int(parts.year())));
    write_digits(text, 5, 2, unsigned(parts.month()));
    write_digits(text, 8, 2, unsigned(parts.day()));
    return text;
}

int year_of(Date day) { return int(year_month_day{day}.year()); }

Date first_of_year(int number) { return local_days{year{number} / 1 / 1}; }

std::int64_t month_number(Date day) {
    auto const parts = year_month_day{day};
    return std::int64_t{int(parts.year())} * 12 + unsigned(parts.month()) - 1;
}

Date first_of_month(std::int64_t number) {
    return local_days{year{int(number / 12)} / month{unsigned(number % 12 + 1)} / 1};
}

Date add_months(Date day, int count) {
    auto const parts = year_month_day{day};
    auto const target = parts.year() / parts.month() + months{count};
    auto const last = (target / std::chrono::last).day();
    return local_days{target / std::min(parts.day(), last)};
}

Date day_at(Instant moment, minutes offset) { return Date{floor<days>(moment + offset).time_since_epoch()}; }

std::int64_t to_ms(Instant moment) { return moment.time_since_epoch().count(); }
Instant from_ms(std::int64_t ms) { return Instant{milliseconds{ms}}; }

std::string to_text(Instant moment) {
    auto const day = floor<days>(moment);
    auto const ms = static_cast<std::uint64_t>((moment - day).count());
    auto text = to_text(Date{day.time_since_epoch()}) + "T00:00:00.000Z";
    write_digits(text, 11, 2, ms / 3'600'000);
    write_digits(text, 14, 2, ms / 60'000 % 60);
    write_digits(text, 17, 2, ms / 1000 % 60);
    write_digits(text, 20, 3, ms % 1000);
    return text;
}

Result<Instant> parse_instant(std::string_view text) {
    bool const with_ms = text.size() == 24 && text[19] == '.';
    if ((text.size() != 20 && !with_ms) || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text.back() != 'Z') {
        return no_instant();
    }
    auto const day = parse_date(text.substr(0, 10));
    int const hour = digits(text, 11, 2);
    int const minute = digits(text, 14, 2);
    int const second = digits(text, 17, 2);
    int const ms = with_ms ? digits(text, 20, 3) : 0;
    if (!day || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || ms < 0)
        return no_instant();
    return Instant{sys_days{day->time_since_epoch()}} + hours{hour} + minutes{minute} + seconds{second} +
           milliseconds{ms};
}

}  // namespace chengxin
