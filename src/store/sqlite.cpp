#include "store/sqlite.hpp"

#include <sqlite3.h>

#include <memory>
#include <unordered_map>

namespace chengxin::store {

namespace {

constexpr int busy_timeout_ms = 10'000;
constexpr int checkpoint_pages = 20'000;  // of 4 KiB: fewer, larger checkpoints cost 2–3 µs a fact less
constexpr int cache_kib = 65'536;

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

class SqliteColumns final : public Columns {
public:
    explicit SqliteColumns(sqlite3_stmt* statement) : statement_(statement) {}
    int count() const override { return sqlite3_column_count(statement_); }
    Type type(int column) const override {
        switch (sqlite3_column_type(statement_, column)) {
            case SQLITE_NULL: return Type::null;
            case SQLITE_INTEGER: return Type::number;
            case SQLITE_TEXT: return Type::text;
            case SQLITE_BLOB: return Type::bytes;
            default: throw StrangeValue{};
        }
    }
    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t number(int column) const override {
        expect(column, SQLITE_INTEGER);
        return sqlite3_column_int64(statement_, column);
    }
    std::string_view text(int column) const override {
        expect(column, SQLITE_TEXT);
        auto const* text = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
        return {text, size(column)};
    }
    Bytes bytes(int column) const override {
        expect(column, SQLITE_BLOB);
        return {static_cast<std::uint8_t const*>(sqlite3_column_blob(statement_, column)), size(column)};
    }

private:
    /// SQLite keeps any type in any column, and would turn one into another without a word.
    void expect(int column, int type) const {
        if (sqlite3_column_type(statement_, column) != type) throw StrangeValue{};
    }
    std::size_t size(int column) const { return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)); }

    sqlite3_stmt* statement_;
};

/// Gives the statement back for its next use, whatever happens. What was bound stays bound.
class Using {
public:
    explicit Using(sqlite3_stmt* statement) : statement_(statement) {}
    Using(Using const&) = delete;
    ~Using() { sqlite3_reset(statement_); }

private:
    sqlite3_stmt* statement_;
};

/// Before the first connection: SQLite counts no memory, for which all threads would take turns at one lock.
void count_no_memory() {
    static int const done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);  // once somebody has opened a database it is too late, and only slower
}

class Sqlite final : public Engine {
public:
    Sqlite(std::string const& path, bool may_write) : database_(opened(path, may_write)) {
        sqlite3_busy_timeout(database_.get(), busy_timeout_ms);
        if (may_write) {
            script("pragma journal_mode = wal");
            script("pragma synchronous = full");
            script("pragma secure_delete = on");  // erased values leave no trace in freed pages
            script("pragma wal_autocheckpoint = " + std::to_string(checkpoint_pages));
        }
        script("pragma cache_size = -" + std::to_string(may_write ? cache_kib : cache_kib / 8));
        script("pragma temp_store = memory");
    }

    void script(std::string_view sql) override {
        must(sqlite3_exec(database_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr));
    }

    std::int64_t run(Sql sql, std::span<Value const> values) override {
        auto* statement = prepared(sql, values.size());
        Using const in_use(statement);
        bind(statement, 0, values);
        while (step(statement)) {}
        return sqlite3_changes64(database_.get());
    }

    void run_each(Sql sql, ParameterRows const& rows) override {
        auto* statement = prepared(sql, rows.common.size() + rows.width);
        bind(statement, 0, rows.common);
        for (std::size_t place = 0; place < rows.count(); ++place) {
            Using const in_use(statement);
            bind(statement, rows.common.size(), rows.row(place));
            while (step(statement)) {}
        }
    }

    void query_each(Sql sql, ParameterRows const& rows, TakeEach const& take) override {
        auto* statement = prepared(sql, rows.common.size() + rows.width);
        SqliteColumns const columns(statement);
        bind(statement, 0, rows.common);
        for (std::size_t place = 0; place < rows.count(); ++place) {
            Using const in_use(statement);
            bind(statement, rows.common.size(), rows.row(place));
            while (step(statement)) take(place, columns);
        }
    }

    void ask_each(Sql sql, ParameterRows const& rows, TakeEach take) override { query_each(sql, rows, take); }
    void answer() override {}  // nothing has far to go

    void stream(Sql sql, std::span<Value const> values, Take const& take) override { query(sql, values, take); }

    void query(Sql sql, std::span<Value const> values, Take const& take) override {
        auto* statement = prepared(sql, values.size());
        Using const in_use(statement);
        bind(statement, 0, values);
        SqliteColumns const columns(statement);
        while (step(statement)) take(columns);
    }

