#pragma once

#include <map>
#include <vector>

#include "duty/duty_store.hpp"
#include "roster/roster_store.hpp"

/// What the tables say of some subjects: the other side of a comparison with what the facts give.
namespace chengxin::command {

using ledger::Number;

/// Subjects with `after` < number ≤ `last`.
struct SubjectRange {
    Number after = 0;
    Number last = 0;
};

/// Derived rows of one subject, each list in the order of its key.
struct Derived {
    std::map<Number, std::vector<roster::StandingRow>> standing;  ///< by kind
    std::vector<roster::LinkRow> links;
    std::vector<roster::HouseholdRow> household;
    std::map<Number, std::vector<duty::Owed>> owed;               ///< by duty
    std::map<std::pair<Number, std::int64_t>, duty::Span> spans;  ///< by duty and year
    bool has_key = false;
};

/// in: kinds of what stands, duties and years, by which the tables are keyed.
/// out: by subject. cost: a query a kind, and a duty, and a duty and year. throws: StoreFailure.
std::map<Number, Derived> derived_of(store::Connection& connection, ledger::Tenant tenant, SubjectRange const& range,
                                     std::vector<Number> const& kinds, std::vector<Number> const& duties,
                                     std::vector<std::int64_t> const& years);

}  // namespace chengxin::command
