#include "sync/slice.hpp"

#include <algorithm>

#include "sync/own.hpp"

namespace chengxin::sync {

namespace {

constexpr std::int64_t facts_a_household_max = 30;  // what there is beyond that stands on the household's page

json::Object duty_json(Reading const& reading, duty::Rule const& rule) {
    auto const year = year_of(reading.today());
    json::Object out;
    out["name"] = rule.name;
    out["title"] = rule.title;
    out["times"] = rule.times_on(reading.world().method.catalogue, first_of_year(year));
    out["span_first"] = to_text(first_of_year(year));
    out["span_past"] = to_text(first_of_year(year + 1));
    out["source"] = json::write(rule.source);
    return out;
}

/// The villages within the places where the caller works, by code.
std::vector<Number> villages_of(Reading const& reading, Grant const& grant) {
    auto const& divisions = reading.world().divisions;
    std::vector<Number> villages;
    for (auto const place : grant.places()) {
        for (auto const division : divisions.subtree(place, reading.today())) {
            auto const* span = divisions.at(division, reading.today());
            if (span != nullptr && roster::is_village_level(span->level)) villages.push_back(division);
        }
    }
    auto const code = [&](Number village) { return divisions.at(village, reading.today())->code; };
    std::ranges::sort(villages, {}, code);
    villages.erase(std::ranges::unique(villages).begin(), villages.end());
    return villages;
}

}  // namespace

std::string slice_version(Reading const& reading) {
    auto const head = ledger::load_head(reading.ledger().connection, reading.ledger().tenant);
    auto const& caller = reading.caller();
    return "\"" + std::to_string(head.seq) + "-" + to_text(reading.today()) + "-" + std::to_string(caller.tenant) +
           "." + std::to_string(caller.person) + "\"";
}

Result<json::Object> slice(Reading& reading) {
    auto const grant = access::may_somewhere(reading.caller(), access::Action::read_household_names);
    if (!grant) return grant.error();
    auto const* rule = visiting_duty(reading.world().method);
    if (rule == nullptr) {
        return Problem{Refusal::missing, "duty.none", "", "县里还没有装上走访的工作法，请联系管理员。"};
    }
    json::Object out;
    out["seq"] = ledger::load_head(reading.ledger().connection, reading.ledger().tenant).seq;
    out["as_of"] = to_text(reading.today());
    out["duty"] = duty_json(reading, *rule);
    auto const visited = villages_of(reading, *grant);
    json::Array villages;
    json::Array households;
    for (auto const village : visited) {
        auto named = reading.division(village);
        auto const lineage = reading.world().divisions.lineage(village, reading.today());
        named["township"] = lineage.size() < 2 ? json::Value("") : reading.division(lineage[1]).at("name");
        villages.push_back(std::move(named));
        auto const numbers = reading.households(village);
        if (!numbers) return numbers.error();
        for (auto const number : *numbers) households.push_back(reading.household(number, facts_a_household_max));
    }
    out["villages"] = std::move(villages);
    out["households"] = std::move(households);
    json::Array places;
    for (auto const& place : places_of(reading, visited)) places.push_back(place_json(reading, place));
    out["places"] = std::move(places);
    out["self"] = oneself(reading);
    out["colleagues"] = colleagues(reading, visited);
    out["mine"] = own_counts(reading);
    return out;
}

}  // namespace chengxin::sync
