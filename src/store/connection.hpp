#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.hpp"
#include "store/engine.hpp"
#include "store/value.hpp"

namespace chengxin::store {

/// One connection to one database, whichever engine it is. Not shared between threads.
/// A row type is a described struct: its n-th member is the n-th column, or the n-th parameter.
class Connection {
public:
    explicit Connection(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}

    /// Runs statements without parameters: the text of a migration.
    void script(std::string_view sql) { engine_->script(sql); }

    /// Runs one statement. out: rows it touched.
    template <typename... Args>
    std::int64_t run(Sql sql, Args const&... args) {
        std::array<Value, sizeof...(Args)> const values{to_value(args)...};
        return engine_->run(sql, values);
    }

    /// Runs one statement for each row: a statement a row, kept prepared by the engine.
    /// in: the first parameters are `common` to all rows, the others are the row's members.
    template <typename Row, typename... Common>
    void run_each(Sql sql, std::vector<Row> const& rows, Common const&... common) {
        for (auto const& row : rows) {
            auto const values = values_of(row, common...);
            engine_->run(sql, values);
        }
    }

    template <typename Row, typename... Args>
    std::vector<Row> rows(Sql sql, Args const&... args) {
        std::vector<Row> found;
        visit<Row>(sql, [&](Row&& row) { found.push_back(std::move(row)); }, args...);
        return found;
    }

    /// in: a query that gives one row at most.
    template <typename Row, typename... Args>
    std::optional<Row> row(Sql sql, Args const&... args) {
        std::optional<Row> found;
        visit<Row>(
            sql,
            [&](Row&& row) {
                CHECK(!found);
                found = std::move(row);
            },
            args...);
        return found;
    }

    /// Hands each row on as it is read: memory does not grow with the result.
    template <typename Row, typename Visit, typename... Args>
    void visit(Sql sql, Visit&& take, Args const&... args) {
        std::array<Value, sizeof...(Args)> const values{to_value(args)...};
        engine_->query(sql, values, [&](Columns const& columns) {
            Row row{};
            int at = 0;
            using Members = boost::describe::describe_members<Row, boost::describe::mod_public>;
            CHECK(columns.count() == int(boost::mp11::mp_size<Members>::value));
            boost::mp11::mp_for_each<Members>([&](auto member) {
                try {
                    from_column(columns, at++, row.*member.pointer);
                } catch (StrangeValue const&) {
                    refuse_value(sql, member.name);
                }
            });
            take(std::move(row));
        });
    }

    /// Rows of any shape, their columns as they are kept. in: a query that has a limit.
    std::vector<Cells> cells(Sql sql, std::span<Cell const> parameters);
    /// Runs one statement for each row of any shape. in: the first parameters are `common` to all rows.
    void run_each_cells(Sql sql, std::span<Cells const> rows, std::span<Cell const> common);

    Engine& engine() { return *engine_; }

private:
    template <typename Row, typename... Common>
    static auto values_of(Row const& row, Common const&... common) {
        using Members = boost::describe::describe_members<Row, boost::describe::mod_public>;
        std::array<Value, sizeof...(Common) + boost::mp11::mp_size<Members>::value> values{to_value(common)...};
        std::size_t at = sizeof...(Common);
        boost::mp11::mp_for_each<Members>([&](auto member) { values[at++] = to_value(row.*member.pointer); });
        return values;
    }

    std::unique_ptr<Engine> engine_;
};

/// Everything or nothing: rolls back unless commit() was reached.
class Transaction {
public:
    enum class Purpose { read, write };

    Transaction(Connection& connection, Purpose purpose) : connection_(connection) {
        purpose == Purpose::write ? connection_.engine().begin_write() : connection_.engine().begin_read();
    }
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    ~Transaction() {
        if (open_) connection_.engine().rollback();
    }
    void commit() {
        connection_.engine().commit();
        open_ = false;
    }

private:
    Connection& connection_;
    bool open_ = true;
};

}  // namespace chengxin::store
