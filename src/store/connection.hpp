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

    /// Runs one statement for each row, all of them in one go.
    /// in:     the first parameters are `common` to all rows, the others are the row's members, or the row itself where
    ///         it is a single value. Rows of one statement do not touch one key twice.
    /// throws: StoreFailure, perhaps only at the next query or at the commit.
    template <typename Row, typename... Common>
    void run_each(Sql sql, std::vector<Row> const& rows, Common const&... common) {
        if (!rows.empty()) engine_->run_each(sql, parameters_of(rows, common...));
    }

    /// Runs one query for each key, all of them in one go. in: as run_each; `keys` outlive the call.
    template <typename Row, typename Key, typename Visit, typename... Common>
    void visit_each(Sql sql, std::vector<Key> const& keys, Visit&& take, Common const&... common) {
        if (keys.empty()) return;
        engine_->query_each(sql, parameters_of(keys, common...), [&](std::size_t place, Columns const& columns) {
            take(place, read_row<Row>(sql, columns));
        });
    }

    /// As rows_each, to stand in `into` after answer(), behind what is there: what is asked in a row goes out together.
    /// in: `into` outlives that.
    template <typename Row, typename Key, typename... Common>
    void ask_each(Sql sql, std::vector<Key> const& keys, std::vector<Row>& into, Common const&... common) {
        if (keys.empty()) return;
        engine_->ask_each(sql, parameters_of(keys, common...), [sql, &into](std::size_t, Columns const& columns) {
            into.push_back(read_row<Row>(sql, columns));
        });
    }
    void answer() { engine_->answer(); }

    /// The rows that each key leads to, in the order of the keys.
    template <typename Row, typename Key, typename... Common>
    std::vector<std::vector<Row>> rows_each(Sql sql, std::vector<Key> const& keys, Common const&... common) {
        std::vector<std::vector<Row>> found(keys.size());
        visit_each<Row>(
            sql, keys, [&](std::size_t place, Row&& row) { found[place].push_back(std::move(row)); }, common...);
        return found;
    }

    template <typename Row, typename... Args>
    std::vector<Row> rows(Sql sql, Args const&... args) {
        std::vector<Row> found;
        std::array<Value, sizeof...(Args)> const values{to_value(args)...};
        engine_->query(sql, values, [&](Columns const& columns) { found.push_back(read_row<Row>(sql, columns)); });
        return found;
    }

    /// in: a query that gives one row at most.
    template <typename Row, typename... Args>
    std::optional<Row> row(Sql sql, Args const&... args) {
        std::optional<Row> found;
        std::array<Value, sizeof...(Args)> const values{to_value(args)...};
        engine_->query(sql, values, [&](Columns const& columns) {
            CHECK(!found);
            found = read_row<Row>(sql, columns);
        });
        return found;
    }

    /// Hands each row on as it is read: memory does not grow with the result. `take` runs no other statement of this
    /// connection.
    template <typename Row, typename Visit, typename... Args>
    void visit(Sql sql, Visit&& take, Args const&... args) {
        std::array<Value, sizeof...(Args)> const values{to_value(args)...};
        engine_->stream(sql, values, [&](Columns const& columns) { take(read_row<Row>(sql, columns)); });
    }

    /// Rows of any shape, their columns as they are kept. in: a query that has a limit.
    std::vector<Cells> cells(Sql sql, std::span<Cell const> parameters);
    /// Runs one statement for each row of any shape. in: the first parameters are `common` to all rows.
    void run_each_cells(Sql sql, std::span<Cells const> rows, std::span<Cell const> common);

    Engine& engine() { return *engine_; }

private:
    template <typename Row>
    static Row read_row(Sql sql, Columns const& columns) {
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
        return row;
    }

    template <typename Row, typename... Common>
    static ParameterRows parameters_of(std::vector<Row> const& rows, Common const&... common) {
        ParameterRows parameters;
        parameters.common = {to_value(common)...};
        if constexpr (boost::describe::has_describe_members<Row>::value) {
            using Members = boost::describe::describe_members<Row, boost::describe::mod_public>;
            parameters.width = boost::mp11::mp_size<Members>::value;
            parameters.values.reserve(rows.size() * parameters.width);
            for (auto const& row : rows) {
                boost::mp11::mp_for_each<Members>(
                    [&](auto member) { parameters.values.push_back(to_value(row.*member.pointer)); });
            }
        } else {
            parameters.width = 1;
            for (auto const& row : rows) parameters.values.push_back(to_value(row));
        }
        return parameters;
    }

    std::unique_ptr<Engine> engine_;
};

}  // namespace chengxin::store
