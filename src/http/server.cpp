#include "http/server.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <csignal>
#include <exception>

#include "http/certificate.hpp"
#include "http/session.hpp"

namespace chengxin::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::chrono::milliseconds accept_again{100};
constexpr std::size_t turned_away_most = 64;  // the rest is closed without a word

void log_failure(std::exception_ptr const& failure) {
    if (!failure) return;
    try {
        std::rethrow_exception(failure);
    } catch (std::exception const& fault) {
        spdlog::error("connection: {}", fault.what());
    }
}

}  // namespace

struct Server::State {
    State(Router const& router, Limits const& limits, Beside around);

    asio::awaitable<void> accept();
    asio::awaitable<void> look_for_certificates();
    asio::awaitable<void> heed_reloads();
    void reload();
    void begin(tcp::socket socket);
    void begin_stop();
    void end_if_done();

    Beside beside;
    Sessions sessions;  // before io: sessions that io still holds when it ends refer to it
    asio::io_context io{1};
    tcp::acceptor acceptor{io};
    asio::signal_set signals{io};
    asio::signal_set reloads{io};
    asio::steady_timer next_look{io};
    asio::steady_timer stop_limit{io};
    std::uint16_t port = 0;
};

Server::State::State(Router const& router, Limits const& limits, Beside around)
    : beside(std::move(around)),
      sessions{router, limits, beside.meters} {
    if (beside.meters == nullptr) return;
    for (auto const& route : router.routes()) {
        sessions.measured[&route] = &beside.meters->route(to_text(route.method), route.pattern);
    }
    sessions.measured[nullptr] = &beside.meters->route("", "none");
    sessions.measured_web = &beside.meters->route("", "web");
}

void Server::State::reload() {
    if (beside.certificate == nullptr) {
        spdlog::info("nothing to read again: TLS is off");
        return;
    }
    bool const used = beside.certificate->reload();
    if (beside.meters != nullptr) beside.meters->certificate_read(used);
}

/// Renewing tools replace the two files one after the other: what does not match yet is refused, and looked at again.
asio::awaitable<void> Server::State::look_for_certificates() {
    while (!sessions.stopping) {
        error_code error;
        next_look.expires_after(std::chrono::milliseconds(sessions.limits.look_ms));
        co_await next_look.async_wait(asio::redirect_error(asio::use_awaitable, error));
        if (!sessions.stopping && beside.certificate->has_changed()) reload();
    }
}

asio::awaitable<void> Server::State::heed_reloads() {
    while (!sessions.stopping) {
        error_code error;
        co_await reloads.async_wait(asio::redirect_error(asio::use_awaitable, error));
        if (!error) reload();
    }
}

asio::awaitable<void> Server::State::accept() {
    while (!sessions.stopping) {
        error_code error;
        auto socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (!error) {
            begin(std::move(socket));
        } else if (error != asio::error::operation_aborted) {
            spdlog::error("accept: {}", error.message());
            asio::steady_timer pause(io, accept_again);
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        }
    }
}

void Server::State::begin(tcp::socket socket) {
    error_code error;
    socket.set_option(tcp::no_delay(true), error);
    auto const tls = beside.certificate == nullptr ? nullptr : beside.certificate->context();
    auto* const meters = beside.meters;
    if (sessions.open >= sessions.limits.connections) {
        if (meters != nullptr) meters->connection_turned_away();
        if (sessions.turned_away >= turned_away_most) return;
        ++sessions.turned_away;
        auto const ended = [this](std::exception_ptr const& failure) {
            log_failure(failure);
            --sessions.turned_away;
            end_if_done();
        };
        asio::co_spawn(io, turn_away(std::make_shared<Connection>(std::move(socket), tls), sessions), ended);
        return;
    }
    ++sessions.open;
    if (meters != nullptr) meters->connection_opened();
    auto const ended = [this, meters](std::exception_ptr const& failure) {
        log_failure(failure);
        --sessions.open;
        if (meters != nullptr) meters->connection_closed();
        end_if_done();
    };
    asio::co_spawn(io, serve(std::make_shared<Connection>(std::move(socket), tls), sessions), ended);
}

void Server::State::begin_stop() {
    if (sessions.stopping) return;
    sessions.stopping = true;
    error_code error;
    acceptor.close(error);
    signals.cancel(error);
    reloads.cancel(error);
    next_look.cancel();
    if (beside.on_stop) beside.on_stop();
    for (auto* const connection : sessions.idle) connection->cancel();
    stop_limit.expires_after(std::chrono::milliseconds(sessions.limits.stop_ms));
    stop_limit.async_wait([this](error_code const& cancelled) {
        if (cancelled) return;
        spdlog::warn("stop: {} connections were cut off", sessions.open);
        io.stop();
    });
    end_if_done();
}

void Server::State::end_if_done() {
    if (sessions.stopping && sessions.open == 0 && sessions.turned_away == 0) stop_limit.cancel();
}

Server::Server(std::string const& address, std::uint16_t port, Router const& router, Limits const& limits,
               Beside beside)
    : state_(std::make_unique<State>(router, limits, std::move(beside))) {
    tcp::endpoint const endpoint(asio::ip::make_address(address), port);
    state_->acceptor.open(endpoint.protocol());
    state_->acceptor.set_option(tcp::acceptor::reuse_address(true));
    state_->acceptor.bind(endpoint);
    state_->acceptor.listen();
    state_->port = state_->acceptor.local_endpoint().port();
    auto const ended = [](std::exception_ptr const& failure) { log_failure(failure); };
    asio::co_spawn(state_->io, state_->accept(), ended);
    if (state_->beside.certificate != nullptr) asio::co_spawn(state_->io, state_->look_for_certificates(), ended);
}

Server::~Server() = default;

std::uint16_t Server::port() const { return state_->port; }

void Server::run() { state_->io.run(); }

void Server::stop() {
    asio::post(state_->io, [state = state_.get()] { state->begin_stop(); });
}

void Server::heed_signals() {
    state_->signals.add(SIGINT);
    state_->signals.add(SIGTERM);
    state_->signals.async_wait([state = state_.get()](error_code const& error, int) {
        if (!error) state->begin_stop();
    });
    state_->reloads.add(SIGHUP);
    asio::co_spawn(state_->io, state_->heed_reloads(), log_failure);
}

}  // namespace chengxin::http
