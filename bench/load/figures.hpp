#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/json.hpp"

/// What is measured while a load runs: latencies, and what processes take of the machine.
namespace chengxin::bench {

using Steady = std::chrono::steady_clock;

/// Latencies to three per cent, in constant memory: 32 steps to each power of two of a microsecond.
class Histogram {
public:
    void add(Steady::duration took);
    /// out: microseconds below which so many of a hundred thousand lie.
    std::int64_t at(std::int64_t of_hundred_thousand) const;
    std::int64_t count() const { return count_; }
    void clear() { *this = {}; }
    json::Object told() const;

private:
    static constexpr std::int64_t steps = 32;
    std::array<std::int64_t, 40 * steps> buckets_{};
    std::int64_t count_ = 0;
    std::int64_t most_ = 0;
};

/// Processes whose cost is counted: each named one, and all that descend from those named as trees.
struct Watched {
    std::vector<std::int64_t> processes;
    std::vector<std::int64_t> trees;

    std::int64_t cpu_us() const;
    std::int64_t resident_kib() const;  ///< of the named processes; pages of a tree are shared, its sum says little
    std::int64_t most_resident_kib() const;  ///< since each began
    bool empty() const { return processes.empty() && trees.empty(); }
};

std::int64_t own_cpu_us();

}  // namespace chengxin::bench
