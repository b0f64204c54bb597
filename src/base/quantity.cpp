#include "base/quantity.hpp"

#include <charconv>
#include <limits>

namespace chengxin {

namespace {

__extension__ using Wide = __int128;

/// The largest whole number that a browser holds exactly.
constexpr std::int64_t whole_max = (std::int64_t{1} << 53) - 1;

std::optional<std::int64_t> read_whole(std::string_view text) {
    constexpr std::size_t digits_max = 18;
    std::int64_t number = 0;
    if (text.size() > digits_max + (text.starts_with('-') ? 1 : 0)) return std::nullopt;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const whole = error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> narrow(Wide number) {
    constexpr Wide most = std::numeric_limits<std::int64_t>::max();
    return number > most || number < -most ? std::nullopt : std::optional(static_cast<std::int64_t>(number));
}

}  // namespace

std::optional<Quantity> Quantity::of(json::Value const& value) {
    if (value.is_bool()) return Quantity(value.get_bool());
    if (value.is_int64()) {
        auto const number = value.get_int64();
        return number > whole_max || number < -whole_max ? std::nullopt : std::optional(Quantity(Ratio{number, 1}));
    }
    if (!value.is_string()) return std::nullopt;
    auto const text = std::string_view(value.get_string());
    if (auto const day = parse_date(text)) return Quantity(*day);
    auto const stroke = text.find('/');
    if (stroke != std::string_view::npos) {
        auto const top = read_whole(text.substr(0, stroke));
        auto const bottom = read_whole(text.substr(stroke + 1));
        if (top && bottom && *bottom > 0) return Quantity(Ratio{*top, *bottom});
    }
    return Quantity(std::string(text));
}

std::optional<Date> Quantity::day() const {
    auto const* day = std::get_if<Date>(&held_);
    return day == nullptr ? std::nullopt : std::optional(*day);
}

std::optional<std::int64_t> Quantity::whole() const {
    auto const* ratio = std::get_if<Ratio>(&held_);
    if (ratio == nullptr || ratio->top % ratio->bottom != 0) return std::nullopt;
    return ratio->top / ratio->bottom;
}

std::optional<Quantity> Quantity::times(Quantity const& other) const {
    auto const* a = std::get_if<Ratio>(&held_);
    auto const* b = std::get_if<Ratio>(&other.held_);
    if (a == nullptr || b == nullptr) return std::nullopt;
    auto const top = narrow(Wide{a->top} * b->top);
    auto const bottom = narrow(Wide{a->bottom} * b->bottom);
    if (!top || !bottom) return std::nullopt;
    return Quantity(Ratio{*top, *bottom});
}

std::optional<int> Quantity::compare(Quantity const& other) const {
    if (held_.index() != other.held_.index()) return std::nullopt;
    auto const sign = [](auto const& a, auto const& b) { return a < b ? -1 : b < a ? 1 : 0; };
    if (auto const* day = std::get_if<Date>(&held_)) return sign(*day, std::get<Date>(other.held_));
    if (auto const* a = std::get_if<Ratio>(&held_)) {
        auto const& b = std::get<Ratio>(other.held_);
        return sign(Wide{a->top} * b.bottom, Wide{b.top} * a->bottom);
    }
    return std::nullopt;
}

std::optional<bool> Quantity::equals(Quantity const& other) const {
    if (held_.index() != other.held_.index()) return std::nullopt;
    if (auto const order = compare(other)) return *order == 0;
    if (auto const* text = std::get_if<std::string>(&held_)) return *text == std::get<std::string>(other.held_);
    return std::get<bool>(held_) == std::get<bool>(other.held_);
}

}  // namespace chengxin
