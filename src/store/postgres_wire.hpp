#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

#include "store/engine.hpp"

/// How values cross to PostgreSQL and back, in its binary formats, and the forms of a statement for many rows at once.
namespace chengxin::store {

struct ResultFree {
    void operator()(PGresult* held) const { PQclear(held); }
};
using PgResult = std::unique_ptr<PGresult, ResultFree>;

/// Failures after which the same work is to be done again: serialisation, deadlock, a lock not to be had, a server that
/// goes down, comes up or has become a standby, a broken connection. in: `state`, SQLSTATE.
bool is_passing(std::string_view state);

/// Whether a statement was done, with rows or without.
bool is_answer(PGresult const* result);

/// The columns of one row of a result.
class PgColumns final : public Columns {
public:
    explicit PgColumns(PGresult const* result) : result_(result) {}
    void move_to(int row) { row_ = row; }

    int count() const override { return PQnfields(result_); }
    Type type(int column) const override;
    bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
    std::int64_t number(int column) const override;
    std::string_view text(int column) const override;
    Bytes bytes(int column) const override;

private:
    std::string_view raw(int column) const;

    PGresult const* result_;
    int row_ = 0;
};

/// The columns behind the place of the key.
class PgKeyedColumns final : public Columns {
public:
    explicit PgKeyedColumns(PGresult const* result) : columns_(result) {}
    void move_to(int row) { columns_.move_to(row); }
    std::size_t place() const { return static_cast<std::size_t>(columns_.number(0)) - 1; }
    int count() const override { return columns_.count() - 1; }
    Type type(int column) const override { return columns_.type(column + 1); }
    bool is_null(int column) const override { return columns_.is_null(column + 1); }
    std::int64_t number(int column) const override { return columns_.number(column + 1); }
    std::string_view text(int column) const override { return columns_.text(column + 1); }
    Bytes bytes(int column) const override { return columns_.bytes(column + 1); }

private:
    PgColumns columns_;
};

/// Parameters as libpq sends them. in: types as the server named them when it prepared the statement.
class PgParameters {
public:
    explicit PgParameters(std::size_t count);

    /// The next parameter. throws: StoreFailure when the server awaits a type that we do not write.
    void add(Value const& value, Oid type);
    /// The next parameter: the n-th value of all rows, as an array.
    void add_array(ParameterRows const& rows, std::size_t place, Oid type);

    int count() const { return static_cast<int>(pointers_.size()); }
    char const* const* values() const { return pointers_.data(); }
    int const* lengths() const { return lengths_.data(); }
    int const* formats() const { return formats_.data(); }

private:
    void add_bytes(std::string bytes);

    std::vector<std::string> kept_;  ///< reserved beforehand: pointers into it stay
    std::vector<char const*> pointers_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

/// The array type of a type. throws: StoreFailure for types that we do not write.
Oid array_type(Oid element);

/// An insert of one row as an insert of many: `values (…)` becomes a selection from arrays.
std::string many_rows_insert(std::string_view sql, std::size_t common, std::size_t width);
/// A query for one key as a query for many: the place of the key comes first in each row.
std::string many_keys_query(std::string_view sql, std::size_t common, std::size_t width);

}  // namespace chengxin::store
