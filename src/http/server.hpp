#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "http/router.hpp"

namespace chengxin::metrics {
class Meters;
}

namespace chengxin::http {

class Certificate;

/// How much and how long one caller may take.
struct Limits {
    std::size_t header_bytes = std::size_t{16} * 1024;
    std::size_t body_bytes = std::size_t{1024} * 1024;
    std::int64_t handshake_ms = 10'000;  ///< of TLS, from the connection on
    std::int64_t header_ms = 10'000;     ///< from the first byte of a request to the end of its header
    std::int64_t body_ms = 30'000;
    std::int64_t idle_ms = 60'000;  ///< between two requests
    std::int64_t write_ms = 30'000;
    std::int64_t stop_ms = 10'000;  ///< what requests in flight are given at a stop
    std::size_t connections = 1024;
    std::int64_t look_ms = 5'000;  ///< between two looks whether the files of the certificate have changed
};

/// What a server has beside its router. All of it outlives the server.
struct Beside {
    Certificate* certificate = nullptr;  ///< none: plain HTTP
    metrics::Meters* meters = nullptr;   ///< none: nothing is measured
    std::function<void()> on_stop{};     ///< called on the I/O thread when a stop begins
};

/// Listens on one address, plain or by TLS, and answers by a router, else from the embedded web.
class Server {
public:
    /// in:     `port` 0 takes any free one. `router` outlives the server and is not added to any more.
    /// throws: std::system_error when the address cannot be listened on.
    Server(std::string const& address, std::uint16_t port, Router const& router, Limits const& limits = {},
           Beside beside = {});
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    std::uint16_t port() const;
    /// Serves on the calling thread, the only I/O thread, until stopped.
    void run();
    /// From any thread: no new connections or requests; those in flight are answered, then run() returns.
    void stop();
    /// Calls stop() when SIGINT or SIGTERM comes, reads the certificate again when SIGHUP does.
    void heed_signals();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace chengxin::http
