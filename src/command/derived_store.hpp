#pragma once

#include <map>
#include <set>
#include <vector>

#include "duty/duty_store.hpp"
#include "indicator/cell_store.hpp"
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
    std::map<std::pair<Number, std::int64_t>, duty::Span> spans;  ///< by duty and span
    indicator::CellChanges tallies;                               ///< of the subject itself, those of nothing left out
    bool has_key = false;
};

/// A duty, and the spans of it in years that have facts.
struct DutySpans {
    Number duty = 0;
    std::vector<duty::SpanNumber> spans;
};

/// By what the tables are keyed besides.
struct DerivedKeys {
    std::vector<Number> const& kinds;  ///< of what stands
    std::vector<DutySpans> const& duties;
    std::set<Number> const& tallies;  ///< streams
};

/// out: by subject. cost: a query a kind, a duty, a duty and span, and a tally. throws: StoreFailure.
std::map<Number, Derived> derived_of(store::Connection& connection, ledger::Tenant tenant, SubjectRange const& range,
                                     DerivedKeys const& keys);

}  // namespace chengxin::command
