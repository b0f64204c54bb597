#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "store/value.hpp"

namespace chengxin::store {

/// The machine failed us: disk full, file corrupt, schema not as migrated. Not the caller's fault.
struct StoreFailure : std::runtime_error {
    using runtime_error::runtime_error;
};

/// Another writer came first, or the connection broke, perhaps while committing: what was asked for may or may not have
/// been done. The remedy is the same work once more; what is recorded twice is recognised by its id.
struct TryAgain : StoreFailure {
    using StoreFailure::StoreFailure;
};

/// A query: always a literal, with parameters $1 … $n. Its address is the key under which engines keep it prepared.
class Sql {
public:
    template <std::size_t Size>
    consteval Sql(char const (&text)[Size]) : text_(text, Size - 1) {}
    std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// throws: StoreFailure that names the table and column of a StrangeValue.
[[noreturn]] void refuse_value(Sql sql, char const* column);

/// Many rows of parameters for one statement: the first are common to all, the others are a row's own.
struct ParameterRows {
    std::vector<Value> common;
    std::size_t width = 0;      ///< values a row
    std::vector<Value> values;  ///< row after row

    std::size_t count() const { return width == 0 ? 0 : values.size() / width; }
    std::span<Value const> row(std::size_t place) const { return std::span(values).subspan(place * width, width); }
};

/// What differs between databases: one file an engine (store/sqlite.cpp, store/postgres.cpp).
class Engine {
public:
    using Take = std::function<void(Columns const&)>;
    using TakeEach = std::function<void(std::size_t place, Columns const&)>;

    Engine() = default;
    Engine(Engine const&) = delete;
    Engine& operator=(Engine const&) = delete;
    virtual ~Engine() = default;

    /// throws: StoreFailure, as all of these.
    virtual void script(std::string_view sql) = 0;
    virtual std::int64_t run(Sql sql, std::span<Value const> values) = 0;
    /// Runs it for each row of parameters. A failure may show only at the next query, or at the commit.
    /// in: an insert has its parameters as `values ($1, …, $n)`, and no two rows for one key.
    virtual void run_each(Sql sql, ParameterRows const& rows) = 0;
    /// `take` runs no other statement of this connection. Memory may grow with the result.
    virtual void query(Sql sql, std::span<Value const> values, Take const& take) = 0;
    /// As query, for results of any size: memory does not grow.
    virtual void stream(Sql sql, std::span<Value const> values, Take const& take) = 0;
    /// Runs a query for each row of parameters, in one go. `take` gets the place of the parameters that a row answers:
    /// the rows of one place in the order of the query, one after another.
    virtual void query_each(Sql sql, ParameterRows const& rows, TakeEach const& take) = 0;
    /// As query_each, but answered by answer(), or before it by any other statement: what is asked in a row goes out
    /// together. A failure shows there.
    virtual void ask_each(Sql sql, ParameterRows const& rows, TakeEach take) = 0;
    virtual void answer() = 0;

    virtual void begin_read() = 0;  ///< one unchanging view of all tables
    /// Where an engine has several writers, what they write is kept apart by the rows they lock: ledger::lock_head.
    virtual void begin_write() = 0;
    virtual void lock_schema() = 0;  ///< inside a transaction: nobody else changes the tables until it ends
    virtual void commit() = 0;       ///< on the disk when this returns
    virtual void rollback() noexcept = 0;

    /// The text of a migration as this engine wants it.
    virtual std::string adapt(std::string_view migration) const = 0;
    /// Writes everything, as of one moment, into the empty file `path`, to be opened as "sqlite:PATH"; others may write
    /// meanwhile. Not inside a transaction. out: false when this engine has no way to.
    virtual bool write_file(std::string const& path) = 0;
    /// After values were erased: leaves no copy of them in files of the database. May take as long as writing it anew.
    virtual void scrub() = 0;
    virtual std::int64_t bytes_on_disk() = 0;  ///< that the database takes up
    /// Whether the connection is gone for good: it is to be replaced by a new one.
    virtual bool is_lost() const noexcept = 0;
};

}  // namespace chengxin::store
