#pragma once

#include <array>
#include <string>
#include <vector>

#include "sync/reading.hpp"

namespace chengxin::document {

using ledger::Number;

/// What one person did and wrote down in a span of days, wherever that person has a role.
struct OwnRecords {
    std::vector<ledger::Row> rows;  ///< that count, by (day, seq)
};

/// The caller's own. Facts of packs alone: nobody else's, no registrations, no exits.
/// cost: reads what was recorded in the span where the caller has, or had, a role.
OwnRecords own_records(sync::Reading& reading, DateRange days);

/// How many of a kind, month by month.
struct KindMonths {
    std::string title;
    std::array<std::int64_t, 12> months{};
    std::int64_t total = 0;
};
std::vector<KindMonths> by_kind_and_month(sync::Reading const& reading, OwnRecords const& records);

/// How often each option of a list was ticked, the most frequent first.
struct Ticked {
    std::string kind;  ///< titles
    std::string field;
    std::vector<std::pair<std::string, std::int64_t>> options;
};
/// Of fields with several choices, as topics are. A field that only some may see stays out: a paper goes on to others.
std::vector<Ticked> ticked(sync::Reading& reading, OwnRecords const& records);

/// A role held today or in the span, as people say it: "樟坳村驻村干部", with the place it is held for.
struct RoleTold {
    Number place = 0;
    std::string title;
    Date first{};
    Date past{};
};
/// in: links to divisions and their seats; pairings are not among them.
std::vector<RoleTold> roles_in(sync::Reading const& reading, access::Caller const& person, DateRange days);

}  // namespace chengxin::document
