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

}  // namespace chengxin::api
