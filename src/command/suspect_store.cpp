#include "command/suspect_store.hpp"

namespace chengxin::command {

namespace {

struct StrikesRow {
    std::int64_t strikes;
};
BOOST_DESCRIBE_STRUCT(StrikesRow, (), (strikes))

struct SuspectRow {
    ledger::FactId id;
};
BOOST_DESCRIBE_STRUCT(SuspectRow, (), (id))

constexpr std::int64_t listed_max = 1000;

}  // namespace

void add_strikes(store::Connection& connection, ledger::Tenant tenant, Remains const& remains) {
    std::int64_t const strikes = remains.by_own_fault ? 2 : 1;
    store::Transaction transaction(connection, store::Transaction::Purpose::write);
    for (auto const& id : remains.ids) {
        connection.run(
            "insert into suspect (tenant, id, strikes) values ($1, $2, $3)"
            " on conflict (tenant, id) do update set strikes = suspect.strikes + excluded.strikes",
            tenant, id, strikes);
    }
    transaction.commit();
}

std::map<ledger::FactId, std::int64_t> strikes_of(store::Connection& connection, ledger::Tenant tenant,
                                                  std::vector<ledger::FactId> const& ids) {
    std::map<ledger::FactId, std::int64_t> strikes;
    if (connection.rows<SuspectRow>("select id from suspect where tenant = $1 order by id limit 1", tenant).empty()) {
        return strikes;  // as nearly always
    }
    connection.visit_each<StrikesRow>(
        "select strikes from suspect where tenant = $1 and id = $2", ids,
        [&](std::size_t place, StrikesRow&& row) { strikes.emplace(ids[place], row.strikes); }, tenant);
    return strikes;
}

void clear_strikes(store::Connection& connection, ledger::Tenant tenant, ledger::FactId const& id) {
    connection.run("delete from suspect where tenant = $1 and id = $2", tenant, id);
}

std::vector<ledger::FactId> quarantined(store::Connection& connection, ledger::Tenant tenant) {
    std::vector<ledger::FactId> ids;
    auto const rows =
        connection.rows<SuspectRow>("select id from suspect where tenant = $1 and strikes >= $2 order by id limit $3",
                                    tenant, strikes_to_quarantine, listed_max);
    for (auto const& row : rows) ids.push_back(row.id);
    return ids;
}

}  // namespace chengxin::command
