#include "sync/people.hpp"
#include "api/asked.hpp"
#include "api/resources.hpp"

namespace chengxin::api {

namespace {

using access::Action;

/// Those whose links a page of people is made of.
Result<std::vector<sync::Responsible>> asked_for(sync::Reading& reading, http::Request const& request, Date day) {
    auto const division = division_asked(reading, request, Action::look_up);
    if (!division) return division.error();
    auto const written = request.query_value("kind");
    if (!written) return sync::responsible(reading, *division, day);
    auto const* kind = reading.world().method.catalogue.kind(*written);
    if (kind == nullptr) {
        return Problem{Refusal::missing, "fact.kind.unknown", "/kind", "没有这一类记录，请刷新后再试。"};
    }
    return sync::may_record(reading, *division, *kind, day);
}

}  // namespace

http::Reply get_people(sync::Reading& reading, http::Request const& request) {
    auto const day = day_asked(request, reading.today());
    if (!day) return http::problem_reply(day.error());
    auto const page = part_asked(request);
    if (!page) return http::problem_reply(page.error());
    auto const all = asked_for(reading, request, *day);
    if (!all) return http::problem_reply(all.error());
    auto part = page->of(all->size());
    json::Array people;
    for (auto at = part.first; at < part.past; ++at) {
        people.push_back(sync::responsible_json(reading, (*all)[at]));
    }
    return http::json_reply(200, json::Object{{"day", to_text(*day)},
                                              {"people", std::move(people)},
                                              {"total", static_cast<std::int64_t>(all->size())},
                                              {"next", std::move(part.next)}});
}

http::Reply get_person(sync::Reading& reading, http::Request const& request) {
    auto const id = id_asked(request);
    if (!id) return http::problem_reply(id.error());
    auto const page = sync::person_page(reading, *id);
    if (!page) return http::problem_reply(page.error());
    return http::json_reply(200, *page);
}

http::Reply get_units(sync::Reading& reading, http::Request const&) {
    auto units = sync::units(reading);
    if (!units) return http::problem_reply(units.error());
    return http::json_reply(200, json::Object{{"units", std::move(*units)}});
}

http::Reply get_people_of_unit(sync::Reading& reading, http::Request const& request) {
    auto const id = id_asked(request);
    if (!id) return http::problem_reply(id.error());
    auto const unit = sync::unit_number(reading, *id);
    if (!unit) return http::problem_reply(unit.error());
    auto const page = part_asked(request);
    if (!page) return http::problem_reply(page.error());
    auto const people = sync::people_of_unit(reading, *unit);
    if (!people) return http::problem_reply(people.error());
    auto part = page->of(people->size());
    json::Array lines;
    for (auto at = part.first; at < part.past; ++at) lines.push_back(sync::person_line(reading, (*people)[at]));
    return http::json_reply(200, json::Object{{"unit", sync::unit_named(reading, *unit)},
                                              {"people", std::move(lines)},
                                              {"total", static_cast<std::int64_t>(people->size())},
                                              {"next", std::move(part.next)}});
}

}  // namespace chengxin::api
