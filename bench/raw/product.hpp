#pragma once

#include "base/json.hpp"
#include "bench/raw/rows.hpp"

/// The product at work in this process, without its server: the same commands as the load, in groups of one size.
namespace chengxin::bench {

struct Recording {
    std::string store;
    std::string key;
    std::int64_t county = 439923;
    std::string today = "2026-11-24";
    std::int64_t facts = 100'000;
    std::size_t group = 1000;
    std::uint64_t seed = 1;
    std::string rows;  ///< the file that rows are written to; "" measures the product itself
};

/// throws: std::runtime_error. out: what was recorded, at what cost; rows a fact by table.
json::Object record(Recording const& asked);

}  // namespace chengxin::bench
