#include "store/sqlite.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <unordered_map>

namespace chengxin::store {

namespace {

constexpr int busy_timeout_ms = 10'000;
constexpr int checkpoint_pages = 20'000;  // of 4 KiB: fewer, larger checkpoints cost 2–3 µs a fact less
constexpr int cache_kib = 65'536;

class SqliteColumns final : public Columns {
public:
    explicit SqliteColumns(SQLite::Statement& statement) : statement_(statement) {}
    int count() const override { return statement_.getColumnCount(); }
    Type type(int column) const override {
        switch (statement_.getColumn(column).getType()) {
            case SQLITE_NULL: return Type::null;
            case SQLITE_INTEGER: return Type::number;
            case SQLITE_TEXT: return Type::text;
            case SQLITE_BLOB: return Type::bytes;
            default: throw StrangeValue{};
        }
    }
    bool is_null(int column) const override { return statement_.isColumnNull(column); }
    std::int64_t number(int column) const override { return of_type(column, SQLITE_INTEGER).getInt64(); }
    std::string_view text(int column) const override {
        auto const value = of_type(column, SQLITE_TEXT);
        return {value.getText(), static_cast<std::size_t>(value.getBytes())};
    }
    Bytes bytes(int column) const override {
        auto const value = of_type(column, SQLITE_BLOB);
        return {static_cast<std::uint8_t const*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
    }

private:
    /// SQLite keeps any type in any column, and would turn one into another without a word.
    SQLite::Column of_type(int column, int type) const {
        auto value = statement_.getColumn(column);
        if (value.getType() != type) throw StrangeValue{};
        return value;
    }

    SQLite::Statement& statement_;
};

/// Gives the statement back for its next use, whatever happens.
class Using {
public:
    explicit Using(SQLite::Statement& statement) : statement_(statement) {}
    Using(Using const&) = delete;
    ~Using() { statement_.tryReset(); }

private:
    SQLite::Statement& statement_;
};

class Sqlite final : public Engine {
public:
    Sqlite(std::string const& path, bool may_write)
        : database_(path, may_write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY,
                    busy_timeout_ms) {
        if (may_write) {
            database_.exec("pragma journal_mode = wal");
            database_.exec("pragma synchronous = full");
            database_.exec("pragma secure_delete = on");  // erased values leave no trace in freed pages
            database_.exec("pragma wal_autocheckpoint = " + std::to_string(checkpoint_pages));
        }
        database_.exec("pragma cache_size = -" + std::to_string(may_write ? cache_kib : cache_kib / 8));
        database_.exec("pragma temp_store = memory");
    }

    void script(std::string_view sql) override {
        guarded([&] { database_.exec(std::string(sql)); });
    }

    std::int64_t run(Sql sql, std::span<Value const> values) override {
        return guarded([&] {
            auto& statement = prepared(sql);
            Using const in_use(statement);
            bind(statement, values);
            return std::int64_t{statement.exec()};
        });
    }

    void run_each(Sql sql, ParameterRows const& rows) override {
        guarded([&] {
            auto& statement = prepared(sql);
            for (std::size_t place = 0; place < rows.count(); ++place) {
                Using const in_use(statement);
                bind(statement, rows, place);
                statement.exec();
            }
        });
    }

    void query_each(Sql sql, ParameterRows const& rows, TakeEach const& take) override {
        guarded([&] {
            auto& statement = prepared(sql);
            SqliteColumns const columns(statement);
            for (std::size_t place = 0; place < rows.count(); ++place) {
                Using const in_use(statement);
                bind(statement, rows, place);
                while (statement.executeStep()) take(place, columns);
            }
        });
    }

    void stream(Sql sql, std::span<Value const> values, Take const& take) override { query(sql, values, take); }

    void query(Sql sql, std::span<Value const> values, Take const& take) override {
        guarded([&] {
            auto& statement = prepared(sql);
            Using const in_use(statement);
            bind(statement, values);
            SqliteColumns const columns(statement);
            while (statement.executeStep()) take(columns);
        });
    }

    void begin_read() override { script("begin"); }
    void begin_write() override { script("begin immediate"); }
    void lock_schema() override {}  // begin immediate has locked everything
    void commit() override { script("commit"); }
    void rollback() noexcept override {
        // SQLite may have rolled back by itself when it failed; a second time is then an error that says nothing new.
        if (sqlite3_get_autocommit(database_.getHandle()) == 0) {
            sqlite3_exec(database_.getHandle(), "rollback", nullptr, nullptr, nullptr);
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
        guarded([&] {
            SQLite::Statement statement(database_, "vacuum into ?");
            statement.bind(1, path);
            statement.exec();
        });
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
    template <typename Work>
    auto guarded(Work&& work) -> decltype(work()) {
        try {
            return work();
        } catch (SQLite::Exception const& failure) {
            throw StoreFailure(failure.what());
        }
    }

    SQLite::Statement& prepared(Sql sql) {
        auto& kept = statements_[sql.text().data()];
        if (!kept) {
            // $n is numbered by appearance in SQLite; ?n by its number, as the other engines do.
            std::string text(sql.text());
            for (auto& c : text) {
                if (c == '$') c = '?';
            }
            kept = std::make_unique<SQLite::Statement>(database_, text);
        }
        return *kept;
    }

    static void bind(SQLite::Statement& statement, std::span<Value const> values) {
        CHECK(statement.getBindParameterCount() == static_cast<int>(values.size()));
        int at = 0;
        for (auto const& value : values) bind(statement, ++at, value);
    }

    static void bind(SQLite::Statement& statement, ParameterRows const& rows, std::size_t place) {
        CHECK(statement.getBindParameterCount() == static_cast<int>(rows.common.size() + rows.width));
        int at = 0;
        for (auto const& value : rows.common) bind(statement, ++at, value);
        for (auto const& value : rows.row(place)) bind(statement, ++at, value);
    }

    static void bind(SQLite::Statement& statement, int at, Value const& value) {
        if (auto const* number = std::get_if<std::int64_t>(&value)) {
            statement.bind(at, *number);
        } else if (auto const* text = std::get_if<std::string_view>(&value)) {
            statement.bind(at, std::string(*text));
        } else if (auto const* bytes = std::get_if<Bytes>(&value)) {
            statement.bindNoCopy(at, bytes->data(), static_cast<int>(bytes->size()));
        } else {
            statement.bind(at);
        }
    }

    SQLite::Database database_;
    std::unordered_map<char const*, std::unique_ptr<SQLite::Statement>> statements_;
};

}  // namespace

std::unique_ptr<Engine> open_sqlite(std::string const& path, bool may_write) {
    try {
        return std::make_unique<Sqlite>(path, may_write);
    } catch (SQLite::Exception const& failure) {
        throw StoreFailure("数据库文件 " + path + " 打不开（" + failure.what() + "）：请检查文件、权限和磁盘空间。");
    }
}

}  // namespace chengxin::store
