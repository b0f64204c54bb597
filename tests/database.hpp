#pragma once

#include <filesystem>
#include <string>

namespace chengxin::tests {

/// An empty database for one test, gone with it: in memory or in a file; where CHENGXIN_POSTGRES names a server, a
/// schema of its own there.
class Database {
public:
    enum class Kept { in_memory, on_disk };

    explicit Database(Kept kept);
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;
    ~Database();

    std::string const& url() const { return url_; }
    /// The name of its engine, for what is said of a test that was passed over.
    static bool is_on_server();

private:
    std::filesystem::path folder_;  ///< of a file; "" where there is none
    std::string schema_;
    std::string url_;
};

}  // namespace chengxin::tests
