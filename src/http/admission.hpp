#pragma once

#include <optional>
#include <string_view>

#include "http/message.hpp"
#include "http/router.hpp"

namespace chengxin::http {

/// Where a request leads before its body is read, or why it leads nowhere.
struct Admission {
    Route const* route = nullptr;
    std::optional<Reply> reply;  ///< already the answer: a refusal or a file of the web
};

/// Fills in path, query and parameters.
/// in:    `written`, the target of the request line.
/// fails: as a reply: 400 `request.path`, 404 `route.missing`, 405 `route.method`, 403 `request.cross_site`,
///        415 `request.content_type`.
Admission admit(Request& request, std::string_view written, bool has_body, Router const& router);

/// What every reply carries, gzip where it pays and the caller takes it.
void complete(Reply& reply, Request const& request);

}  // namespace chengxin::http
