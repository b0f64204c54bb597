#include "sync/household.hpp"

#include <algorithm>

namespace chengxin::sync {

namespace {

std::vector<roster::StandingRow> standing(Reading& reading, std::string_view kind, Number household) {
    auto const& ledger = reading.ledger();
    return roster::standing_of(ledger.connection, ledger.tenant, ledger.words.find(kind), household);
}

std::string name_seen(Reading& reading, Number village, std::string const& name) {
    bool const in_full = reading.may(access::Action::read_household_names, village);
    return in_full || name.empty() ? name : command::masked_name(name);
}

}  // namespace

json::Array household_history(Reading& reading, Number household) {
    auto const& ledger = reading.ledger();
    auto rows = standing(reading, roster::Household::kind_name, household);
    std::ranges::reverse(rows);
    json::Array history;
    for (auto const& row : rows) {
        auto const fact = ledger::find_seq(ledger.connection, ledger.tenant, row.seq);
        if (!fact) continue;
        auto const answers = json::parse(fact->answers).value().get_object();
        auto const village = roster::village_of(ledger.connection, ledger.tenant, answers).value_or(0);
        auto const place = reading.division(village);
        auto const* group = answers.if_contains("group");
        history.push_back(
            json::Object{{"first", to_text(row.first)},
                         {"past", row.past == far_future ? json::Value(nullptr) : json::Value(to_text(row.past))},
                         {"head", name_seen(reading, village, reading.unsealing().text(*fact, "head"))},
                         {"village", json::Object{{"id", place.at("id")}, {"name", place.at("name")}}},
                         {"group", group == nullptr || group->is_null() ? json::Value("") : *group},
                         {"members", answers.at("members")}});
    }
    return history;
}

json::Array household_members(Reading& reading, Number household) {
    auto const& ledger = reading.ledger();
    auto const places = roster::household_rows(ledger.connection, ledger.tenant, household);
    auto const village = roster::village_on(places, reading.today());
    auto rows = standing(reading, roster::Member::kind_name, household);
    std::erase_if(rows, [&](auto const& row) { return reading.today() < row.first || row.past <= reading.today(); });
    std::ranges::sort(rows, {}, &roster::StandingRow::seq);
    json::Array members;
    for (auto const& row : rows) {
        auto const fact = ledger::find_seq(ledger.connection, ledger.tenant, row.seq);
        if (!fact) continue;
        auto const answers = json::parse(fact->answers).value().get_object();
        auto const* relation = answers.if_contains("relation");
        members.push_back(json::Object{{"name", name_seen(reading, village, reading.unsealing().text(*fact, "name"))},
                                       {"relation", relation == nullptr ? json::Value(nullptr) : *relation}});
    }
    return members;
}

}  // namespace chengxin::sync
