#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "api/routes.hpp"
#include "metrics/meters.hpp"

/// For whoever watches over the service.
namespace chengxin::api {

/// What readiness rests on.
struct Health {
    bool is_ending = false;
    bool is_reachable = false;  ///< the database can be read
    bool is_current = false;    ///< its schema is this program's
    std::size_t counties = 0;
    std::chrono::milliseconds writer_busy{0};    ///< at what it took up last
    std::optional<std::uintmax_t> free_bytes{};  ///< of the disk; none where the database is no file here
};

/// Why nothing should be sent here now, in Chinese; nothing when all is well.
std::optional<std::string> unreadiness(Health const& health);

/// `/healthz`, `/readyz` and `/metrics`, for an address of their own.
/// in: `counties` and `meters` outlive the router.
void add_watch_routes(http::Router& router, Counties& counties, metrics::Meters& meters);

}  // namespace chengxin::api
