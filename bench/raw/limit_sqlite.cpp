#include <sqlite3.h>

#include <map>
#include <stdexcept>
#include <unordered_map>

#include "bench/raw/limit.hpp"
#include "bench/raw/seen.hpp"
#include "store/store.hpp"

namespace chengxin::bench {

namespace {

/// "a = ?1 and b = ?2"
std::string equations(std::vector<std::string> const& names, std::size_t first_number, std::string const& between) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i != 0) text += between;
        text += names[i] + " = ?" + std::to_string(first_number + i);
    }
    return text;
}

std::string statement_for(Table const& table, Row const& row) {
    std::vector<std::string> const keys(table.columns.begin(),
                                        table.columns.begin() + static_cast<std::ptrdiff_t>(table.keys));
    auto const where = " where " + equations(keys, 1, " and ");
    if (row.change == Change::erase) return "delete from " + table.name + where;
    if (row.change == Change::insert) {
        std::string names;
        std::string values;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            names += (i == 0 ? "" : ", ") + table.columns[i];
            values += (i == 0 ? "?" : ", ?") + std::to_string(i + 1);
        }
        return "insert into " + table.name + " (" + names + ") values (" + values + ")";
    }
    std::vector<std::string> changed;
    for (std::size_t i = table.keys; i < table.columns.size(); ++i) {
        if ((row.changed >> i & 1U) != 0) changed.push_back(table.columns[i]);
    }
    return "update " + table.name + " set " + equations(changed, table.keys + 1, ", ") + where;
}

class SqliteSink final : public Sink {
public:
    SqliteSink(sqlite3* database, Schema const& schema) : database_(database), schema_(schema) {}
    ~SqliteSink() override {
        for (auto const& [key, statement] : statements_) sqlite3_finalize(statement);
    }

    void begin() override { run("begin immediate"); }
    void commit() override { run("commit"); }

    void write(Row const& row) override {
        auto* const statement = prepared(row);
        int at = 0;
        for (auto const& cell : row.cells) {
            ++at;
            switch (cell.type) {
                case Cell::Type::none: sqlite3_bind_null(statement, at); break;
                case Cell::Type::number: sqlite3_bind_int64(statement, at, cell.number); break;
                case Cell::Type::text:
                    sqlite3_bind_text(statement, at, cell.bytes.data(), static_cast<int>(cell.bytes.size()), nullptr);
                    break;
                case Cell::Type::bytes:
                    sqlite3_bind_blob(statement, at, cell.bytes.data(), static_cast<int>(cell.bytes.size()), nullptr);
                    break;
            }
        }
        if (sqlite3_step(statement) != SQLITE_DONE) fail();
        sqlite3_reset(statement);
    }

private:
    [[noreturn]] void fail() const { throw std::runtime_error(sqlite3_errmsg(database_)); }

    sqlite3_stmt* make(std::string const& sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(database_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
            fail();
        return statement;
    }

    sqlite3_stmt* prepared(Row const& row) {
        auto const key = (static_cast<std::uint64_t>(row.table) << 40U) |
                         (static_cast<std::uint64_t>(row.change) << 32U) | row.changed;
        auto& kept = statements_[key];
        if (kept == nullptr) kept = make(statement_for(schema_[row.table], row));
        return kept;
    }

    void run(char const* sql) {
        auto& kept = words_[sql];
        if (kept == nullptr) kept = statements_[words_.size()] = make(sql);
        if (sqlite3_step(kept) != SQLITE_DONE) fail();
        sqlite3_reset(kept);
    }

    sqlite3* database_;
    Schema const& schema_;
    std::unordered_map<std::uint64_t, sqlite3_stmt*> statements_;
    std::unordered_map<char const*, sqlite3_stmt*> words_;
};

}  // namespace

json::Object write_sqlite(Writing const& asked) {
    watch_connections();
    store::Store store(asked.store);
    RowsIn rows(asked.rows);
    SqliteSink sink(first_connection(), rows.schema());
    return measure(asked, rows, sink);
}

}  // namespace chengxin::bench
