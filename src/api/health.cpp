#include "api/resources.hpp"

namespace chengxin::api {

namespace asio = boost::asio;

/// Alive: the process answers.
asio::awaitable<http::Reply> get_health(Counties&, http::Request) {
    co_return http::Reply{200, {}, "ok\n", "text/plain"};
}

/// Ready: the database answers too.
asio::awaitable<http::Reply> get_ready(Counties& counties, http::Request) {
    std::function<http::Reply()> const look = [&counties] {
        auto const count =
            counties.store().read([](store::Connection& connection) { return command::tenants(connection).size(); });
        return http::Reply{200, {}, "ready, " + std::to_string(count) + " counties\n", "text/plain"};
    };
    co_return co_await apart(counties.readers(), look);
}

}  // namespace chengxin::api
