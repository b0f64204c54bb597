#include "api/handed.hpp"
#include "api/question.hpp"
#include "api/resources.hpp"
#include "document/figure_sheets.hpp"
#include "document/forms.hpp"

namespace chengxin::api {

namespace {

std::string name_of(sync::Reading const& reading, indicator::Question const& question, char const* what) {
    return document::say_place(reading, question.division) + question.definition->title + what;
}

}  // namespace

http::Reply get_figure_sheet(sync::Reading& reading, http::Request const& request, document::Made const& made) {
    auto const question = question_of(reading, request);
    if (!question) return http::problem_reply(question.error());
    return handed(document::figure_sheet(reading, made, *question), media::xlsx, name_of(reading, *question, "汇总"),
                  "xlsx", made);
}

http::Reply get_figure_table(sync::Reading& reading, http::Request const& request, document::Made const& made) {
    if (!document::can_print()) return http::problem_reply(document::no_font());
    auto const question = question_of(reading, request);
    if (!question) return http::problem_reply(question.error());
    return handed(document::figure_table(reading, made, *question), media::pdf, name_of(reading, *question, "汇总"),
                  "pdf", made);
}

http::Reply get_facts_sheet(sync::Reading& reading, http::Request const& request, document::Made const& made) {
    auto const question = question_of(reading, request);
    if (!question) return http::problem_reply(question.error());
    return handed(document::facts_sheet(reading, made, *question), media::xlsx, name_of(reading, *question, "记录"),
                  "xlsx", made);
}

http::Reply get_owing_sheet(sync::Reading& reading, http::Request const& request, document::Made const& made) {
    auto const question = question_of(reading, request);
    if (!question) return http::problem_reply(question.error());
    auto const standing = standing_asked(request);
    if (!standing) return http::problem_reply(standing.error());
    return handed(document::owing_sheet(reading, made, *question, *standing), media::xlsx,
                  name_of(reading, *question, "名单"), "xlsx", made);
}

}  // namespace chengxin::api
