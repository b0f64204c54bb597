#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <stdexcept>
#include <string_view>

#include "store/value.hpp"

namespace chengxin::store {

/// The machine failed us: disk full, file corrupt, schema not as migrated. Not the caller's fault.
struct StoreFailure : std::runtime_error {
    using runtime_error::runtime_error;
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

/// What differs between databases. SQLite today; the next engine is a second file of this shape (store/sqlite.cpp).
class Engine {
public:
    using Take = std::function<void(Columns const&)>;

    Engine() = default;
    Engine(Engine const&) = delete;
    Engine& operator=(Engine const&) = delete;
    virtual ~Engine() = default;

    /// throws: StoreFailure, as all of these.
    virtual void script(std::string_view sql) = 0;
    virtual std::int64_t run(Sql sql, std::span<Value const> values) = 0;
    /// `take` may run other statements of this connection, never the same one again.
    virtual void query(Sql sql, std::span<Value const> values, Take const& take) = 0;

    virtual void begin_read() = 0;   ///< one unchanging view of all tables
    virtual void begin_write() = 0;  ///< alone: nobody else writes until commit or rollback
    virtual void commit() = 0;       ///< on the disk when this returns
    virtual void rollback() noexcept = 0;

    /// The text of a migration as this engine wants it.
    virtual std::string adapt(std::string_view migration) const = 0;
    /// Writes everything, as of one moment, into the empty file `path`, to be opened as "sqlite:PATH"; others may write
    /// meanwhile. Not inside a transaction. out: false when this engine has no way to.
    virtual bool write_file(std::string const& path) = 0;
    /// After values were erased: leaves no copy of them in files of the database. May take as long as writing it anew.
    virtual void scrub() = 0;
};

}  // namespace chengxin::store
