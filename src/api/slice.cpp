#include "sync/slice.hpp"

#include "api/resources.hpp"

namespace chengxin::api {

http::Reply get_slice(sync::Reading& reading, http::Request const& request) {
    auto const version = sync::slice_version(reading);
    if (request.header("if-none-match") == version) return {304, {{"ETag", version}}, "", ""};
    auto const slice = sync::slice(reading);
    if (!slice) return http::problem_reply(slice.error());
    auto reply = http::json_reply(200, *slice);
    reply.headers.emplace_back("ETag", version);
    return reply;
}

}  // namespace chengxin::api
