#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <memory>
#include <set>

#include "http/server.hpp"

namespace chengxin::http {

/// One caller's socket and the time it still has. Touched by the I/O thread only.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    explicit Connection(boost::asio::ip::tcp::socket socket);

    /// What is read or written from now on must be done in this time; then it is cancelled and has expired().
    void allow(std::int64_t time_ms);
    void allow_any_time();
    bool expired() const { return expired_; }

    boost::asio::ip::tcp::socket socket;

private:
    void wait(std::uint64_t turn);

    boost::asio::steady_timer timer_;
    std::uint64_t turn_ = 0;
    bool expired_ = false;
};

/// What the sessions of one server share.
struct Sessions {
    Router const& router;
    Limits limits;
    bool stopping = false;
    std::size_t open = 0;
    std::size_t turned_away = 0;   ///< connections above the limit that are still being told so
    std::set<Connection*> idle{};  ///< between two requests: closed at a stop
};

/// Answers the requests of one connection, one after another, until either side ends it.
boost::asio::awaitable<void> serve(std::shared_ptr<Connection> connection, Sessions& sessions);

/// Tells a connection above the limit to come back later.
boost::asio::awaitable<void> turn_away(std::shared_ptr<Connection> connection, Sessions& sessions);

}  // namespace chengxin::http
