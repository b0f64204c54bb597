#include "sync/people_store.hpp"

namespace chengxin::sync {

std::vector<std::vector<roster::LinkRow>> links_to_each(store::Connection& connection, ledger::Tenant tenant,
                                                        std::vector<Number> const& targets, Date day) {
    return connection.rows_each<roster::LinkRow>(
        "select origin, kind, first, id, target, past, seq from link where tenant = $1 and first <= $2 and $2 < past"
        " and target = $3 order by kind, first, id",
        targets, tenant, day);
}

}  // namespace chengxin::sync
