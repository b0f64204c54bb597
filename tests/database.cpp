#include "tests/database.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "store/postgres.hpp"

namespace chengxin::tests {

namespace {

constexpr auto server_variable = "CHENGXIN_POSTGRES";

std::string server() {
    auto const* url = std::getenv(server_variable);
    return url == nullptr ? std::string() : url;
}

std::string new_folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "chengxin-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return pattern;
}

}  // namespace

bool Database::is_on_server() { return !server().empty(); }

Database::Database(Kept kept) {
    if (is_on_server()) {
        static int made = 0;
        schema_ = "t" + std::to_string(::getpid()) + "_" + std::to_string(++made);
        store::open_postgres(server(), true)->script("create schema " + schema_);
        auto const joint = server().find('?') == std::string::npos ? "?" : "&";
        url_ = server() + joint + "options=-csearch_path%3D" + schema_;
        return;
    }
    if (kept == Kept::in_memory) {
        url_ = "sqlite::memory:";
        return;
    }
    folder_ = new_folder();
    url_ = "sqlite:" + (folder_ / "county.db").string();
}

Database::~Database() {
    try {
        if (!schema_.empty()) store::open_postgres(server(), true)->script("drop schema " + schema_ + " cascade");
        if (!folder_.empty()) std::filesystem::remove_all(folder_);
    } catch (std::exception const& left) {
        std::fputs(left.what(), stderr);
    }
}

}  // namespace chengxin::tests
