#include "document/papers.hpp"
#include "api/handed.hpp"
#include "api/question.hpp"
#include "api/resources.hpp"
#include "document/forms.hpp"
#include "document/station_calendar.hpp"

namespace chengxin::api {

namespace {

using document::Made;

/// The year asked of; this year if nothing is said.
Result<int> year_asked(http::Request const& request, Date today) {
    constexpr int year_least = 2000;
    constexpr int year_most = 2200;
    auto const written = request.query_value("year");
    if (!written) return year_of(today);
    auto const first = parse_date(*written + "-01-01");
    bool const fits = first && year_of(*first) >= year_least && year_of(*first) <= year_most;
    if (!fits) return malformed("year", "2000 到 2200 之间的年份");
    return year_of(*first);
}

/// The village or community asked of, or the caller's own. fails: besides, malformed `paper.village`.
Result<ledger::Number> village_asked(sync::Reading const& reading, http::Request const& request,
                                     access::Action action) {
    auto const place = division_asked(reading, request, action);
    if (!place) return place.error();
    auto const* span = reading.world().divisions.at(*place, reading.today());
    if (span != nullptr && roster::is_village_level(span->level)) return *place;
    return Problem{Refusal::malformed, "paper.village", "/division",
                   "这份表是一个村（社区）一份：请先选定一个村再打印。"};
}

/// The caller, or somebody whose posts the caller keeps.
Result<access::Caller> person_asked(sync::Reading const& reading, http::Request const& request) {
    auto const written = request.query_value("person");
    if (!written) return reading.caller();
    auto const id = parse_uuid(*written);
    if (!id) return Problem{Refusal::malformed, id.error().code, "/person", id.error().detail};
    if (ledger::SubjectId(*id) == reading.caller().person_id) return reading.caller();
    auto const person = document::person_of(reading, *id);
    if (!person) return person.error();
    for (auto const& held : (*person).roles) {
        auto const lineage = reading.world().divisions.lineage(held.place, reading.today());
        if (access::may(reading.caller(), access::Action::manage_roster, lineage, reading.today())) return person;
    }
    return Problem{Refusal::forbidden, "access.outside", "/person",
                   "这个人的任职不由您登记，任务书请由他所在的乡镇或组织部门打印。"};
}

http::Reply official(document::Official const& paper, bool is_pdf, Made const& made) {
    if (!is_pdf) return handed(document::docx_of(paper), media::docx, paper.heading.title, "docx", made);
    if (!document::can_print()) return http::problem_reply(document::no_font());
    return handed(document::pdf_of(paper), media::pdf, paper.heading.title, "pdf", made);
}

http::Reply annual_report(sync::Reading& reading, http::Request const& request, Made const& made, bool is_pdf) {
    auto const year = year_asked(request, reading.today());
    if (!year) return http::problem_reply(year.error());
    return official(document::annual_report(reading, made, *year), is_pdf, made);
}

http::Reply task_letter(sync::Reading& reading, http::Request const& request, Made const& made, bool is_pdf) {
    auto const person = person_asked(reading, request);
    if (!person) return http::problem_reply(person.error());
    auto const paper = document::task_letter(reading, made, *person);
    if (!paper) return http::problem_reply(paper.error());
    return official(*paper, is_pdf, made);
}

/// The next of the station's days, today if it is one.
Date next_station_day(sync::Reading const& reading) {
    auto const days = document::days_of_month(reading.ledger().catalogue, reading.today());
    for (auto const year : {year_of(reading.today()), year_of(reading.today()) + 1}) {
        for (auto const& day : document::station_days(year, days)) {
            if (day.held >= reading.today()) return day.held;
        }
    }
    return reading.today();
}

}  // namespace

http::Reply get_annual_report_docx(sync::Reading& reading, http::Request const& request, Made const& made) {
    return annual_report(reading, request, made, false);
}

http::Reply get_annual_report_pdf(sync::Reading& reading, http::Request const& request, Made const& made) {
    return annual_report(reading, request, made, true);
}

http::Reply get_task_letter_docx(sync::Reading& reading, http::Request const& request, Made const& made) {
    return task_letter(reading, request, made, false);
}

http::Reply get_task_letter_pdf(sync::Reading& reading, http::Request const& request, Made const& made) {
    return task_letter(reading, request, made, true);
}

http::Reply get_visit_list(sync::Reading& reading, http::Request const& request, Made const& made) {
    if (!document::can_print()) return http::problem_reply(document::no_font());
    auto const village = village_asked(reading, request, access::Action::read_households);
    if (!village) return http::problem_reply(village.error());
    auto const group = request.query_value("group");
    auto const list = document::visit_list(reading, made, *village, group);
    if (!list) return http::problem_reply(list.error());
    auto const name = document::say_place(reading, *village) + group.value_or("") + "走访名单";
    return handed(*list, media::pdf, name, "pdf", made);
}

http::Reply get_work_day_sheet(sync::Reading& reading, http::Request const& request, Made const& made) {
    if (!document::can_print()) return http::problem_reply(document::no_font());
    auto const village = village_asked(reading, request, access::Action::read_figures);
    if (!village) return http::problem_reply(village.error());
    auto day = next_station_day(reading);
    if (auto const written = request.query_value("day")) {
        auto const asked = parse_date(*written);
        if (!asked) return http::problem_reply(malformed("day", "“2026-11-24”这样的日期"));
        day = *asked;
    }
    auto const name = document::say_place(reading, *village) + "群众工作日登记单";
    return handed(document::work_day_sheet(reading, made, *village, day), media::pdf, name, "pdf", made);
}

http::Reply get_station_calendar(sync::Reading& reading, http::Request const& request, Made const& made) {
    auto const village = village_asked(reading, request, access::Action::read_figures);
    if (!village) return http::problem_reply(village.error());
    auto const year = year_asked(request, reading.today());
    if (!year) return http::problem_reply(year.error());
    document::StationCalendar calendar;
    calendar.station = document::say_place(reading, *village) + "群众工作站";
    calendar.identifier = to_text(reading.world().divisions.id_of(*village));
    calendar.made_at = made.at;
    calendar.is_demo = roster::is_fictional(reading.ledger().tenant);
    calendar.days =
        document::station_days(*year, document::days_of_month(reading.ledger().catalogue, first_of_year(*year)));
    auto file = std::make_shared<TemporaryFile>();
    file->append(document::calendar_text(calendar));
    return handed(std::move(file), media::calendar, calendar.station + "工作日", "ics", made);
}

}  // namespace chengxin::api
