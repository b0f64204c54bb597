#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/date.hpp"
#include "base/json.hpp"

namespace chengxin {

/// A value that conditions compare: a text, yes or no, a day, or an exact number, whole or a ratio. Never a fraction
/// in binary.
class Quantity {
public:
    /// "2/3" is a ratio, "2026-11-24" a day, any other text itself. out: nothing for null, lists, objects, fractions.
    static std::optional<Quantity> of(json::Value const& value);
    static Quantity of_day(Date day) { return Quantity(day); }

    std::optional<Date> day() const;
    std::optional<std::int64_t> whole() const;
    /// out: nothing unless both are numbers and the product can be held.
    std::optional<Quantity> times(Quantity const& other) const;

    /// out: below, at or above nought; nothing when the two have no order: texts, or things of different kinds.
    std::optional<int> compare(Quantity const& other) const;
    /// out: nothing for things of different kinds.
    std::optional<bool> equals(Quantity const& other) const;

private:
    struct Ratio {
        std::int64_t top = 0;
        std::int64_t bottom = 1;  ///< above nought
    };
    using Held = std::variant<std::string, bool, Date, Ratio>;
    explicit Quantity(Held held) : held_(std::move(held)) {}

    Held held_;
};

}  // namespace chengxin
