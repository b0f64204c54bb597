#include "api/asked.hpp"

#include <algorithm>
#include <charconv>

namespace chengxin::api {

namespace {

constexpr std::int64_t page_default = 50;
constexpr std::int64_t page_most = 200;

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

Problem malformed(std::string const& at, std::string const& expected) {
    return {Refusal::malformed, "request.parameter", "/" + at, "参数 " + at + " 要写成" + expected + "。"};
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    auto const [past, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const whole = error == std::errc() && past == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

Result<std::int64_t> limit_asked(http::Request const& request) {
    auto const written = request.query_value("limit");
    auto const limit = written ? number_in(*written) : std::optional(page_default);
    if (!limit || *limit < 1 || *limit > page_most) return malformed("limit", "1 到 200 之间的整数");
    return *limit;
}

Result<Date> day_asked(http::Request const& request, Date today) {
    auto const written = request.query_value("day");
    if (!written) return today;
    auto const day = parse_date(*written);
    if (!day) return malformed("day", "“2026-11-24”这样的日期");
    return *day;
}

Result<Part> part_asked(http::Request const& request) {
    auto const limit = limit_asked(request);
    if (!limit) return limit.error();
    auto const written = request.query_value("after");
    auto const skipped = written ? number_in(*written) : std::optional(std::int64_t{0});
    if (!skipped || *skipped < 0) return malformed("after", "上一页给出的 next");
    return Part{static_cast<std::size_t>(*skipped), static_cast<std::size_t>(*limit)};
}

Part::Bounds Part::of(std::size_t whole) const {
    auto const first = std::min(skipped, whole);
    auto const past = std::min(first + limit, whole);
    return {first, past, past < whole ? json::Value(std::to_string(past)) : json::Value(nullptr)};
}

}  // namespace chengxin::api
