#include "api/resources.hpp"
#include "base/text.hpp"

namespace chengxin::api {

http::Reply get_head(sync::Reading& reading, http::Request const&) {
    auto const head = ledger::load_head(reading.ledger().connection, reading.ledger().tenant);
    return http::json_reply(
        200, json::Object{{"seq", head.seq}, {"link", to_hex(head.link)}, {"recorded_at", to_text(head.recorded_at)}});
}

}  // namespace chengxin::api
