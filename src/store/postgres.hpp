#pragma once

#include <memory>
#include <string>

#include "store/engine.hpp"

namespace chengxin::store {

/// A connection to PostgreSQL 15 or later, or to Citus.
/// in:     `url`, as libpq takes it, several hosts included: "postgresql://user@host1,host2/county". What it leaves
///         open is taken from the environment and the password file, as by psql.
/// throws: TryAgain when nobody answers there, StoreFailure when the URL or the password is wrong.
std::unique_ptr<Engine> open_postgres(std::string const& url, bool may_write);

}  // namespace chengxin::store
