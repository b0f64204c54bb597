#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "command/check.hpp"

namespace chengxin::backup {

/// Where the ledger of one county ends.
struct CountyHead {
    ledger::Tenant county = 0;
    ledger::Seq seq = 0;
    ledger::Hash link{};

    bool operator==(CountyHead const&) const = default;
};

/// "431123 6001 9f…", as `chengxin head` begins.
std::string to_text(CountyHead const& head);

CountyHead head_of(store::Connection& connection, ledger::Tenant county);
/// Of every county of a store, by its number.
std::vector<CountyHead> heads_of(store::Connection& connection);

/// What `verify` and `check` find in one county, each finding with the county's number; nothing when all is well.
command::Findings prove(command::County& county, store::Connection& connection);
/// The same of all counties of a store.
command::Findings prove_all(store::Store& store, ledger::MasterKey const& key);

}  // namespace chengxin::backup
