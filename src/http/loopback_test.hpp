#pragma once

#include <gtest/gtest.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <thread>

#include "http/server.hpp"

namespace chengxin::http {

/// A server on a free port of this machine, serving until the end of its scope.
class Running {
public:
    explicit Running(Router const& router, Limits const& limits = {}, Beside beside = {})
        : server("127.0.0.1", 0, router, limits, std::move(beside)),
          thread_([this] { server.run(); }) {}
    ~Running() {
        server.stop();
        if (thread_.joinable()) thread_.join();
    }
    void join() { thread_.join(); }

    Server server;

private:
    std::thread thread_;
};

/// A caller that writes bytes as it likes and reads replies one by one. Gives up after five seconds.
class Caller {
public:
    explicit Caller(Running const& running) : socket_(io_) {
        socket_.connect({boost::asio::ip::make_address("127.0.0.1"), running.server.port()});
    }

    void write(std::string_view bytes) {
        boost::system::error_code error;  // a server that has closed is seen when reading
        boost::asio::write(socket_, boost::asio::buffer(bytes), error);
    }
    void end_writing() { socket_.shutdown(boost::asio::ip::tcp::socket::shutdown_send); }

    /// Everything until the server closes.
    std::string rest() {
        while (read_some()) continue;
        return std::exchange(unread_, "");
    }

    /// One reply with the body its Content-Length announces; "" when the server closes before.
    std::string reply(bool has_body = true) {
        auto end = unread_.find("\r\n\r\n");
        for (; end == std::string::npos; end = unread_.find("\r\n\r\n")) {
            if (!read_some()) return "";
        }
        auto size = end + 4;
        auto const length = unread_.substr(0, end).find("Content-Length: ");
        if (has_body && length != std::string::npos) size += std::stoul(unread_.substr(length + 16));
        while (unread_.size() < size) {
            if (!read_some()) return "";
        }
        auto result = unread_.substr(0, size);
        unread_.erase(0, size);
        return result;
    }

    std::string ask(std::string_view bytes) {
        write(bytes);
        return reply();
    }

private:
    bool read_some() {
        char bytes[4096];
        std::size_t count = 0;
        bool ended = false;
        boost::asio::steady_timer limit(io_, std::chrono::seconds(5));
        limit.async_wait([this](boost::system::error_code const& error) {
            if (error) return;
            ADD_FAILURE() << "the server neither answered nor closed";
            socket_.cancel();
        });
        socket_.async_read_some(boost::asio::buffer(bytes),
                                [&](boost::system::error_code const& error, std::size_t size) {
                                    ended = static_cast<bool>(error);
                                    count = size;
                                    limit.cancel();
                                });
        io_.restart();
        io_.run();
        unread_.append(bytes, count);
        return !ended;
    }

    boost::asio::io_context io_;
    boost::asio::ip::tcp::socket socket_;
    std::string unread_;
};

inline std::string get(std::string const& target, std::string const& headers = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: local\r\n" + headers + "\r\n";
}
inline std::string post(std::string const& target, std::string const& body, std::string const& headers = "") {
    return "POST " + target + " HTTP/1.1\r\nHost: local\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body;
}
inline bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }
inline std::string body_of(std::string const& reply) {
    auto const end = reply.find("\r\n\r\n");
    return end == std::string::npos ? "" : reply.substr(end + 4);
}

}  // namespace chengxin::http
