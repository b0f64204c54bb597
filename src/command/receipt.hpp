#pragma once

#include <optional>

#include "base/problem.hpp"
#include "ledger/fact.hpp"

namespace chengxin::command {

using ledger::FactId;
using ledger::Seq;

/// What became of a command.
struct Receipt {
    enum class Outcome {
        accepted,
        repeated,
        refused,
        quarantined,
        deferred,  ///< the machine could not write it now; nothing of it is kept, it is to be sent again
    };
    FactId id;
    Outcome outcome = Outcome::refused;
    Seq seq = 0;  ///< of accepted and repeated ones
    Instant recorded_at{};
    ledger::Hash link{};  ///< of the fact's row: with seq a head, to be kept as a proof
    std::optional<Problem> problem;
};

/// "accepted", as receipts and metrics name it.
std::string_view to_text(Receipt::Outcome outcome);

Receipt deferred_receipt(FactId const& id);

}  // namespace chengxin::command
