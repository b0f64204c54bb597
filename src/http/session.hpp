#pragma once

#include <memory>
#include <set>
#include <unordered_map>

#include "http/connection.hpp"
#include "http/server.hpp"
#include "metrics/meters.hpp"

namespace chengxin::http {

/// What the sessions of one server share.
struct Sessions {
    Router const& router;
    Limits limits;
    metrics::Meters* meters = nullptr;
    std::unordered_map<Route const*, metrics::Meters::Route*> measured{};  ///< nullptr: what no route answered
    metrics::Meters::Route* measured_web = nullptr;
    bool stopping = false;
    std::size_t open = 0;
    std::size_t turned_away = 0;   ///< connections above the limit that are still being told so
    std::set<Connection*> idle{};  ///< between two requests, or before the first: cancelled at a stop
};

/// Answers the requests of one connection, one after another, until either side ends it.
boost::asio::awaitable<void> serve(std::shared_ptr<Connection> connection, Sessions& sessions);

/// Tells a connection above the limit to come back later.
boost::asio::awaitable<void> turn_away(std::shared_ptr<Connection> connection, Sessions& sessions);

}  // namespace chengxin::http
