#include "api/routes.hpp"

#include <array>

namespace chengxin::api {

namespace {

using access::Action;
using enum http::Method;
using enum RouteRight::Entry;

std::array const table{
    RouteRight{get, "/healthz", anybody, {}, get_health},
    RouteRight{get, "/readyz", anybody, {}, get_ready},
    RouteRight{post, "/api/v1/session", anybody, {}, post_session},
    RouteRight{get, "/api/v1/session", signed_in, {}, get_session},
    RouteRight{remove, "/api/v1/session", signed_in, {}, delete_session},
    RouteRight{get, "/api/v1/kinds", signed_in, {}, get_kinds},
    RouteRight{get, "/api/v1/slice", signed_in, Action::read_household_names, get_slice},
    RouteRight{get, "/api/v1/households/{id}", signed_in, Action::read_households, get_household},
    RouteRight{post, "/api/v1/households/{id}/reveal", signed_in, Action::reveal, reveal_household},
    RouteRight{post, "/api/v1/sync/push", signed_in, {}, post_push},
    RouteRight{get, "/api/v1/indicators", signed_in, Action::read_figures, get_indicators},
    RouteRight{get, "/api/v1/headlines", signed_in, Action::read_figures, get_headlines},
    RouteRight{get, "/api/v1/indicators/{name}/figure", signed_in, Action::read_figures, get_figure},
    RouteRight{get, "/api/v1/indicators/{name}/facts", signed_in, Action::read_figures, get_facts_of_figure},
    RouteRight{get, "/api/v1/indicators/{name}/households", signed_in, Action::read_figures, get_owing_of_figure},
    RouteRight{get, "/api/v1/indicators/{name}/figure.xlsx", signed_in, Action::read_figures, get_figure_sheet},
    RouteRight{get, "/api/v1/indicators/{name}/figure.pdf", signed_in, Action::read_figures, get_figure_table},
    RouteRight{get, "/api/v1/indicators/{name}/facts.xlsx", signed_in, Action::read_figures, get_facts_sheet},
    RouteRight{get, "/api/v1/indicators/{name}/households.xlsx", signed_in, Action::read_figures, get_owing_sheet},
    RouteRight{get, "/api/v1/papers/annual_report.docx", signed_in, {}, get_annual_report_docx},
    RouteRight{get, "/api/v1/papers/annual_report.pdf", signed_in, {}, get_annual_report_pdf},
    RouteRight{get, "/api/v1/papers/task_letter.docx", signed_in, {}, get_task_letter_docx},
    RouteRight{get, "/api/v1/papers/task_letter.pdf", signed_in, {}, get_task_letter_pdf},
    RouteRight{get, "/api/v1/papers/visit_list.pdf", signed_in, Action::read_households, get_visit_list},
    RouteRight{get, "/api/v1/papers/work_day_sheet.pdf", signed_in, Action::read_figures, get_work_day_sheet},
    RouteRight{get, "/api/v1/papers/station_calendar.ics", signed_in, Action::read_figures, get_station_calendar},
    RouteRight{get, "/api/v1/facts/{id}", signed_in, {}, get_fact},
    RouteRight{get, "/api/v1/divisions/{id}", signed_in, Action::read_figures, get_division},
    RouteRight{get, "/api/v1/villages/{id}", signed_in, Action::read_figures, get_village},
    RouteRight{get, "/api/v1/villages/{id}/households", signed_in, Action::read_households, get_households_of_village},
    RouteRight{get, "/api/v1/people", signed_in, Action::look_up, get_people},
    RouteRight{get, "/api/v1/people/{id}", signed_in, Action::look_up, get_person},
    RouteRight{get, "/api/v1/units", signed_in, Action::look_up, get_units},
    RouteRight{get, "/api/v1/units/{id}", signed_in, Action::look_up, get_people_of_unit},
    RouteRight{post, "/api/v1/search", signed_in, Action::look_up, post_search},
    RouteRight{get, "/api/v1/head", signed_in, {}, get_head},
    RouteRight{get, "/api/v1/heads/{county}", anybody, {}, get_heads},
    RouteRight{get, "/ledger/{county}", anybody, {}, get_heads_page},
};

http::Handler handler_of(RouteRight const& route, Counties& counties) {
    if (auto const* work = std::get_if<Work>(&route.handler)) {
        return [&counties, work = *work](http::Request request) { return work(counties, std::move(request)); };
    }
    if (auto const* paper = std::get_if<Paper>(&route.handler)) {
        return [&counties, paper = *paper, action = route.action](http::Request request) {
            return make_paper(counties, std::move(request), paper, action);
        };
    }
    auto const query = std::get<Query>(route.handler);
    return [&counties, query, action = route.action](http::Request request) {
        return answer(counties, std::move(request), query, action);
    };
}

}  // namespace

std::span<RouteRight const> routes() { return table; }

void add_routes(http::Router& router, Counties& counties) {
    for (auto const& route : table) router.add(route.method, std::string(route.pattern), handler_of(route, counties));
}

}  // namespace chengxin::api
