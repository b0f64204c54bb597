#pragma once

#include <string>
#include <vector>

#include "command/recorder.hpp"

/// The fictional county 439923: everything in it is invented, from one seed, by the commands.
namespace chengxin::demo {

constexpr ledger::Tenant county_code = roster::fictional_county;
constexpr std::string_view password = "chengxin-demo";

struct Login {
    std::string login;
    std::string who;  ///< in Chinese, for the one who tries it
};
/// The accounts that every demo has.
std::vector<Login> const& logins();

struct Options {
    std::uint64_t seed = 20120501;
    Date today{};
};

struct Made {
    std::int64_t households = 0;
    std::int64_t facts = 0;
    ledger::Head head;
};

/// One township with a year of visits, for a store that holds no county 439923 yet.
/// in:     shipped packs in the order in which they need one another, as canonical JSON.
/// fails:  conflict `tenant.exists`; whatever a command refuses: then the demo itself is wrong.
Result<Made> make_small(store::Store& store, ledger::MasterKey const& key, std::vector<json::Object> const& packs,
                        std::string_view divisions_csv, Options const& options);

}  // namespace chengxin::demo
