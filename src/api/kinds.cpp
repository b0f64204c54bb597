#include "api/resources.hpp"

namespace chengxin::api {

http::Reply get_kinds(sync::Reading& reading, http::Request const&) {
    return http::json_reply(200, reading.world().method.kinds_json(reading.today()));
}

}  // namespace chengxin::api
