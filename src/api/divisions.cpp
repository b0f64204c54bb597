#include "api/asked.hpp"
#include "api/resources.hpp"

namespace chengxin::api {

http::Reply get_division(sync::Reading& reading, http::Request const& request) {
    auto const id = id_asked(request);
    if (!id) return http::problem_reply(id.error());
    auto const& divisions = reading.world().divisions;
    auto const number = divisions.number_of(ledger::SubjectId(*id));
    if (!number) {
        return http::problem_reply(
            {Refusal::missing, "division.unknown", "", "没有登记过这个行政区划，请从列表里重新选择。"});
    }
    auto const lineage = divisions.lineage(*number, reading.today());
    auto const grant = access::may(reading.caller(), access::Action::read_figures, lineage, reading.today());
    if (!grant) return http::problem_reply(grant.error());

    auto out = reading.division(*number);
    out["parent"] = nullptr;
    if (lineage.size() > 1) {
        auto const parent = reading.division(lineage[1]);
        out["parent"] = json::Object{{"id", parent.at("id")}, {"name", parent.at("name")}};
    }
    json::Array children;
    for (auto const child : divisions.children(*number, reading.today())) children.push_back(reading.division(child));
    out["children"] = std::move(children);
    return http::json_reply(200, out);
}

}  // namespace chengxin::api
