#include "store/postgres.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <tuple>
#include <utility>

#include "store/postgres_wire.hpp"

namespace chengxin::store {

namespace {

constexpr int binary = 1;
constexpr std::int64_t first_count = 500;  // rows inserted, after which the server counts for the first time
constexpr std::int64_t count_factor = 8;
constexpr std::size_t sent_max = 256;  // statements whose answers wait in the socket while we go on sending

struct ConnectionFree {
    void operator()(PGconn* held) const { PQfinish(held); }
};

/// What a connection wants of the server. Point look-ups by index are the right plan for every statement but those that
/// read a whole table in the order of its key, which is an index too; a plan made while a table was small would
/// otherwise be kept when it has grown. A commit answers when it is on the disk, of the standby too where there is one.
constexpr auto session_settings =
    "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off;"
    "set plan_cache_mode = force_generic_plan; set lock_timeout = '30s'; set client_min_messages = warning;"
    "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in"
    " ('off', 'local')";

struct Prepared {
    std::string name;
    std::vector<Oid> types;
};

enum class Form { plain, rows, keys };

class Postgres final : public Engine {
public:
    Postgres(std::string const& url, bool may_write) : url_(url), may_write_(may_write) { connect(); }

    void script(std::string_view sql) override {
        connect_again();
        drain();
        must(PQexitPipelineMode(connection()));
        PgResult const result(PQexec(connection(), std::string(sql).c_str()));
        if (!is_answer(result.get())) refuse(result.get());
        must(PQenterPipelineMode(connection()));
    }

    std::int64_t run(Sql sql, std::span<Value const> values) override {
        send(plain(sql), values);
        std::int64_t touched = 0;
        finish([&](PGresult* result) {
            std::string const count = PQcmdTuples(result);
            touched = count.empty() ? 0 : std::stoll(count);
        });
        return touched;
    }

    void run_each(Sql sql, ParameterRows const& rows) override {
        auto const& one = plain(sql);
        if (sql.text().starts_with("insert into ")) {
            inserted_ += static_cast<std::int64_t>(rows.count());
            send(many(sql, Form::rows, rows, one), rows, one);
            return;
        }
        for (std::size_t place = 0; place < rows.count(); ++place) {
            auto values = rows.common;
            auto const own = rows.row(place);
            values.insert(values.end(), own.begin(), own.end());
            send(one, values);
        }
    }

    void query(Sql sql, std::span<Value const> values, Take const& take) override {
        send(plain(sql), values);
        finish([&](PGresult* result) {
            PgColumns columns(result);
            for (int row = 0; row < PQntuples(result); ++row) {
                columns.move_to(row);
                take(columns);
            }
        });
    }

    void stream(Sql sql, std::span<Value const> values, Take const& take) override {
        auto const& statement = plain(sql);
        drain();
        send(statement, values);
        await([&](PGresult* result) {
            if (PQntuples(result) == 0) return;
            PgColumns const columns(result);
            take(columns);
        });
        must(PQpipelineSync(connection()));
        must(PQsetSingleRowMode(connection()));
        receive();
    }

    void query_each(Sql sql, ParameterRows const& rows, TakeEach const& take) override {
        ask_each(sql, rows, take);
        answer();
    }

    void ask_each(Sql sql, ParameterRows const& rows, TakeEach take) override {
        auto const& one = plain(sql);
        send(many(sql, Form::keys, rows, one), rows, one);
        await([take = std::move(take)](PGresult* result) {
            PgKeyedColumns columns(result);
            for (int row = 0; row < PQntuples(result); ++row) {
                columns.move_to(row);
                take(columns.place(), columns);
            }
        });
    }

    void answer() override { drain(); }

    void begin_read() override { begin("begin isolation level repeatable read, read only"); }
    void begin_write() override {
        count_if_grown();
        begin("begin");
    }
    void lock_schema() override { script("select pg_advisory_xact_lock(439923)"); }

    // Where the answer to a commit is lost nobody knows whether it was done: it is never cancelled, and the caller
    // does the same work again on another connection.
    void commit() override {
        send("commit");
        finish([&](PGresult* result) {
            if (std::string_view(PQcmdStatus(result)) != "COMMIT") throw StoreFailure("PostgreSQL 没有提交这一组。");
        });
        in_transaction_ = false;
    }

    void rollback() noexcept override {
        in_transaction_ = false;
        awaited_.clear();       // those who asked may be gone
        if (is_lost()) return;  // the server has rolled back, or will when it notices
        try {
            drain();
        } catch (StoreFailure const&) {
            forget_sent();  // this failure is why we are here
        }
        try {
            if (PQtransactionStatus(connection()) == PQTRANS_IDLE) return;
            send("rollback");
            drain();
        } catch (StoreFailure const&) {
            connection_.reset();  // the next transaction begins on another
        }
    }

