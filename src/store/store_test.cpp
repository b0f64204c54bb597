#include "store/store.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace chengxin::store {

namespace {

namespace fs = std::filesystem;

Instant const now = from_ms(1'700'000'000'000);

/// A database file of this program's schema.
class Filed {
public:
    Filed() : folder_(fs::temp_directory_path() / ("chengxin-store-" + std::to_string(::getpid()))) {
        fs::remove_all(folder_);
        fs::create_directory(folder_);
        Store(url(), Store::Opening::make).migrate(now);
    }
    Filed(Filed const&) = delete;
    ~Filed() { fs::remove_all(folder_); }

    std::string path() const { return folder_ / "a.db"; }
    std::string url() const { return "sqlite:" + path(); }
    std::string bytes() const {
        std::ostringstream text;
        text << std::ifstream(path(), std::ios::binary).rdbuf();
        return text.str();
    }
    std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }

private:
    fs::path folder_;
};

TEST(store, an_older_program_refuses_a_newer_schema_before_it_writes) {
    Filed const filed;
    {
        Store newer(filed.url());
        newer.writer().script("insert into schema_version (version, applied_at) values (999, 1); drop table cell");
    }
    auto const before = filed.bytes();
    {
        Store older(filed.url());
        EXPECT_THROW(older.migrate(now), StoreFailure);
        EXPECT_THROW(older.expect_current(), StoreFailure);
        older.read([](Connection& connection) { EXPECT_FALSE(Store::is_current(connection)); });
    }
    EXPECT_EQ(filed.bytes(), before);
    EXPECT_EQ(filed.files(), 1U);
}

TEST(store, migrating_what_is_current_changes_nothing) {
    Filed const filed;
    auto const before = filed.bytes();
    {
        Store store(filed.url());
        store.migrate(now);
        store.expect_current();
        store.read([](Connection& connection) { EXPECT_TRUE(Store::is_current(connection)); });
    }
    EXPECT_EQ(filed.bytes(), before);
}

TEST(store, is_written_into_one_file_as_of_one_moment) {
    Filed const filed;
    Store store(filed.url());
    store.writer().script("insert into suspect (tenant, id, strikes) values (1, x'00ff', 7)");
    auto const copy = filed.path() + ".copy";
    ASSERT_TRUE(store.write_file(copy));
    store.writer().script("update suspect set strikes = 8");
    Store read("sqlite:" + copy);
    Cells const tenant{Cell(std::int64_t{1})};
    auto const rows = read.writer().cells("select id, strikes, null, 'x' from suspect where tenant = $1", tenant);
    ASSERT_EQ(rows.size(), 1U);
    Cells const wanted{Blob{std::string("\0\xff", 2)}, std::int64_t{7}, nullptr, std::string("x")};
    EXPECT_EQ(rows.front(), wanted);
    EXPECT_GT(store.size_on_disk(), 4096);
    EXPECT_EQ(Store::file_of(filed.url()), filed.path());
    EXPECT_EQ(Store::file_of("sqlite::memory:"), "");
    EXPECT_EQ(Store::file_of("other://x/y"), "");
}

}  // namespace

}  // namespace chengxin::store
