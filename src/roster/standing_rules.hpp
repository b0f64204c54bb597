#pragma once

#include <string>
#include <vector>

#include "ledger/fact.hpp"

namespace chengxin::roster {

/// Says that a value holds from `day` on, or that it no longer does.
struct Statement {
    std::string key;
    Date day{};
    ledger::FactId id;
    ledger::Seq seq = 0;
    bool ends = false;
};

/// From when to when a value holds, and which fact says so.
struct Span {
    std::string key;
    Date first{};
    Date past{};
    ledger::Seq seq = 0;

    bool operator==(Span const&) const = default;
};

/// What holds when: each statement until the next one of its key. Of two on one day the later id holds.
/// A function of the set of statements, whatever their order.
/// out: sorted by (key, first); no empty span.
std::vector<Span> spans_of(std::vector<Statement> statements);

}  // namespace chengxin::roster
