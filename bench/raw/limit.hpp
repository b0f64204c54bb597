#pragma once

#include "base/json.hpp"
#include "bench/load/figures.hpp"
#include "bench/raw/rows.hpp"

/// The limit: the rows that the product wrote, written with nothing around it.
namespace chengxin::bench {

struct Writing {
    std::string store;
    std::string rows;
    std::int64_t first = 0;    ///< facts of the file that are passed over
    double seconds = 0;        ///< at most; 0: until the file ends
    bool ledger_only = false;  ///< without what is derived
    Watched watched;           ///< the server processes of the database, if there are any
};

/// Where rows go.
class Sink {
public:
    Sink() = default;
    Sink(Sink const&) = delete;
    virtual ~Sink() = default;
    virtual void begin() = 0;
    virtual void write(Row const& row) = 0;
    virtual void commit() = 0;  ///< on the disk when this returns
};

/// Through the C interface of SQLite, on the connection that the product itself sets up.
json::Object write_sqlite(Writing const& asked);
/// Through libpq, a statement a table and kind of change, in one pipeline a group.
json::Object write_postgres(Writing const& asked);

/// Writes group after group and measures it.
json::Object measure(Writing const& asked, RowsIn& rows, Sink& sink);

}  // namespace chengxin::bench
