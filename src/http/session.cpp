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
#include <system_error>

#include "base/text.hpp"
#include "http/admission.hpp"
#include "store/engine.hpp"

namespace chengxin::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Parser = beast::http::request_parser<beast::http::string_body>;

namespace {

constexpr std::int64_t linger_ms = 1'000;
constexpr std::size_t piece_bytes = std::size_t{64} * 1024;
constexpr std::size_t linger_bytes = std::size_t{16} * 1024 * 1024;  // of a body that is too large, while it is told so

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
    request.is_secure = connection.is_secure();
    request.method = method_of(message.method());
    for (auto const& field : message) request.headers.emplace_back(field.name_string(), field.value());
    request.peer = connection.peer();
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

/// Sends a file a piece at a time, each with its own time: memory is one piece, however slow the caller.
asio::awaitable<bool> send_file(std::shared_ptr<Connection> connection, std::shared_ptr<TemporaryFile const> file,
                                std::int64_t size, std::int64_t write_ms) {
    std::vector<char> piece(piece_bytes);
    for (std::int64_t sent = 0; sent < size;) {
        std::size_t count = 0;
        try {
            count = file->read(sent, piece);
        } catch (std::system_error const& fault) {
            spdlog::error("a reply was cut off: {}", fault.what());
        }
        if (count == 0) co_return false;
        connection->allow(write_ms);
        error_code error;
        co_await asio::async_write(*connection, asio::buffer(piece.data(), count),
                                   asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return false;
        sent += static_cast<std::int64_t>(count);
    }
    co_return true;
}

asio::awaitable<bool> send(std::shared_ptr<Connection> connection, Reply reply, Request const& request,
                           std::int64_t write_ms, bool keep_alive) {
    complete(reply, request);
    beast::http::response<beast::http::string_body> response;
    response.version(11);
    response.result(static_cast<unsigned>(reply.status));
    for (auto const& [name, value] : reply.headers) response.insert(name, value);
    if (!reply.content_type.empty()) response.set(beast::http::field::content_type, reply.content_type);
    auto const file = reply.file;
    auto const file_size = file ? file->size() : 0;
    auto const size = file ? static_cast<std::uint64_t>(file_size) : reply.body.size();
    if (reply.status != 204 && reply.status != 304) response.content_length(size);
    response.keep_alive(keep_alive);
    if (request.method != Method::head) response.body() = std::move(reply.body);

    connection->allow(write_ms);
    error_code error;
    co_await beast::http::async_write(*connection, response, asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return false;
    if (!file || request.method == Method::head) co_return true;
    co_return co_await send_file(connection, file, file_size, write_ms);
}

asio::awaitable<Reply> handled(Route const& route, Request request) {
    auto const request_id = request.request_id;
    std::string failure;
    bool passes = false;
    try {
        co_return co_await route.handler(std::move(request));
    } catch (store::TryAgain const& away) {
        failure = away.what();
        passes = true;
    } catch (std::exception const& fault) {
        failure = fault.what();
    }
    if (passes) {
        spdlog::warn("request {}: {} {}: {}", request_id, to_text(route.method), route.pattern, failure);
        auto reply = problem_reply(
            {Refusal::busy, "server.away", "", "数据库暂时连不上，这次操作没有完成，请稍后再试；手机上的记录不会丢。"});
        reply.headers.emplace_back("Retry-After", "5");
        co_return reply;
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
    auto const count =
        co_await connection->async_read_some(buffer.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
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
        co_await asio::async_write(*connection, asio::buffer(go_on), asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return error;
    }
    co_await beast::http::async_read(*connection, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
    co_return error;
}

/// The rest of what is unread, and an orderly end, so that the last reply arrives whole.
asio::awaitable<void> part(std::shared_ptr<Connection> connection, std::size_t unread_max) {
    co_await connection->end_writing(linger_ms);
    co_await connection->linger(linger_ms, unread_max);
}

void measure(Sessions const& sessions, Route const* route, int status, std::chrono::steady_clock::time_point since) {
    if (sessions.meters == nullptr) return;
    bool const is_web = route == nullptr && status < 400;
    auto* const measured = is_web ? sessions.measured_web : sessions.measured.at(route);
    metrics::Meters::answered(*measured, status, std::chrono::steady_clock::now() - since);
}

/// One request and its reply. out: whether another may follow.
asio::awaitable<bool> exchange(std::shared_ptr<Connection> connection, beast::flat_buffer& buffer, Sessions& sessions) {
    auto const& limits = sessions.limits;
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    parser.body_limit(limits.body_bytes);
    connection->allow(limits.header_ms);
    error_code error;
    co_await beast::http::async_read_header(*connection, buffer, parser,
                                            asio::redirect_error(asio::use_awaitable, error));
    auto const since = std::chrono::steady_clock::now();
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
    auto const status = reply->status;
    bool const sent = co_await send(connection, *std::move(reply), request, limits.write_ms, keep_alive);
    measure(sessions, route, status, since);
    if (sent && !whole) co_await part(connection, linger_bytes);
    co_return sent&& keep_alive;
}

}  // namespace

asio::awaitable<void> serve(std::shared_ptr<Connection> connection, Sessions& sessions) {
    sessions.idle.insert(connection.get());
    bool follows = co_await connection->shake_hands(sessions.limits.handshake_ms);
    sessions.idle.erase(connection.get());
    if (sessions.meters != nullptr && connection->is_secure()) sessions.meters->handshake_ended(follows);
    if (!follows) co_await part(connection, linger_bytes);
    beast::flat_buffer buffer;
    for (bool first = true; follows && (first || !sessions.stopping); first = false) {
        auto const wait_ms = first ? sessions.limits.header_ms : sessions.limits.idle_ms;
        if (buffer.size() == 0 && !co_await woken(connection, buffer, sessions, wait_ms)) break;
        follows = co_await exchange(connection, buffer, sessions);
    }
    if (connection->is_secure()) co_await connection->end_writing(linger_ms);
    connection->close();
}

asio::awaitable<void> turn_away(std::shared_ptr<Connection> connection, Sessions& sessions) {
    bool const heard = co_await connection->shake_hands(sessions.limits.handshake_ms);
    Request unread;
    unread.is_secure = connection->is_secure();
    auto reply = problem_reply({Refusal::busy, "server.busy", "", "现在使用的人太多，请稍后再试。"});
    reply.headers.emplace_back("Retry-After", "5");
    bool const sent = heard && co_await send(connection, std::move(reply), unread, sessions.limits.write_ms, false);
    if (sent) co_await part(connection, sessions.limits.header_bytes);
    connection->close();
}

}  // namespace chengxin::http
