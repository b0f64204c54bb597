#include "bench/grow/shape.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <stdexcept>

namespace chengxin::bench {

namespace {

struct Size {
    std::size_t villages;
    std::size_t townships;
};

// The twelfths of the 2 977 counties of the statistics office by village-level units, with the townships that go with
// them. The median comes first, so that a small store holds one county like most, and a larger one more of them.
constexpr std::array<Size, 12> sizes{{{130, 12},
                                      {61, 7},
                                      {156, 13},
                                      {28, 4},
                                      {214, 17},
                                      {86, 8},
                                      {309, 19},
                                      {108, 10},
                                      {180, 15},
                                      {258, 15},
                                      {374, 22},
                                      {549, 28}}};

/// Households of a village at the fifteenths of a county's villages.
constexpr std::array<std::int64_t, 15> village_sizes{90,  174, 211, 233, 265, 286, 321, 355,
                                                     375, 411, 433, 482, 514, 630, 778};
constexpr std::int64_t community_size = 2000;
constexpr std::int64_t households_a_village = 420;  // of a county that is full; 431123 has 478
constexpr std::size_t villages_a_community = 40;
constexpr std::size_t counties_max = 99;

roster::Tenant code_of(std::size_t at) {
    // 439923 first, where the demo lives; then its sisters from 439901 on.
    if (at == 0) return roster::fictional_county;
    auto const code = roster::fictional_first + static_cast<roster::Tenant>(at);
    return code >= roster::fictional_county ? code + 1 : code;
}

std::size_t villages_of(std::size_t counties) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < counties; ++i) count += sizes[i % sizes.size()].villages;
    return count;
}

CountyShape shape_of(std::size_t at, std::int64_t households, std::uint64_t seed) {
    auto const& size = sizes[at % sizes.size()];
    CountyShape county;
    county.code = code_of(at);
    county.townships = size.townships;
    std::vector<std::int64_t> weights;
    for (std::size_t i = 0; i < size.villages; ++i) {
        bool const is_community = i % villages_a_community == villages_a_community - 1;
        auto const drawn = mixed(seed, static_cast<std::uint64_t>(county.code), i) % village_sizes.size();
        county.villages.push_back({i % size.townships, is_community, 0});
        weights.push_back(is_community ? community_size : village_sizes[drawn]);
    }
    auto const sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    for (std::size_t i = 0; i < weights.size(); ++i) {
        county.villages[i].households = std::max<std::int64_t>(1, households * weights[i] / sum);
    }
    return county;
}

}  // namespace

std::int64_t CountyShape::households() const {
    std::int64_t count = 0;
    for (auto const& village : villages) count += village.households;
    return count;
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    auto const step = [](std::uint64_t x) {  // splitmix64
        x += 0x9E3779B97F4A7C15U;
        x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
        x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
        return x ^ (x >> 31U);
    };
    return step(step(step(a) ^ b) ^ c);
}

std::vector<CountyShape> shapes(Options const& options, double facts_a_household) {
    auto const all = static_cast<std::int64_t>(static_cast<double>(options.facts) / facts_a_household);
    auto counties = static_cast<std::size_t>(options.counties);
    if (counties == 0) {
        counties = 1;
        while (counties < counties_max && static_cast<std::int64_t>(villages_of(counties)) * households_a_village < all)
            ++counties;
    }
    if (counties > counties_max) throw std::invalid_argument("at most 99 counties of the fictional family");
    auto const villages = static_cast<std::int64_t>(villages_of(counties));
    std::vector<CountyShape> found;
    std::int64_t left = options.facts;
    for (std::size_t i = 0; i < counties; ++i) {
        auto const share = static_cast<std::int64_t>(sizes[i % sizes.size()].villages);
        // A little more than fills the quota: the year is cut off where it is full.
        found.push_back(shape_of(i, all * share / villages * 102 / 100, options.seed));
        found.back().quota = i + 1 == counties ? left : options.facts * share / villages;
        left -= found.back().quota;
    }
    return found;
}

}  // namespace chengxin::bench
