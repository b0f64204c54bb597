#pragma once

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <cstdint>
#include <memory>
#include <optional>

namespace chengxin::http {

/// One caller's stream, plain or TLS, and the time it still has. Touched by the I/O thread only.
/// To Asio and Beast it is a stream itself, so that a session is written once for both.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    // NOLINTNEXTLINE(readability-identifier-naming): the name that Asio asks for
    using executor_type = boost::asio::ip::tcp::socket::executor_type;

    /// in: `tls`, none for a plain connection.
    Connection(boost::asio::ip::tcp::socket accepted, std::shared_ptr<boost::asio::ssl::context> const& tls);

    /// What is read or written from now on must be done in this time; then it is cancelled and has expired().
    void allow(std::int64_t time_ms);
    void allow_any_time();
    bool expired() const { return expired_; }

    bool is_secure() const { return tls_.has_value(); }
    /// Agrees on keys. out: whether it came to that; what is plain HTTP, too old or too slow does not.
    boost::asio::awaitable<bool> shake_hands(std::int64_t time_ms);
    /// Says that nothing more is sent, so that the other side knows its last answer was whole.
    boost::asio::awaitable<void> end_writing(std::int64_t time_ms);
    /// Reads on below TLS for a moment: closing over unread bytes would reset the connection and lose the reply.
    boost::asio::awaitable<void> linger(std::int64_t time_ms, std::size_t bytes_max);
    /// Whatever waits on the stream ends at once.
    void cancel();
    void close();
    /// Address of the other side, without port.
    std::string peer() const;

    executor_type get_executor() { return socket_.get_executor(); }

    template <typename Buffers, typename Token>
    auto async_read_some(Buffers const& buffers, Token&& token) {
        auto const begin = [this](auto handler, Buffers const& into) {
            tls_ ? tls_->async_read_some(into, std::move(handler)) : socket_.async_read_some(into, std::move(handler));
        };
        return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(begin, token, buffers);
    }

    template <typename Buffers, typename Token>
    auto async_write_some(Buffers const& buffers, Token&& token) {
        auto const begin = [this](auto handler, Buffers const& from) {
            tls_ ? tls_->async_write_some(from, std::move(handler))
                 : socket_.async_write_some(from, std::move(handler));
        };
        return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(begin, token, buffers);
    }

private:
    void wait(std::uint64_t turn);

    boost::asio::ip::tcp::socket socket_;
    std::optional<boost::beast::ssl_stream<boost::asio::ip::tcp::socket&>> tls_;
    boost::asio::steady_timer timer_;
    std::uint64_t turn_ = 0;
    bool expired_ = false;
    bool shaken_ = false;
};

}  // namespace chengxin::http
