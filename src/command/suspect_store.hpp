#pragma once

#include <map>

#include "command/in_flight.hpp"
#include "store/transaction.hpp"

/// Commands that were under way when the process died. A crash of our own is two strikes, a kill or a power cut one:
/// with any strike a command runs alone, with four it is put aside, so that no command can stop a county twice.
namespace chengxin::command {

constexpr std::int64_t strikes_to_quarantine = 4;

void add_strikes(store::Connection& connection, ledger::Tenant tenant, Remains const& remains);
/// Of those of the commands that have any.
std::map<ledger::FactId, std::int64_t> strikes_of(store::Connection& connection, ledger::Tenant tenant,
                                                  std::vector<ledger::FactId> const& ids);
/// It went through: nothing is held against it any more.
void clear_strikes(store::Connection& connection, ledger::Tenant tenant, ledger::FactId const& id);
/// What is put aside, for the administrator.
std::vector<ledger::FactId> quarantined(store::Connection& connection, ledger::Tenant tenant);

}  // namespace chengxin::command
