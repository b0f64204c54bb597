#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "roster/kinds.hpp"

/// How large a grown store is: which counties of the fictional family, with how many villages and households.
namespace chengxin::bench {

struct Options {
    std::int64_t facts = 400'000;
    std::uint64_t seed = 20120501;
    Date today{};
    int years = 5;              ///< calendar years with visits, the current one among them
    std::int64_t counties = 0;  ///< 0: as many as a county of real size needs
    std::int64_t group = 1000;  ///< commands recorded together
};

struct VillageShape {
    std::size_t township = 0;
    bool is_community = false;
    std::int64_t households = 0;
};

struct CountyShape {
    roster::Tenant code = 0;
    std::int64_t quota = 0;  ///< facts when it is full
    std::size_t townships = 0;
    std::vector<VillageShape> villages;

    std::int64_t households() const;
};

/// in: `facts_a_household`, what one household brings on the average, its registration included.
std::vector<CountyShape> shapes(Options const& options, double facts_a_household);

/// A number that follows from others, well mixed: the same on every machine, and no state to be kept.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b, std::uint64_t c = 0);

}  // namespace chengxin::bench
