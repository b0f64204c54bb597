#include "api/resources.hpp"

namespace chengxin::api {

namespace asio = boost::asio;

/// Alive: the process answers.
asio::awaitable<http::Reply> get_health(Service&, http::Request) {
    co_return http::Reply{200, {}, "ok\n", "text/plain"};
}

/// Ready: the database answers too.
asio::awaitable<http::Reply> get_ready(Service& service, http::Request) {
    std::function<http::Reply()> const look = [&service] {
        auto const counties =
            service.store().read([](store::Connection& connection) { return command::tenants(connection).size(); });
        return http::Reply{200, {}, "ready, " + std::to_string(counties) + " counties\n", "text/plain"};
    };
    co_return co_await apart(service.readers(), look);
}

}  // namespace chengxin::api
