#include "table/xlsx_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include "base/date.hpp"

namespace chengxin::table {

namespace {

constexpr double exact_below = 1e15;  // what a spreadsheet keeps 15 digits of
constexpr double serial_past = 2'958'466;
constexpr int false_leap_day = 60;  // 1900-02-29, which Excel believes in

std::optional<double> number_of(std::string_view text) {
    double value = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

Date day_of(int serial, Epoch epoch) {
    using std::chrono::local_days;
    using std::chrono::year;
    if (epoch == Epoch::year_1904) return local_days{year{1904} / 1 / 1} + std::chrono::days{serial};
    // Excel counts a day too many after February 1900.
    return local_days{year{1899} / 12 / 31} + std::chrono::days{serial > false_leap_day ? serial - 1 : serial};
}

/// What a format code says without what it says literally: "quoted", \x, [Red].
std::string bare(std::string_view code) {
    std::string rest;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == '"' || code[i] == '[') {
            auto const end = code.find(code[i] == '"' ? '"' : ']', i + 1);
            if (end == std::string_view::npos) break;
            i = end;
        } else if (code[i] == '\\' || code[i] == '_' || code[i] == '*') {
            ++i;
        } else {
            rest += code[i];
        }
    }
    return rest;
}

}  // namespace

bool shows_a_day(int number, std::string_view code) {
    if (code.empty()) {
        bool const western =
            number >= 14 && number <= 22 && number != 18 && number != 19 && number != 20 && number != 21;
        bool const eastern = (number >= 27 && number <= 31) || number == 36 || (number >= 50 && number <= 54) ||
                             number == 57 || number == 58;
        return western || eastern;
    }
    auto const plain = bare(code);
    if (plain.starts_with("General")) return false;
    return plain.find_first_of("yYdD") != std::string::npos || plain.find("年") != std::string::npos ||
           plain.find("日") != std::string::npos;
}

Cell number_cell(std::string_view kept) {
    auto const value = number_of(kept);
    if (!value) return {std::string(kept), Cell::Kind::error};
    bool const is_whole = std::abs(*value) < exact_below && *value == std::floor(*value);
    if (!is_whole) return {std::string(kept), Cell::Kind::number};
    return {std::to_string(static_cast<std::int64_t>(*value)), Cell::Kind::number};
}

Cell day_cell(std::string_view kept, Epoch epoch) {
    auto const value = number_of(kept);
    if (!value || *value < 1 || *value >= serial_past) return number_cell(kept);
    auto const serial = static_cast<int>(*value);
    if (epoch == Epoch::year_1900 && serial == false_leap_day) return {"1900-02-29", Cell::Kind::date};
    return {to_text(day_of(serial, epoch)), Cell::Kind::date};
}

std::optional<std::string> day_of_serial(std::string_view digits) {
    constexpr double first = 18'264;  // 1950-01-01
    constexpr double past = 73'051;   // 2100-01-01
    auto const value = number_of(digits);
    if (!value || *value < first || *value >= past) return std::nullopt;
    return to_text(day_of(static_cast<int>(*value), Epoch::year_1900));
}

}  // namespace chengxin::table
