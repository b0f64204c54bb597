#pragma once

#include <string_view>
#include <vector>

#include "store/connection.hpp"

namespace chengxin::backup {

/// One table as it is carried from store to store: its rows of a tenant, in the order of its key.
struct Table {
    std::string_view name;
    std::vector<std::string_view> columns;  ///< as `page` gives them and `insert` takes them, without the tenant
    store::Cells start;                     ///< before the least key; as long as the key, which comes first
    store::Sql page;                        ///< $1 the tenant, $2 … the key after which it begins
    store::Sql insert;                      ///< $1 the tenant, $2 … the columns
};

constexpr std::size_t page_rows = 2000;  ///< the limit of every `page`

/// Every table of the schema but those that stay where they are: sessions, which are signed in anew, and the version
/// of the schema, which is the store's own. tests/tables_test.cpp holds it against migrations/.
/// The last two make a tenant of what was copied before: without them no store serves it.
std::vector<Table> const& tables();
constexpr std::size_t sealing_tables = 2;

/// Sessions of all tenants, which nobody may take up again from a copy.
void forget_sessions(store::Connection& connection);

}  // namespace chengxin::backup
