#pragma once

#include <memory>
#include <string>

#include "store/engine.hpp"

namespace chengxin::store {

/// A connection to a SQLite file, in WAL mode, durable at each commit. ":memory:" is one of its own.
/// throws: StoreFailure when the file cannot be opened.
std::unique_ptr<Engine> open_sqlite(std::string const& path, bool may_write);

}  // namespace chengxin::store
