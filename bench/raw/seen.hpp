#pragma once

#include <sqlite3.h>

#include <map>
#include <memory>

#include "bench/raw/rows.hpp"

/// What lies below the product's door to its database: its connection, and each row that goes through it.
namespace chengxin::bench {

/// The first connection that this process opens from now on, as the product has set it up: its pragmas are ours.
sqlite3* first_connection();
/// Makes first_connection() known. To be called before the store is opened.
void watch_connections();

/// The product's tables, but for those that hold no facts and nothing derived of them.
Schema read_schema(sqlite3* database);

/// Notes each row that is written through a connection, until it is written to a file, once a group.
class Seen {
public:
    Seen(sqlite3* database, Schema const& schema);
    Seen(Seen const&) = delete;
    ~Seen();

    /// in: null where the rows are only to be counted. out: rows written, by table
    void end_group(RowsOut* out);
    std::vector<std::int64_t> const& counts() const { return counts_; }

private:
    struct Kept {
        Cell::Type type = Cell::Type::none;
        std::int64_t number = 0;
        std::string bytes;
        bool operator==(Kept const&) const = default;
    };
    using Cells = std::vector<Kept>;
    struct Past {
        std::optional<Cells> before;
        std::optional<Cells> after;
    };
    using Key = std::pair<std::uint32_t, std::string>;

    static void changed(void* self, sqlite3* database, int change, char const*, char const* table, sqlite3_int64,
                        sqlite3_int64);
    void note(std::uint32_t table, std::optional<Cells> before, std::optional<Cells> after);
    static Kept kept(sqlite3_value* value);
    std::string key_of(std::uint32_t table, Cells const& cells) const;
    void write(Key const& key, Past const& past, RowsOut* out);

    sqlite3* database_;
    Schema schema_;
    std::map<std::string, std::uint32_t, std::less<>> tables_;
    std::map<Key, Past> group_;
    std::vector<std::int64_t> counts_;
};

}  // namespace chengxin::bench
