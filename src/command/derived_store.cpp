#include "command/derived_store.hpp"

namespace chengxin::command {

namespace {

struct KeyOf {
    Number subject;
};
BOOST_DESCRIBE_STRUCT(KeyOf, (), (subject))

}  // namespace

std::map<Number, Derived> derived_of(store::Connection& connection, ledger::Tenant tenant, SubjectRange const& range,
                                     DerivedKeys const& keys) {
    std::map<Number, Derived> found;
    auto const& [after, last] = range;
    for (auto const kind : keys.kinds) {
        connection.visit<roster::StandingRow>(
            "select subject, key, first, past, seq from standing where tenant = $1 and kind = $2 and subject > $3"
            " and subject <= $4 order by subject, key, first",
            [&](roster::StandingRow&& row) { found[row.subject].standing[kind].push_back(std::move(row)); }, tenant,
            kind, after, last);
    }
    connection.visit<roster::LinkRow>(
        "select origin, kind, first, id, target, past, seq from link where tenant = $1 and origin > $2"
        " and origin <= $3 order by origin, kind, first, id",
        [&](roster::LinkRow&& row) { found[row.origin].links.push_back(row); }, tenant, after, last);
    connection.visit<roster::HouseholdRow>(
        "select village, subject, first, past from household where tenant = $1 and subject > $2 and subject <= $3"
        " order by subject, first, village",
        [&](roster::HouseholdRow&& row) { found[row.subject].household.push_back(row); }, tenant, after, last);
    for (auto const& [duty, spans] : keys.duties) {
        connection.visit<duty::OwedRow>(
            "select subject, first, past, place from duty_owed where tenant = $1 and duty = $2 and subject > $3"
            " and subject <= $4 order by subject, first",
            [&](duty::OwedRow&& row) { found[row.subject].owed[duty].push_back({row.first, row.past, row.place}); },
            tenant, duty, after, last);
        for (auto const span : spans) {
            connection.visit<duty::SpanRow>(
                "select subject, days, met_on, excused_on, excused from duty_span where tenant = $1 and duty = $2"
                " and span = $3 and subject > $4 and subject <= $5 order by subject",
                [&](duty::SpanRow&& row) { found[row.subject].spans[{duty, span}] = row.span(); }, tenant, duty, span,
                after, last);
        }
    }
    for (auto const stream : keys.tallies) {
        connection.visit<indicator::TallyRow>(
            "select stream, month, place, item, n from tally where tenant = $1 and stream = $2 and item > $3"
            " and item <= $4 order by item, month, place",
            [&](indicator::TallyRow&& row) {
                if (row.n != 0) found[row.item].tallies[{row.stream, row.month, row.place, row.item}] = row.n;
            },
            tenant, stream, after, last);
    }
    connection.visit<KeyOf>(
        "select subject from subject_key where tenant = $1 and subject > $2 and subject <= $3 order by subject",
        [&](KeyOf&& row) { found[row.subject].has_key = true; }, tenant, after, last);
    return found;
}

}  // namespace chengxin::command
