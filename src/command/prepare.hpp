#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command/decide.hpp"
#include "ledger/fact_store.hpp"
#include "ledger/seal.hpp"

namespace chengxin::command {

struct SealedField {
    std::string name;
    std::string bytes;
};

/// A decided fact with everything that is written of it.
struct Prepared {
    Draft draft;  ///< without its answers, which are in the row
    ledger::Row row;
    std::vector<SealedField> sealed;
    std::optional<ledger::Subject> subject;
    std::optional<ledger::WrappedKey> key;
    std::string login;  ///< of an account that is opened
    std::string password_hash;
};

/// Personal fields of a draft leave for their own table; the answers keep commitments. Computes the leaf.
/// in: `seal`, of the draft's subject; null if its key was erased.
/// fails: conflict `subject.erased` when there is something to seal and no key.
Result<Prepared> prepare(Draft draft, ledger::SubjectSeal const* seal);

/// Whether a fact that lies in the ledger says what the draft says. What was sealed under a key that is destroyed
/// cannot be compared; the rest decides.
/// in: `known`, the row of the draft's id; `seal`, of its subject, null if its key was erased.
bool says_the_same(Draft draft, ledger::Row const& known, std::string const& pack, ledger::SubjectSeal const* seal);

}  // namespace chengxin::command