    // Text is compared byte by byte everywhere, as the canonical form sorts it.
    std::string adapt(std::string_view migration) const override {
        static std::regex const text_column(R"re((\n +\w+ +)text\b)re");
        return std::regex_replace(std::string(migration), text_column, R"($1text collate "C")");
    }

    bool write_file(std::string const&) override { return false; }

    std::int64_t bytes_on_disk() override {
        std::int64_t bytes = 0;
        query("select pg_database_size(current_database())", {},
              [&](Columns const& columns) { bytes = columns.number(0); });
        return bytes;
    }

    void scrub() override {
        script("vacuum (full) sealed");
        script("vacuum (full) subject_key");
    }

    bool is_lost() const noexcept override { return !connection_ || PQstatus(connection_.get()) != CONNECTION_OK; }

private:
    void connect() {
        std::array const names{"connect_timeout",
                               "application_name",
                               "client_encoding",
                               "tcp_user_timeout",
                               "target_session_attrs",
                               "dbname",
                               static_cast<char const*>(nullptr)};
        std::array const values{"5",
                                "chengxin",
                                "UTF8",
                                "15000",
                                may_write_ ? "read-write" : "any",
                                url_.c_str(),
                                static_cast<char const*>(nullptr)};
        statements_.clear();
        forget_sent();
        connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
        if (PQstatus(connection()) != CONNECTION_OK) {
            std::string const why = PQerrorMessage(connection());
            connection_.reset();
            throw TryAgain("PostgreSQL 连不上（" + why.substr(0, why.find('\n')) +
                           "）：请核对 --store 的地址、账号和密码，以及数据库是否已启动。");
        }
        if (PQserverVersion(connection()) < 150'000) throw StoreFailure("PostgreSQL 太旧：需要 15 或更新的版本。");
        // Whoever holds a county's head and stands still must not hold it for ever. Views are kept as long as they are
        // read: a copy proves what it carried meanwhile.
        std::string const bound = may_write_ ? "set idle_in_transaction_session_timeout = '60s';" : "";
        PgResult const set(PQexec(connection(), (bound + session_settings).c_str()));
        if (PQresultStatus(set.get()) != PGRES_TUPLES_OK) refuse(set.get());
        must(PQenterPipelineMode(connection()));
    }

    void forget_sent() {
        sent_ = 0;
        awaited_.clear();
    }

    void begin(char const* how) {
        connect_again();
        send(how);
        in_transaction_ = true;
    }

    /// Plans rest on what the server counted. Of empty tables all indexes look alike, and a plan that walks them would
    /// be kept until the server counts by itself, a minute later; from then on it is often enough.
    void count_if_grown() {
        if (inserted_ < next_count_) return;
        next_count_ *= count_factor;
        std::int64_t counted = 0;
        query("select reltuples::bigint as rows from pg_class where oid = to_regclass('fact')", {},
              [&](Columns const& columns) { counted = columns.number(0); });
        if (counted < inserted_) script("analyze");
    }

    /// A transaction ends with its connection; whatever comes after it begins on another.
    void connect_again() {
        if (!in_transaction_ && is_lost()) connect();
    }

    PGconn* connection() const {
        if (!connection_) throw TryAgain("PostgreSQL 的连接断了。");
        return connection_.get();
    }

    void must(int ok) {
        if (ok == 1) return;
        if (is_lost()) throw TryAgain("PostgreSQL 的连接断了。");
        throw StoreFailure("PostgreSQL：" + std::string(PQerrorMessage(connection())));
    }

    /// The message alone: details of it may show values.
    [[noreturn]] void refuse(PGresult const* result) const {
        auto const* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        auto const* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
        auto const text = std::string("PostgreSQL：") + (message == nullptr ? "连接断了" : message) +
                          (state == nullptr ? "" : std::string("（") + state + "）");
        if (is_lost() || state == nullptr || is_passing(state)) throw TryAgain(text);
        throw StoreFailure(text);
    }

    Prepared const& plain(Sql sql) {
        connect_again();
        auto& kept = statements_[{sql.text().data(), Form::plain, 0}];
        if (!kept.name.empty()) return kept;
        auto const name = "s" + std::to_string(++prepared_);
        drain();
        must(PQsendPrepare(connection(), name.c_str(), std::string(sql.text()).c_str(), 0, nullptr));
        must(PQsendDescribePrepared(connection(), name.c_str()));
        sent_ = 2;
        std::vector<Oid> types;
        finish([&](PGresult* result) {
            for (int n = 0; n < PQnparams(result); ++n) types.push_back(PQparamtype(result, n));
        });
        kept = {name, std::move(types)};
        return kept;
    }

    Prepared const& many(Sql sql, Form form, ParameterRows const& rows, Prepared const& one) {
        CHECK(one.types.size() == rows.common.size() + rows.width);
        auto& kept = statements_[{sql.text().data(), form, rows.common.size()}];
        if (!kept.name.empty()) return kept;
        auto const name = "s" + std::to_string(++prepared_);
        auto types = one.types;
        for (std::size_t n = rows.common.size(); n < types.size(); ++n) types[n] = array_type(types[n]);
        auto const text = form == Form::rows ? many_rows_insert(sql.text(), rows.common.size(), rows.width)
                                             : many_keys_query(sql.text(), rows.common.size(), rows.width);
        must(PQsendPrepare(connection(), name.c_str(), text.c_str(), int(types.size()), types.data()));
        ++sent_;
        drain();
        kept = {name, std::move(types)};
        return kept;
    }

    void send(Prepared const& statement, std::span<Value const> values) {
        CHECK(statement.types.size() == values.size());
        PgParameters parameters(values.size());
        for (std::size_t n = 0; n < values.size(); ++n) parameters.add(values[n], statement.types[n]);
        send(statement, parameters);
    }

    void send(Prepared const& statement, ParameterRows const& rows, Prepared const& one) {
        PgParameters parameters(one.types.size());
        auto const common = rows.common.size();
        for (std::size_t n = 0; n < common; ++n) parameters.add(rows.common[n], one.types[n]);
        for (std::size_t n = 0; n < rows.width; ++n) parameters.add_array(rows, n, one.types[common + n]);
        send(statement, parameters);
    }

    void send(Prepared const& statement, PgParameters const& parameters) {
        if (sent_ >= sent_max) drain();
        must(PQsendQueryPrepared(connection(), statement.name.c_str(), parameters.count(), parameters.values(),
                                 parameters.lengths(), parameters.formats(), binary));
        ++sent_;
    }

    void send(char const* text) {
        if (sent_ >= sent_max) drain();
        must(PQsendQueryParams(connection(), text, 0, nullptr, nullptr, nullptr, nullptr, binary));
        ++sent_;
    }

    using TakeResult = std::function<void(PGresult*)>;

    /// What is to be done with the answer to the statement that was sent last.
    void await(TakeResult take) { awaited_.emplace_back(sent_ - 1, std::move(take)); }

    /// Waits for the answers to all that was sent. throws: for the first of them that failed.
    void drain() {
        if (sent_ == 0) return;
        must(PQpipelineSync(connection()));
        receive();
    }

    /// As drain, and hands on the results of the last.
    void finish(TakeResult take) {
        await(std::move(take));
        drain();
    }

    void receive() {
        CHECK(!is_receiving_);  // `take` runs no other statement
        is_receiving_ = true;
        struct Ended {
            bool& is_receiving;
            ~Ended() { is_receiving = false; }
        } const ended{is_receiving_};
        std::exception_ptr failure;
        auto const awaited = std::exchange(awaited_, {});
        auto next = awaited.begin();
        std::size_t answered = 0;
        int silent = 0;
        sent_ = 0;
        for (;;) {
            PgResult const result(PQgetResult(connection()));
            if (!result) {  // between the answers to two statements
                ++answered;
                if (++silent > 1 || is_lost()) throw TryAgain("PostgreSQL 的连接断了。");
                continue;
            }
            silent = 0;
            auto const status = PQresultStatus(result.get());
            if (status == PGRES_PIPELINE_SYNC) break;
            if (status == PGRES_PIPELINE_ABORTED) continue;
            try {
                if (!is_answer(result.get())) refuse(result.get());
                while (next != awaited.end() && next->first < answered) ++next;
                if (next != awaited.end() && next->first == answered && !failure) next->second(result.get());
            } catch (...) {
                if (!failure) failure = std::current_exception();
            }
        }
        if (failure) std::rethrow_exception(failure);
    }

    /// One text may stand in two places that part its parameters differently into common and own ones.
    using Key = std::tuple<char const*, Form, std::size_t>;

    std::string url_;
    bool may_write_;
    std::unique_ptr<PGconn, ConnectionFree> connection_;
    std::map<Key, Prepared> statements_;
    std::size_t prepared_ = 0;  ///< names given so far
    bool in_transaction_ = false;
    bool is_receiving_ = false;
    std::size_t sent_ = 0;                                     ///< statements whose answers have not been read
    std::vector<std::pair<std::size_t, TakeResult>> awaited_;  ///< which of them are answered to whom, in order
    std::int64_t inserted_ = 0;
    std::int64_t next_count_ = first_count;
};

}  // namespace

std::unique_ptr<Engine> open_postgres(std::string const& url, bool may_write) {
    return std::make_unique<Postgres>(url, may_write);
}

}  // namespace chengxin::store