    void begin_read() override { script("begin"); }
    void begin_write() override { script("begin immediate"); }
    void lock_schema() override {}  // begin immediate has locked everything
    void commit() override { script("commit"); }
    void rollback() noexcept override {
        // SQLite may have rolled back by itself when it failed; a second time is then an error that says nothing new.
        if (sqlite3_get_autocommit(database_.get()) == 0) {
            sqlite3_exec(database_.get(), "rollback", nullptr, nullptr, nullptr);
        }
    }

    // The key is the table: without a hidden row number there is one b-tree fewer. source: docs/adr/0003-store.md
    std::string adapt(std::string_view migration) const override {
        std::string text(migration);
        for (std::size_t at = 0; (at = text.find("\n);", at)) != std::string::npos;) {
            text.replace(at, 3, "\n) without rowid;");
            at += 3;
        }
        return text;
    }

    // Written anew rather than copied page by page: what was erased and freed does not travel, and a writer beside it
    // never makes it begin again. It reads in one view, so the write-ahead log grows until it is done.
    bool write_file(std::string const& path) override {
        script("pragma temp_store = file");
        std::array<Value, 1> const values{path};
        run("vacuum into $1", values);
        script("pragma temp_store = memory");
        return true;
    }

    // Splitting a page leaves copies of its rows in the gap between them, which secure_delete does not see:
    // only a file written anew is free of them. On disk, for a county does not fit into memory.
    void scrub() override {
        script("pragma temp_store = file");
        script("vacuum");
        script("pragma temp_store = memory");
        script("pragma wal_checkpoint(truncate)");
    }

    std::int64_t bytes_on_disk() override {
        std::int64_t bytes = 0;
        query("select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()", {},
              [&](Columns const& columns) { bytes = columns.number(0); });
        return bytes;
    }

    bool is_lost() const noexcept override { return false; }

private:
    static Database opened(std::string const& path, bool may_write) {
        count_no_memory();
        // Nobody shares a connection, so none locks itself for every call.
        int const flags =
            SQLITE_OPEN_NOMUTEX | (may_write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
        sqlite3* made = nullptr;
        int const status = sqlite3_open_v2(path.c_str(), &made, flags, nullptr);
        Database database(made);
        if (status != SQLITE_OK) throw StoreFailure(sqlite3_errstr(status));
        return database;
    }

    void must(int status) const {
        if (status != SQLITE_OK) throw StoreFailure(sqlite3_errmsg(database_.get()));
    }

    /// out: whether there is a row.
    bool step(sqlite3_stmt* statement) const {
        int const status = sqlite3_step(statement);
        if (status != SQLITE_ROW && status != SQLITE_DONE) throw StoreFailure(sqlite3_errmsg(database_.get()));
        return status == SQLITE_ROW;
    }

    sqlite3_stmt* prepared(Sql sql, std::size_t parameters) {
        auto& kept = statements_[sql.text().data()];
        if (!kept) {
            // $n is numbered by appearance in SQLite; ?n by its number, as the other engines do.
            std::string text(sql.text());
            for (auto& c : text) {
                if (c == '$') c = '?';
            }
            sqlite3_stmt* made = nullptr;
            must(sqlite3_prepare_v3(database_.get(), text.data(), static_cast<int>(text.size()),
                                    SQLITE_PREPARE_PERSISTENT, &made, nullptr));
            kept.reset(made);
        }
        CHECK(sqlite3_bind_parameter_count(kept.get()) == static_cast<int>(parameters));
        return kept.get();
    }

    /// in: texts and bytes outlive the statement's use.
    void bind(sqlite3_stmt* statement, std::size_t before, std::span<Value const> values) const {
        auto at = static_cast<int>(before);
        for (auto const& value : values) must(bind(statement, ++at, value));
    }

    static int bind(sqlite3_stmt* statement, int at, Value const& value) {
        if (auto const* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, at, *number);
        if (auto const* text = std::get_if<std::string_view>(&value)) {
            // A null pointer would be taken for null.
            auto const* data = text->data() == nullptr ? "" : text->data();
            return sqlite3_bind_text(statement, at, data, static_cast<int>(text->size()), SQLITE_STATIC);
        }
        if (auto const* bytes = std::get_if<Bytes>(&value)) {
            if (bytes->empty()) return sqlite3_bind_zeroblob(statement, at, 0);
            return sqlite3_bind_blob(statement, at, bytes->data(), static_cast<int>(bytes->size()), SQLITE_STATIC);
        }
        return sqlite3_bind_null(statement, at);
    }

    Database database_;
    std::unordered_map<char const*, Statement> statements_;
};

}  // namespace

std::unique_ptr<Engine> open_sqlite(std::string const& path, bool may_write) {
    try {
        return std::make_unique<Sqlite>(path, may_write);
    } catch (StoreFailure const& failure) {
        throw StoreFailure("数据库文件 " + path + " 打不开（" + failure.what() + "）：请检查文件、权限和磁盘空间。");
    }
}

}  // namespace chengxin::store
