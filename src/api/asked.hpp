#pragma once

#include <optional>

#include "api/handling.hpp"

/// Parameters of a request, read once and with the place named where they are wrong.
namespace chengxin::api {

/// The {id} of the path. fails: malformed `id.malformed`.
Result<Uuid> id_asked(http::Request const& request);

/// The division asked of, or the widest place where the caller may do `action`.
/// fails: malformed `id.malformed`; missing `division.unknown`; forbidden `access.outside`.
Result<ledger::Number> division_asked(sync::Reading const& reading, http::Request const& request,
                                      access::Action action);

/// A whole number and nothing else.
std::optional<std::int64_t> number_in(std::string_view text);
Problem malformed(std::string const& at, std::string const& expected);

/// How many a page may hold. fails: malformed `request.parameter`.
Result<std::int64_t> limit_asked(http::Request const& request);

/// The day asked of, today if nothing is said. fails: malformed `request.parameter`.
Result<Date> day_asked(http::Request const& request, Date today);

/// A part of a list that is known whole: `limit` and `after`.
struct Part {
    std::size_t skipped = 0;
    std::size_t limit = 0;

    struct Bounds {
        std::size_t first;
        std::size_t past;
        json::Value next;  ///< `after` of the part that follows; null after the last
    };
    Bounds of(std::size_t whole) const;
};
/// fails: malformed `request.parameter`.
Result<Part> part_asked(http::Request const& request);

}  // namespace chengxin::api
