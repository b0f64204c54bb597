#pragma once

#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

/// Rows that the product wrote, in a file: group after group, each row once a group, with what changed of it.
namespace chengxin::bench {

/// A table as the migrations make it. Its key is its first columns.
struct Table {
    std::string name;
    std::vector<std::string> columns;
    std::vector<std::string> types;  ///< bigint, text, bytea
    std::size_t keys = 0;

    /// Whether it is of the ledger: what is never derived from anything.
    bool is_ledger() const;
};
using Schema = std::vector<Table>;

struct Cell {
    enum class Type : std::uint8_t { none, number, text, bytes };
    Type type = Type::none;
    std::int64_t number = 0;
    std::string_view bytes;
};

enum class Change : std::uint8_t { insert = 1, update, erase, end };

/// One row of a group as it was before and as it is after.
struct Row {
    Change change = Change::insert;
    std::uint32_t table = 0;
    std::uint32_t changed = 0;    ///< of an update: a bit a column
    std::span<Cell const> cells;  ///< insert: all; update: keys and what changed; erase: keys
};

/// Writes a file of rows.
class RowsOut {
public:
    /// throws: std::runtime_error when it cannot be written; so all of these.
    RowsOut(std::string const& path, Schema const& schema);
    RowsOut(RowsOut const&) = delete;
    ~RowsOut();
    void add(Row const& row);
    void end_group();
    void close();

private:
    void put(void const* bytes, std::size_t size);
    std::FILE* file_;
};

/// A file of rows in memory, to be walked from the front.
class RowsIn {
public:
    explicit RowsIn(std::string const& path);
    RowsIn(RowsIn const&) = delete;
    ~RowsIn();

    Schema const& schema() const { return schema_; }
    /// out: the next row of the group, nothing at its end; the row's cells are valid until the next call.
    std::optional<Row> next();
    /// Whether there is another group.
    bool has_group() const { return at_ < bytes_.size(); }
    /// Passes over groups until so many facts are behind.
    void skip(std::int64_t facts);
    /// Brings into memory what comes next, so that it is not read from the disk while something is measured.
    void touch(std::size_t bytes) const;

private:
    template <typename T>
    T get();

    std::string_view bytes_;
    std::size_t at_ = 0;
    Schema schema_;
    std::vector<Cell> cells_;
};

}  // namespace chengxin::bench
