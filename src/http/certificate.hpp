#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

namespace boost::asio::ssl {
class context;  // NOLINT(readability-identifier-naming): theirs
}

namespace chengxin::http {

/// The certificate and the key that TLS is spoken with. Read again while connections go on; those keep what they began
/// with. Touched by the I/O thread only, but for expires_at().
class Certificate {
public:
    /// in:     both PEM, the certificate with its chain. The key's file is readable by its owner alone.
    /// throws: std::runtime_error, in Chinese, when a file is missing, not private or no certificate, or when the two
    ///         do not match.
    Certificate(std::string certificate_path, std::string key_path);
    ~Certificate();
    Certificate(Certificate const&) = delete;
    Certificate& operator=(Certificate const&) = delete;

    /// What new connections are to be opened with.
    std::shared_ptr<boost::asio::ssl::context> context() const { return context_; }
    /// Reads both files again. out: whether they are used from now on; if not, the log says why and the old ones stay.
    bool reload();
    /// Whether the files are others than those that were read last, used or not.
    bool has_changed() const;
    /// Seconds since 1970. From any thread.
    std::int64_t expires_at() const { return expires_at_; }

private:
    std::string certificate_path_;
    std::string key_path_;
    std::string seen_;  ///< tells the files that were read last from others
    std::shared_ptr<boost::asio::ssl::context> context_;
    std::atomic<std::int64_t> expires_at_ = 0;
};

}  // namespace chengxin::http
