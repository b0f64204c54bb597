#include <libpq-fe.h>

#include <algorithm>
#include <bit>
#include <map>
#include <memory>
#include <stdexcept>

#include "bench/raw/limit.hpp"

namespace chengxin::bench {

namespace {

constexpr std::uint32_t bigint = 20;
constexpr std::uint32_t text = 25;
constexpr std::uint32_t bytea = 17;
constexpr int binary = 1;

std::uint32_t type_of(std::string const& name) { return name == "bigint" ? bigint : name == "text" ? text : bytea; }

template <typename T>
void put(std::string& to, T value) {
    for (int shift = static_cast<int>(sizeof value) * 8 - 8; shift >= 0; shift -= 8) {
        to += static_cast<char>(static_cast<std::uint64_t>(value) >> static_cast<unsigned>(shift));
    }
}

/// One column of the rows of a statement, as an array in the format of the wire.
class Column {
public:
    explicit Column(std::uint32_t type) : type_(type) { clear(); }

    void clear() {
        bytes_.clear();
        put(bytes_, std::int32_t{1});  // one dimension
        put(bytes_, std::int32_t{1});  // there may be nulls
        put(bytes_, static_cast<std::int32_t>(type_));
        put(bytes_, std::int32_t{0});  // the count, put in at the end
        put(bytes_, std::int32_t{1});
    }
    void add(Cell const& cell) {
        if (cell.type == Cell::Type::none) {
            put(bytes_, std::int32_t{-1});
        } else if (cell.type == Cell::Type::number) {
            put(bytes_, std::int32_t{8});
            put(bytes_, cell.number);
        } else {
            put(bytes_, static_cast<std::int32_t>(cell.bytes.size()));
            bytes_ += cell.bytes;
        }
    }
    std::string const& with_count(std::int32_t count) {
        std::string number;
        put(number, count);
        bytes_.replace(12, 4, number);
        return bytes_;
    }

private:
    std::uint32_t type_;
    std::string bytes_;
};

/// A statement for one table and kind of change, with the rows that wait for it.
struct Batch {
    std::string name;
    std::string sql;
    std::vector<Column> columns;
    std::int32_t rows = 0;
    bool is_prepared = false;
};

std::string joined(std::vector<std::string> const& words, std::string const& between) {
    std::string all;
    for (auto const& word : words) all += (all.empty() ? "" : between) + word;
    return all;
}

class PostgresSink final : public Sink {
public:
    PostgresSink(std::string const& url, Schema const& schema)
        : schema_(schema),
          connection_(PQconnectdb(url.c_str())) {
        if (PQstatus(connection_.get()) != CONNECTION_OK) fail();
        // What the planner does not know is how many rows an array holds; it always is few against the table.
        run("set enable_hashjoin = off; set enable_mergejoin = off; set enable_seqscan = off");
        if (PQenterPipelineMode(connection_.get()) != 1) fail();
    }

    void begin() override {}

    void write(Row const& row) override {
        auto& batch = batch_for(row);
        for (std::size_t i = 0; i < row.cells.size(); ++i) batch.columns[i].add(row.cells[i]);
        ++batch.rows;
    }

    void commit() override {
        send("begin", "begin");
        for (auto& [key, batch] : batches_) {
            if (batch.rows != 0) send(batch);
        }
        send("commit", "commit");
        if (PQpipelineSync(connection_.get()) != 1) fail();
        take_results();
    }

private:
    using Key = std::uint64_t;

    [[noreturn]] void fail() const { throw std::runtime_error(PQerrorMessage(connection_.get())); }

    void run(char const* sql) {
        std::unique_ptr<PGresult, decltype(&PQclear)> const result(PQexec(connection_.get(), sql), PQclear);
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail();
    }

    Batch& batch_for(Row const& row) {
        auto const key = (static_cast<Key>(row.table) << 40U) | (static_cast<Key>(row.change) << 32U) | row.changed;
        auto const [at, is_new] = batches_.try_emplace(key);
        if (is_new) make(at->second, row, key);
        return at->second;
    }

    void make(Batch& batch, Row const& row, Key key) const {
        auto const& table = schema_[row.table];
        std::vector<std::string> names;
        std::vector<std::string> arrays;
        std::vector<std::string> set;
        std::vector<std::string> where;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            bool const is_key = i < table.keys;
            bool const is_changed = (row.changed >> i & 1U) != 0;
            if (row.change != Change::insert && !is_key && !is_changed) continue;
            auto const& name = table.columns[i];
            names.push_back(name);
            arrays.push_back("$" + std::to_string(names.size()) + "::" + table.types[i] + "[]");
            batch.columns.emplace_back(type_of(table.types[i]));
            (is_key ? where : set).push_back((is_key ? "t." : "") + name + " = u." + name);
        }
        auto const rows = "unnest(" + joined(arrays, ", ") + ") as u(" + joined(names, ", ") + ")";
        if (row.change == Change::insert) {
            batch.sql = "insert into " + table.name + " (" + joined(names, ", ") + ") select * from " + rows;
        } else if (row.change == Change::update) {
            batch.sql = "update " + table.name + " t set " + joined(set, ", ") + " from " + rows + " where " +
                        joined(where, " and ");
        } else {
            batch.sql = "delete from " + table.name + " t using " + rows + " where " + joined(where, " and ");
        }
        batch.name = "s" + std::to_string(key);
    }

    void send(std::string const& name, char const* sql) {
        if (!words_.contains(name)) {
            if (PQsendPrepare(connection_.get(), name.c_str(), sql, 0, nullptr) != 1) fail();
            words_.emplace(name, true);
        }
        if (PQsendQueryPrepared(connection_.get(), name.c_str(), 0, nullptr, nullptr, nullptr, binary) != 1) fail();
    }

    void send(Batch& batch) {
        if (!batch.is_prepared) {
            if (PQsendPrepare(connection_.get(), batch.name.c_str(), batch.sql.c_str(), 0, nullptr) != 1) fail();
            batch.is_prepared = true;
        }
        std::vector<char const*> values;
        std::vector<int> sizes;
        for (auto& column : batch.columns) {
            auto const& bytes = column.with_count(batch.rows);
            values.push_back(bytes.data());
            sizes.push_back(static_cast<int>(bytes.size()));
        }
        std::vector<int> const formats(values.size(), binary);
        if (PQsendQueryPrepared(connection_.get(), batch.name.c_str(), static_cast<int>(values.size()), values.data(),
                                sizes.data(), formats.data(), binary) != 1)
            fail();
        for (auto& column : batch.columns) column.clear();
        batch.rows = 0;
    }

    void take_results() {
        for (;;) {
            std::unique_ptr<PGresult, decltype(&PQclear)> const result(PQgetResult(connection_.get()), PQclear);
            if (!result) continue;  // the end of one statement's results
            auto const status = PQresultStatus(result.get());
            if (status == PGRES_PIPELINE_SYNC) return;
            if (status != PGRES_COMMAND_OK) throw std::runtime_error(PQresultErrorMessage(result.get()));
        }
    }

    struct Closer {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    Schema const& schema_;
    std::unique_ptr<PGconn, Closer> connection_;
    std::map<Key, Batch> batches_;
    std::map<std::string, bool> words_;
};

}  // namespace

json::Object write_postgres(Writing const& asked) {
    RowsIn rows(asked.rows);
    PostgresSink sink(asked.store, rows.schema());
    return measure(asked, rows, sink);
}

}  // namespace chengxin::bench
