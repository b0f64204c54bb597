#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/date.hpp"

namespace chengxin {

namespace access {
class GrantMaker;
}

/// Proof that the right question was asked and answered yes: who may do what, where, on which day.
/// Only access/ makes one, so what takes a Grant cannot be reached without it.
class Grant {
public:
    std::int64_t tenant() const { return tenant_; }
    std::int64_t person() const { return person_; }  ///< subject number of the one who asks
    Date day() const { return day_; }
    /// The divisions within which it holds, each with all that is part of it.
    std::span<std::int64_t const> places() const { return places_; }

    /// in: a division and what it is part of, innermost first.
    bool covers(std::span<std::int64_t const> lineage) const {
        return std::ranges::any_of(lineage, [&](auto place) { return std::ranges::count(places_, place) > 0; });
    }

private:
    Grant(std::int64_t tenant, std::int64_t person, Date day, std::vector<std::int64_t> places)
        : tenant_(tenant),
          person_(person),
          day_(day),
          places_(std::move(places)) {}
    friend class access::GrantMaker;

    std::int64_t tenant_;
    std::int64_t person_;
    Date day_;
    std::vector<std::int64_t> places_;
};

}  // namespace chengxin
