#pragma once

#include <functional>

#include "demo/demo.hpp"
#include "demo/scale.hpp"

namespace chengxin::demo {

struct CountyOptions {
    std::uint64_t seed = 20120501;
    Scale scale;
    /// Told now and then: how many records are in, of how many.
    std::function<void(std::int64_t, std::int64_t)> progress = [](std::int64_t, std::int64_t) {};
};

/// The whole county from 2012-05-01 to the end of 2014, by the commands: late, corrected, withdrawn and repeated
/// records among them. It closes on targets(). For a store that holds no county 439923 yet.
/// in:    shipped packs in the order in which they need one another, as canonical JSON.
/// fails: conflict `tenant.exists`; whatever a command refuses: then the demo itself is wrong.
Result<Made> make_county(store::Store& store, ledger::MasterKey const& key, std::vector<json::Object> const& packs,
                         std::string_view divisions_csv, std::string_view villages_csv, CountyOptions const& options);

}  // namespace chengxin::demo
