#include "api/asked.hpp"
#include "api/resources.hpp"
#include "sync/village.hpp"

namespace chengxin::api {

namespace {

constexpr std::int64_t facts_max = 30;

using access::Action;

}  // namespace

http::Reply get_village(sync::Reading& reading, http::Request const& request) {
    auto const id = id_asked(request);
    if (!id) return http::problem_reply(id.error());
    auto const village = sync::village_number(reading, *id, Action::read_figures);
    if (!village) return http::problem_reply(village.error());
    return http::json_reply(200, sync::village_page(reading, *village, facts_max));
}

http::Reply get_households_of_village(sync::Reading& reading, http::Request const& request) {
    auto const id = id_asked(request);
    if (!id) return http::problem_reply(id.error());
    auto const village = sync::village_number(reading, *id, Action::read_households);
    if (!village) return http::problem_reply(village.error());
    auto const page = part_asked(request);
    if (!page) return http::problem_reply(page.error());
    auto const all = reading.households(*village);
    if (!all) return http::problem_reply(all.error());
    auto part = page->of(all->size());
    json::Array households;
    for (auto at = part.first; at < part.past; ++at) households.push_back(reading.household_line((*all)[at]));
    return http::json_reply(200, json::Object{{"households", std::move(households)},
                                              {"total", static_cast<std::int64_t>(all->size())},
                                              {"next", std::move(part.next)}});
}

}  // namespace chengxin::api
