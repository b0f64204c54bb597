#include "store/store.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/embedded.hpp"
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

Store::Store(std::string const& url, Opening opening) {
    if (!url.starts_with(scheme)) throw StoreFailure("不认识的数据库地址 " + url + "：应写成 sqlite:文件路径。");
    path_ = url.substr(scheme.size());
    if (opening == Opening::existing && path_ != in_memory && !std::filesystem::exists(path_)) {
        throw StoreFailure("没有数据库文件 " + path_ + "：请核对路径，或先用 chengxin init 建县。");
    }
    writer_ = std::make_unique<Connection>(open_sqlite(path_, true));
}

void Store::migrate(Instant now) {
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
        Transaction transaction(*writer_, Transaction::Purpose::write);
        writer_->script(writer_->engine().adapt(file.bytes));
        writer_->run("insert into schema_version (version, applied_at) values ($1, $2)", version, now);
        transaction.commit();
    }
}

std::string Store::beside(std::string_view suffix) const {
    return path_ == in_memory ? std::string() : path_ + std::string(suffix);
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
    auto const current = version_of(*writer_);
    auto const newest = newest_version();
    if (current == newest) return;
    throw StoreFailure("数据库的结构是第 " + std::to_string(current) + " 版，本程序要第 " + std::to_string(newest) +
                       " 版：请用对应的程序，或先启动一次 chengxin serve 升级。");
}

bool Store::is_current(Connection& connection) { return version_of(connection) == newest_version(); }

bool Store::write_file(std::string const& path) {
    if (path_ == in_memory) return false;
    return Loan(*this).connection().engine().write_file(path);
}

std::string Store::file_of(std::string const& url) {
    auto const path = url.starts_with(scheme) ? url.substr(scheme.size()) : std::string();
    return path == in_memory ? std::string() : path;
}

std::int64_t Store::size_on_disk() const {
    std::int64_t bytes = 0;
    for (auto const* const suffix : {"", "-wal"}) {
        std::error_code missing;
        auto const size = std::filesystem::file_size(path_ + suffix, missing);
        if (!missing) bytes += static_cast<std::int64_t>(size);
    }
    return bytes;
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
    return std::make_unique<Connection>(open_sqlite(path_, false));
}

void Store::give_back(std::unique_ptr<Connection> connection) {
    std::lock_guard const lock(mutex_);
    idle_.push_back(std::move(connection));
}

}  // namespace chengxin::store
