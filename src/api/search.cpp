#include "sync/search.hpp"
#include "api/resources.hpp"

namespace chengxin::api {

namespace {

constexpr std::size_t found_max = 20;

struct Search {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Search, (), (text))

}  // namespace

/// What is searched for stands in the body: names and numbers have no place in an address, nor in a log.
http::Reply post_search(sync::Reading& reading, http::Request const& request) {
    auto const body = json::parse_foreign(request.body);
    if (!body) return http::problem_reply(body.error());
    auto const search = json::read_object<Search>(*body);
    if (!search) return http::problem_reply(search.error());
    auto const found = sync::search(reading, search->text, found_max);
    if (!found) return http::problem_reply(found.error());
    return http::json_reply(200, *found);
}

}  // namespace chengxin::api
