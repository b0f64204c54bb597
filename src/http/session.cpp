#include "http/session.hpp"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <exception>

#include "base/text.hpp"
#include "http/admission.hpp"

namespace chengxin::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Parser = beast::http::request_parser<beast::http::string_body>;

namespace {

constexpr std::int64_t linger_ms = 1'000;
constexpr std::size_t linger_bytes = std::size_t{16} * 1024 * 1024;  // of a body that is too large, while it is told so
constexpr std::int64_t expired_again_ms = 20;

Method method_of(beast::http::verb verb) {
    switch (verb) {
        case beast::http::verb::get: return Method::get;
        case beast::http::verb::head: return Method::head;
        case beast::http::verb::post: return Method::post;
        case beast::http::verb::put: return Method::put;
        case beast::http::verb::delete_: return Method::remove;
        case beast::http::verb::options: return Method::options;
        default: return Method::other;
    }
}

std::string new_request_id() {
    std::array<std::uint8_t, 8> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return to_hex(bytes);
}

Request request_of(Parser::value_type const& message, Connection const& connection) {
    Request request;
    request.method = method_of(message.method());
    for (auto const& field : message) request.headers.emplace_back(field.name_string(), field.value());
    error_code error;
    auto const peer = connection.socket.remote_endpoint(error);
    if (!error) request.peer = peer.address().to_string();
    request.request_id = new_request_id();
    return request;
}

/// What is said to a request that could not be read; nothing when its sender has gone.
std::optional<Reply> reading_refusal(error_code const& error, bool expired) {
    if (expired) {
        return problem_reply(408, {Refusal::busy, "request.slow", "", "请求没有在规定时间内传完，请检查网络后重试。"});
    }
    if (error == beast::http::error::header_limit || error == beast::http::error::buffer_overflow)
        return problem_reply(
            431, {Refusal::too_large, "request.header_too_large", "", "请求头过大，请清除浏览器缓存后重试。"});
    if (error == beast::http::error::body_limit)
        return problem_reply({Refusal::too_large, "request.too_large", "", "提交的内容过大，请分几次提交。"});
    bool const gone = error == beast::http::error::end_of_stream || error == beast::http::error::partial_message;
    if (gone || error.category() != make_error_code(beast::http::error::end_of_stream).category()) return std::nullopt;
    return problem_reply({Refusal::malformed, "request.malformed", "", "收到的内容不是有效的 HTTP 请求。"});
}

asio::awaitable<bool> send(std::shared_ptr<Connection> connection, Reply reply, Request const& request,
                           std::int64_t write_ms, bool keep_alive) {
    complete(reply, request);
    beast::http::response<beast::http::string_body> response;
    response.version(11);
    response.result(static_cast<unsigned>(reply.status));
    for (auto const& [name, value] : reply.headers) response.insert(name, value);
    if (!reply.content_type.empty()) response.set(beast::http::field::content_type, reply.content_type);
    if (reply.status != 204 && reply.status != 304) response.content_length(reply.body.size());
    response.keep_alive(keep_alive);
    if (request.method != Method::head) response.body() = std::move(reply.body);

    connection->allow(write_ms);
    error_code error;
    co_await beast::http::async_write(connection->socket, response, asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
}

/// Reads on for a moment after a last reply: closing over unread bytes would reset the connection and lose the reply.
asio::awaitable<void> linger(std::shared_ptr<Connection> connection, std::size_t most) {
    error_code error;
    connection->socket.shutdown(asio::ip::tcp::socket::shutdown_send, error);
    connection->allow(linger_ms);
    std::array<char, std::size_t{16} * 1024> unread{};
    for (std::size_t count = 0; !error && !connection->expired() && count < most;) {
        count += co_await connection->socket.async_read_some(asio::buffer(unread),
                                                             asio::redirect_error(asio::use_awaitable, error));
    }
}

asio::awaitable<Reply> handled(Route const& route, Request request) {
    auto const request_id = request.request_id;
    std::string failure;
    try {
        co_return co_await route.handler(std::move(request));
    } catch (std::exception const& fault) {
        failure = fault.what();
    }
    spdlog::error("request {}: {} {}: {}", request_id, to_text(route.method), route.pattern, failure);
    co_return problem_reply(
        500, {Refusal::busy, "server.fault", "",
              "服务器出错，这次操作没有完成。请稍后重试；仍不行时把编号 " + request_id + " 告诉管理员。"});
}

/// Whether the first byte of a request came.
asio::awaitable<bool> woken(std::shared_ptr<Connection> connection, beast::flat_buffer& buffer, Sessions& sessions,
                            std::int64_t wait_ms) {
    connection->allow(wait_ms);
    sessions.idle.insert(connection.get());
    error_code error;
    auto const count = co_await connection->socket.async_read_some(buffer.prepare(4096),
                                                                   asio::redirect_error(asio::use_awaitable, error));
    sessions.idle.erase(connection.get());
    buffer.commit(count);
    co_return !error;
}

/// Reads the body, if there is one, into the parser.
asio::awaitable<error_code> read_body(std::shared_ptr<Connection> connection, beast::flat_buffer& buffer,
                                      Parser& parser, std::int64_t body_ms) {
    error_code error;
    if (parser.is_done()) co_return error;
    connection->allow(body_ms);
    auto const expect = parser.get()[beast::http::field::expect];
    if (beast::iequals(expect, "100-continue")) {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        co_await asio::async_write(connection->socket, asio::buffer(go_on),
                                   asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return error;
    }
    co_await beast::http::async_read(connection->socket, buffer, parser,
                                     asio::redirect_error(asio::use_awaitable, error));
    co_return error;
}

/// One request and its reply. out: whether another may follow.
asio::awaitable<bool> exchange(std::shared_ptr<Connection> connection, beast::flat_buffer& buffer, Sessions& sessions) {
    auto const& limits = sessions.limits;
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    parser.body_limit(limits.body_bytes);
    connection->allow(limits.header_ms);
    error_code error;
    co_await beast::http::async_read_header(connection->socket, buffer, parser,
                                            asio::redirect_error(asio::use_awaitable, error));
    auto request = request_of(parser.get(), *connection);
    std::optional<Reply> reply;
    Route const* route = nullptr;
    if (error) {
        reply = reading_refusal(error, connection->expired());
        if (!reply) co_return false;
    } else if (parser.get().version() == 11 && parser.get().count(beast::http::field::host) != 1) {
        reply = problem_reply({Refusal::malformed, "request.malformed", "", "请求缺少唯一的 Host。"});
    } else {
        auto admission = admit(request, parser.get().target(), !parser.is_done(), sessions.router);
        route = admission.route;
        reply = std::move(admission.reply);
    }
    if (!reply) {
        error = co_await read_body(connection, buffer, parser, limits.body_ms);
        if (error) {
            reply = reading_refusal(error, connection->expired());
            if (!reply) co_return false;
        }
    }
    bool const whole = !error && parser.is_done();
    if (!reply) {
        connection->allow_any_time();
        request.body = std::move(parser.get().body());
        reply = co_await handled(*route, request);
    }
    bool const keep_alive = whole && parser.get().keep_alive() && !sessions.stopping;
    bool const sent = co_await send(connection, *std::move(reply), request, limits.write_ms, keep_alive);
    if (sent && !whole) co_await linger(connection, linger_bytes);
    co_return sent&& keep_alive;
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket accepted) : socket(std::move(accepted)), timer_(socket.get_executor()) {}

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
        self->socket.cancel(failed);
        if (failed) return;
        // A read that had just ended is followed by the next of the same message: that one is cancelled in its turn.
        self->timer_.expires_after(std::chrono::milliseconds(expired_again_ms));
        self->wait(turn);
    });
}

asio::awaitable<void> serve(std::shared_ptr<Connection> connection, Sessions& sessions) {
    beast::flat_buffer buffer;
    bool follows = true;
    for (bool first = true; follows && (first || !sessions.stopping); first = false) {
        auto const wait_ms = first ? sessions.limits.header_ms : sessions.limits.idle_ms;
        if (buffer.size() == 0 && !co_await woken(connection, buffer, sessions, wait_ms)) break;
        follows = co_await exchange(connection, buffer, sessions);
    }
    connection->allow_any_time();
    error_code error;
    connection->socket.close(error);
}

asio::awaitable<void> turn_away(std::shared_ptr<Connection> connection, Sessions& sessions) {
    Request const unread;
    auto reply = problem_reply({Refusal::busy, "server.busy", "", "现在使用的人太多，请稍后再试。"});
    reply.headers.emplace_back("Retry-After", "5");
    bool const sent = co_await send(connection, std::move(reply), unread, sessions.limits.write_ms, false);
    if (sent) co_await linger(connection, sessions.limits.header_bytes);
    connection->allow_any_time();
    error_code error;
    connection->socket.close(error);
}

}  // namespace chengxin::http
