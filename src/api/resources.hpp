#pragma once

#include "api/handling.hpp"

/// What can be asked for, one file a resource. Shapes, errors and examples: docs/api/openapi.yaml.
namespace chengxin::api {

// session.cpp
http::Reply get_session(sync::Reading& reading, http::Request const& request);
boost::asio::awaitable<http::Reply> post_session(Counties& counties, http::Request request);
boost::asio::awaitable<http::Reply> delete_session(Counties& counties, http::Request request);

// kinds.cpp
http::Reply get_kinds(sync::Reading& reading, http::Request const& request);

// slice.cpp
http::Reply get_slice(sync::Reading& reading, http::Request const& request);

// households.cpp
http::Reply get_household(sync::Reading& reading, http::Request const& request);
boost::asio::awaitable<http::Reply> reveal_household(Counties& counties, http::Request request);

// push.cpp
boost::asio::awaitable<http::Reply> post_push(Counties& counties, http::Request request);

// indicators.cpp
http::Reply get_indicators(sync::Reading& reading, http::Request const& request);
http::Reply get_headlines(sync::Reading& reading, http::Request const& request);
http::Reply get_figure(sync::Reading& reading, http::Request const& request);
http::Reply get_facts_of_figure(sync::Reading& reading, http::Request const& request);
http::Reply get_owing_of_figure(sync::Reading& reading, http::Request const& request);

// sheets.cpp
http::Reply get_figure_sheet(sync::Reading& reading, http::Request const& request, document::Made const& made);
http::Reply get_figure_table(sync::Reading& reading, http::Request const& request, document::Made const& made);
http::Reply get_facts_sheet(sync::Reading& reading, http::Request const& request, document::Made const& made);
http::Reply get_owing_sheet(sync::Reading& reading, http::Request const& request, document::Made const& made);

// papers.cpp
http::Reply get_annual_report_docx(sync::Reading& reading, http::Request const& request, document::Made const& made);
http::Reply get_annual_report_pdf(sync::Reading& reading, http::Request const& request, document::Made const& made);
http::Reply get_task_letter_docx(sync::Reading& reading, http::Request const& request, document::Made const& made);
http::Reply get_task_letter_pdf(sync::Reading& reading, http::Request const& request, document::Made const& made);
http::Reply get_visit_list(sync::Reading& reading, http::Request const& request, document::Made const& made);
http::Reply get_work_day_sheet(sync::Reading& reading, http::Request const& request, document::Made const& made);
http::Reply get_station_calendar(sync::Reading& reading, http::Request const& request, document::Made const& made);

// facts.cpp
http::Reply get_fact(sync::Reading& reading, http::Request const& request);

// divisions.cpp
http::Reply get_division(sync::Reading& reading, http::Request const& request);

// villages.cpp
http::Reply get_village(sync::Reading& reading, http::Request const& request);
http::Reply get_households_of_village(sync::Reading& reading, http::Request const& request);

// people.cpp
http::Reply get_people(sync::Reading& reading, http::Request const& request);
http::Reply get_person(sync::Reading& reading, http::Request const& request);
http::Reply get_units(sync::Reading& reading, http::Request const& request);
http::Reply get_people_of_unit(sync::Reading& reading, http::Request const& request);

// search.cpp
http::Reply post_search(sync::Reading& reading, http::Request const& request);

// head.cpp
http::Reply get_head(sync::Reading& reading, http::Request const& request);
boost::asio::awaitable<http::Reply> get_heads(Counties& counties, http::Request request);
boost::asio::awaitable<http::Reply> get_heads_page(Counties& counties, http::Request request);

// health.cpp
boost::asio::awaitable<http::Reply> get_health(Counties& counties, http::Request request);
boost::asio::awaitable<http::Reply> get_ready(Counties& counties, http::Request request);

}  // namespace chengxin::api
