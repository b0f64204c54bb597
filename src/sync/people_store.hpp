#pragma once

#include "roster/roster_store.hpp"

/// What binds people to places, many places at once.
namespace chengxin::sync {

using ledger::Number;

/// For each target the links that lead to it and hold on the day, by kind and day. throws: StoreFailure, as all.
std::vector<std::vector<roster::LinkRow>> links_to_each(store::Connection& connection, ledger::Tenant tenant,
                                                        std::vector<Number> const& targets, Date day);

}  // namespace chengxin::sync
