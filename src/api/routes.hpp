#pragma once

#include <span>
#include <variant>

#include "api/resources.hpp"
#include "http/router.hpp"

namespace chengxin::api {

using Work = boost::asio::awaitable<http::Reply> (*)(Counties& counties, http::Request request);

/// A route, who may come to it, and what answers it. What may be seen or done there is asked again of the places and
/// days concerned; the matrix itself is access::rights(). tests/rights_test.cpp walks every row.
struct RouteRight {
    enum class Entry { anybody, signed_in };

    http::Method method;
    std::string_view pattern;
    Entry entry;
    std::optional<access::Action> action;  ///< must be allowed somewhere today; of commands each asks for its own
    std::variant<Query, Work, Paper> handler;
};

std::span<RouteRight const> routes();

/// in: the counties outlives the router.
void add_routes(http::Router& router, Counties& counties);

}  // namespace chengxin::api
