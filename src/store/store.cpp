#include "store/store.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/embedded.hpp"
#include "store/postgres.hpp"
#include "store/sqlite.hpp"

namespace chengxin::store {

namespace {

constexpr std::string_view scheme = "sqlite:";
constexpr std::string_view scrub_note = "-scrub";
constexpr std::string_view in_memory = ":memory:";

struct Version {
    std::int64_t version;
};
BOOST_DESCRIBE_STRUCT(Version, (), (version))

/// "migrations/0007_ballot.sql" → 7
std::int64_t number_of(EmbeddedFile const& migration) {
    return std::stoll(std::string(migration.name.substr(std::string_view("migrations/").size(), 4)));
}

std::int64_t newest_version() {
    std::int64_t newest = 0;
    for (auto const& file : embedded_files()) {
        if (file.name.starts_with("migrations/")) newest = std::max(newest, number_of(file));
    }
    return newest;
}

std::int64_t version_of(Connection& connection) {
    return connection.rows<Version>("select coalesce(max(version), 0) from schema_version").front().version;
}

}  // namespace

Store::Store(std::string const& url, Opening opening) : url_(url) {
    is_served_ = url.starts_with("postgresql://") || url.starts_with("postgres://");
    if (!is_served_) {
        if (!url.starts_with(scheme)) {
            throw StoreFailure("不认识的数据库地址：应写成 sqlite:文件路径，或 postgresql://账号@主机/数据库。");
        }
        auto const path = url.substr(scheme.size());
        if (path != in_memory) beside_ = path;
        if (opening == Opening::existing && path != in_memory && !std::filesystem::exists(path)) {
            throw StoreFailure("没有数据库文件 " + path + "：请核对路径，或先用 chengxin init 建县。");
        }
    }
    writer_ = std::make_unique<Connection>(open(true));
}

std::unique_ptr<Engine> Store::open(bool may_write) const {
    return is_served_ ? open_postgres(url_, may_write) : open_sqlite(url_.substr(scheme.size()), may_write);
}

void Store::migrate(Instant now) {
    Transaction transaction(*writer_, Transaction::Purpose::write);
    writer_->engine().lock_schema();
    writer_->script(
        "create table if not exists schema_version (version bigint not null primary key, applied_at bigint not null)");
    auto const current = version_of(*writer_);
    auto const newest = newest_version();
    // An older program does not know what it would spoil.
    if (current > newest) {
        throw StoreFailure("数据库的结构（第 " + std::to_string(current) + " 版）比本程序（第 " +
                           std::to_string(newest) + " 版）新，请换用新的程序。");
    }
    for (auto const& file : embedded_files()) {
        if (!file.name.starts_with("migrations/")) continue;
        auto const version = number_of(file);
        if (version <= current) continue;
        writer_->script(writer_->engine().adapt(file.bytes));
        writer_->run("insert into schema_version (version, applied_at) values ($1, $2)", version, now);
    }
    transaction.commit();
}

std::string Store::beside(std::string_view suffix) const {
    return beside_.empty() ? std::string() : beside_ + std::string(suffix);
}

void Store::owe_scrub() {
    auto const note = beside(scrub_note);
    if (note.empty()) return;
    std::ofstream file(note);
    if (!file.flush()) throw StoreFailure(note + " 写不进去：请检查目录的权限和磁盘空间。");
}

bool Store::owes_scrub() const {
    auto const note = beside(scrub_note);
    return !note.empty() && std::filesystem::exists(note);
}

void Store::scrub_if_owed() {
    if (!owes_scrub()) return;
    writer_->engine().scrub();
    std::filesystem::remove(beside(scrub_note));
}

void Store::expect_current() {
    std::int64_t current = 0;
    try {
        current = version_of(*writer_);
    } catch (TryAgain const&) {
        throw;
    } catch (StoreFailure const&) {
        throw StoreFailure("这个数据库里还没有秤心的表：请核对地址，或先用 chengxin init 建县。");
    }
    auto const newest = newest_version();
    if (current == newest) return;
    throw StoreFailure("数据库的结构是第 " + std::to_string(current) + " 版，本程序要第 " + std::to_string(newest) +
                       " 版：请用对应的程序，或先启动一次 chengxin serve 升级。");
}

bool Store::is_current(Connection& connection) { return version_of(connection) == newest_version(); }

bool Store::write_file(std::string const& path) {
    if (beside_.empty() && !is_served_) return false;  // in memory: each connection would see a database of its own
    return Loan(*this).connection().engine().write_file(path);
}

std::string Store::file_of(std::string const& url) {
    auto const path = url.starts_with(scheme) ? url.substr(scheme.size()) : std::string();
    return path == in_memory ? std::string() : path;
}

std::int64_t Store::size_on_disk() {
    return read([](Connection& connection) { return connection.engine().bytes_on_disk(); });
}

std::unique_ptr<Connection> Store::lend() {
    {
        std::lock_guard const lock(mutex_);
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
    }
    return std::make_unique<Connection>(open(false));
}

void Store::discard_idle() {
    std::lock_guard const lock(mutex_);
    idle_.clear();
}

void Store::give_back(std::unique_ptr<Connection> connection) {
    if (connection->engine().is_lost()) return;
    std::lock_guard const lock(mutex_);
    idle_.push_back(std::move(connection));
}

}  // namespace chengxin::store
