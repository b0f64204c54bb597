#include "api/asked.hpp"

#include <algorithm>

namespace chengxin::api {

namespace {

/// Of the places where a right is held, the one that most others lie in.
ledger::Number widest(sync::Reading const& reading, Grant const& grant) {
    auto const& divisions = reading.world().divisions;
    auto const depth = [&](ledger::Number place) { return divisions.lineage(place, reading.today()).size(); };
    std::vector<ledger::Number> places;
    for (auto const place : grant.places()) {
        if (divisions.at(place, reading.today()) != nullptr) places.push_back(place);
    }
    return places.empty() ? 0 : *std::ranges::min_element(places, {}, depth);
}

}  // namespace

Result<Uuid> id_asked(http::Request const& request) { return parse_uuid(request.parameters.at("id")); }

Result<ledger::Number> division_asked(sync::Reading const& reading, http::Request const& request,
                                      access::Action action) {
    auto const written = request.query_value("division");
    auto const& divisions = reading.world().divisions;
    Problem const unknown{Refusal::missing, "division.unknown", "/division",
                          "没有登记过这个行政区划，请从列表里重新选择。"};
    if (!written) {
        auto const grant = access::may_somewhere(reading.caller(), action);
        if (!grant) return grant.error();
        auto const place = widest(reading, *grant);
        return place == 0 ? Result<ledger::Number>(unknown) : Result<ledger::Number>(place);
    }
    auto const id = parse_uuid(*written);
    if (!id) return Problem{Refusal::malformed, id.error().code, "/division", id.error().detail};
    auto const number = divisions.number_of(ledger::SubjectId(*id));
    if (!number) return unknown;
    auto const grant =
        access::may(reading.caller(), action, divisions.lineage(*number, reading.today()), reading.today());
    if (!grant) return grant.error();
    return *number;
}

}  // namespace chengxin::api
