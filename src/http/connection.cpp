#include "http/connection.hpp"

#include <openssl/ssl.h>

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

namespace chengxin::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::int64_t expired_again_ms = 20;

}  // namespace

Connection::Connection(tcp::socket accepted, std::shared_ptr<asio::ssl::context> const& tls)
    : socket_(std::move(accepted)),
      timer_(socket_.get_executor()) {
    if (tls) tls_.emplace(socket_, *tls);
}

asio::awaitable<bool> Connection::shake_hands(std::int64_t time_ms) {
    if (!tls_) co_return true;
    allow(time_ms);
    error_code error;
    co_await tls_->async_handshake(asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, error));
    shaken_ = !error;
    co_return shaken_;
}

asio::awaitable<void> Connection::end_writing(std::int64_t time_ms) {
    error_code error;
    if (tls_ && shaken_) {
        allow(time_ms);
        co_await tls_->async_shutdown(asio::redirect_error(asio::use_awaitable, error));
    }
    socket_.shutdown(tcp::socket::shutdown_send, error);
}

asio::awaitable<void> Connection::linger(std::int64_t time_ms, std::size_t bytes_max) {
    allow(time_ms);
    error_code error;
    std::array<char, std::size_t{16} * 1024> unread{};
    for (std::size_t count = 0; !error && !expired() && count < bytes_max;) {
        count +=
            co_await socket_.async_read_some(asio::buffer(unread), asio::redirect_error(asio::use_awaitable, error));
    }
}

void Connection::cancel() {
    error_code error;
    socket_.cancel(error);
}

void Connection::close() {
    allow_any_time();
    error_code error;
    socket_.close(error);
}

std::string Connection::peer() const {
    error_code error;
    auto const endpoint = socket_.remote_endpoint(error);
    return error ? std::string() : endpoint.address().to_string();
}

void Connection::allow(std::int64_t time_ms) {
    expired_ = false;
    timer_.expires_after(std::chrono::milliseconds(time_ms));
    wait(++turn_);
}

void Connection::allow_any_time() {
    expired_ = false;
    ++turn_;
    timer_.cancel();
}

void Connection::wait(std::uint64_t turn) {
    timer_.async_wait([self = shared_from_this(), turn](error_code const& error) {
        if (error || turn != self->turn_) return;
        self->expired_ = true;
        error_code failed;
        self->socket_.cancel(failed);
        if (failed) return;
        // A read that had just ended is followed by the next of the same message: that one is cancelled in its turn.
        self->timer_.expires_after(std::chrono::milliseconds(expired_again_ms));
        self->wait(turn);
    });
}

}  // namespace chengxin::http
