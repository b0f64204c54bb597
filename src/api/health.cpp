#include "api/health.hpp"

#include <spdlog/spdlog.h>

#include <filesystem>

#include "api/resources.hpp"

namespace chengxin::api {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::seconds busy_most{30};  // a pack installed by a tool beside the service holds it for ten
constexpr std::uintmax_t free_least = std::uintmax_t{256} << 20;  // the write-ahead log alone may reach 80 MiB

Health health_of(Counties& counties) {
    Health health;
    health.is_ending = counties.is_ending();
    health.writer_busy = counties.door().busy_for();
    auto const file = counties.store().beside("");
    if (!file.empty()) {
        std::error_code unknown;
        auto const space = std::filesystem::space(std::filesystem::absolute(file).parent_path(), unknown);
        if (!unknown) health.free_bytes = space.available;
    }
    try {
        counties.store().read([&](store::Connection& connection) {
            health.is_current = store::Store::is_current(connection);
            health.counties = command::tenants(connection).size();
        });
        health.is_reachable = true;
    } catch (std::exception const& fault) {
        spdlog::error("not ready: {}", fault.what());
    }
    return health;
}

}  // namespace

std::optional<std::string> unreadiness(Health const& health) {
    if (health.is_ending) return "服务正在停止，请稍后再试。";
    if (!health.is_reachable) return "数据库读不出来：请看服务的日志，检查磁盘和数据库文件。";
    if (!health.is_current) return "数据库的结构不是本程序的版本：请重新启动服务，或换用对应的程序。";
    if (health.writer_busy > busy_most)
        return "写账已有 " + std::to_string(health.writer_busy.count() / 1000) +
               " 秒没有完成：请检查磁盘，或是否有别的程序占着数据库。";
    if (health.free_bytes && *health.free_bytes < free_least)
        return "数据库所在的磁盘只剩 " + std::to_string(*health.free_bytes >> 20) + " MiB：请尽快腾出空间。";
    return std::nullopt;
}

/// Alive: the process answers.
asio::awaitable<http::Reply> get_health(Counties&, http::Request) {
    co_return http::Reply{200, {}, "ok\n", "text/plain"};
}

/// Ready: what is sent here now can be recorded.
asio::awaitable<http::Reply> get_ready(Counties& counties, http::Request) {
    std::function<http::Reply()> const look = [&counties] {
        auto const health = health_of(counties);
        if (auto const reason = unreadiness(health))
            return http::problem_reply(503, {Refusal::busy, "server.unready", "", *reason});
        return http::Reply{200, {}, "ready, " + std::to_string(health.counties) + " counties\n", "text/plain"};
    };
    co_return co_await apart(counties.readers(), look);
}

void add_watch_routes(http::Router& router, Counties& counties, metrics::Meters& meters) {
    meters.watch("chengxin_store_bytes", "Size of the database files.",
                 [&counties] { return static_cast<double>(counties.store().size_on_disk()); });
    auto const to = [&counties](Work work) {
        return [&counties, work](http::Request request) { return work(counties, std::move(request)); };
    };
    router.add(http::Method::get, "/healthz", to(get_health));
    router.add(http::Method::get, "/readyz", to(get_ready));
    router.add(http::Method::get, "/metrics", [&meters](http::Request) -> asio::awaitable<http::Reply> {
        co_return http::Reply{200, {}, meters.text(), "text/plain; version=0.0.4; charset=utf-8"};
    });
}

}  // namespace chengxin::api
