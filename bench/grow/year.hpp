#pragma once

#include <vector>

#include "bench/grow/shape.hpp"

/// What happens in a county in a year, before it is put into commands: small enough to be planned again after a stop.
namespace chengxin::bench {

struct Event {
    enum class What : std::uint8_t { visit, call, correction, withdrawal, excuse, away, household };

    Date recorded_on{};
    Date day{};
    std::uint32_t key = 0;  ///< of the event, in its county and year: its id follows from it
    std::uint32_t household = 0;
    std::uint32_t target = 0;  ///< key of what it corrects or withdraws
    Date target_recorded_on{};
    What what = What::visit;
    bool by_liaison = false;
};

/// in:  a county's number of households; `seed` of the county.
/// out: in the order in which it is recorded. What follows on an event comes after it.
std::vector<Event> events_of_year(std::int64_t households, int year, Date today, std::uint64_t seed);

/// Events of one household in all years, on the average.
double events_a_household(Options const& options);

}  // namespace chengxin::bench
