#pragma once

#include <map>
#include <set>
#include <vector>

#include "fact/kind.hpp"
#include "ledger/fact_store.hpp"
#include "ledger/word_store.hpp"
#include "roster/divisions.hpp"
#include "roster/roster_store.hpp"

namespace chengxin::fact {

using ledger::Number;
using ledger::Tenant;

/// A fact that is new, or whose standing or place is another than before.
struct Change {
    ledger::Row row;  ///< as it is now
    bool counted_before = false;
    Number place_before = 0;
    std::int64_t confirmed_before = 0;

    bool is_confirmed_otherwise() const { return row.confirmed != confirmed_before; }
    bool counts() const { return row.state == ledger::State::counts; }
};

/// What a group of new facts changed, for duties and figures to follow.
struct Settled {
    std::vector<Change> changes;
    std::map<std::pair<Number, Number>, roster::Stood> standing;  ///< by kind and subject: something else holds now
    std::map<Number, roster::Moved> moved;                        ///< households that are elsewhere now
    std::set<std::pair<Number, Number>> bound;                    ///< (link, origin) of which others hold now
};

/// What the tables are read and written with.
struct Ledger {
    store::Connection& connection;
    Tenant tenant;
    ledger::Words& words;
    Catalogue const& catalogue;
    roster::Divisions const& divisions;
};

/// The fact that a confirmation names. in: a fact of that kind.
Uuid confirmed_by(ledger::Row const& row);

/// Brings states, standing values, links, households and places up to date after `appended` was written.
/// Reads and writes what belongs to the subjects touched, nothing else.
Settled settle(Ledger const& ledger, std::vector<ledger::Row> const& appended);

}  // namespace chengxin::fact
