#pragma once

#include <unordered_map>

#include "command/world.hpp"
#include "ledger/fact_store.hpp"

namespace chengxin::command {

/// Opens personal values for one request. Whoever uses it has asked access/ before.
class Unsealing {
public:
    Unsealing(County& county, store::Connection& connection) : county_(county), connection_(connection) {}

    /// The value of a field as it was recorded; nothing if it was not given or has been erased.
    std::optional<json::Value> open(ledger::Row const& row, std::string_view field);
    /// The same of a text; "" where there is nothing.
    std::string text(ledger::Row const& row, std::string_view field);
    /// The answers with the named sealed fields opened; those that were erased are left out.
    json::Object answers(ledger::Row const& row, std::vector<std::string> const& fields);

private:
    ledger::SubjectSeal const* seal_of(ledger::Number subject);

    County& county_;
    store::Connection& connection_;
    std::unordered_map<ledger::Number, std::optional<ledger::SubjectSeal>> seals_;
};

/// "何**": enough to recognise whom one knows, too little for anybody else.
std::string masked_name(std::string_view name);
/// "138****1234"
std::string masked_phone(std::string_view phone);

}  // namespace chengxin::command
