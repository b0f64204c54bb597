#include "sync/village.hpp"

#include <algorithm>

#include "sync/people.hpp"

namespace chengxin::sync {

namespace {

json::Value duty_of(Reading& reading, std::vector<Number> const& households) {
    auto const* rule = visiting_duty(reading.world().method);
    if (rule == nullptr) return nullptr;
    auto const& ledger = reading.ledger();
    auto const duty = ledger.words.find(rule->name);
    std::int64_t owed = 0;
    std::int64_t met = 0;
    std::int64_t excused = 0;
    for (auto const household : households) {
        auto const runs = duty::owed_of(ledger, duty, household);
        bool const is_owed = std::ranges::any_of(
            runs, [&](duty::Owed const& run) { return run.first <= reading.today() && reading.today() < run.past; });
        if (!is_owed) continue;
        ++owed;
        auto const span = duty::span_of(ledger, duty, household, year_of(reading.today()));
        if (span.met_on) {
            ++met;
        } else if (span.excused_on) {
            ++excused;
        }
    }
    return json::Object{{"name", rule->name}, {"title", rule->title}, {"owed", owed},
                        {"met", met},         {"excused", excused},   {"open", owed - met - excused}};
}

/// Of each standing kind of a pack, of how many households it holds.
json::Array holds_of(Reading& reading, std::vector<Number> const& households) {
    auto const& ledger = reading.ledger();
    json::Array out;
    for (auto const& [name, kind] : reading.world().method.catalogue.kinds) {
        if (kind.lasts != fact::Lasts::standing) continue;
        auto const each = roster::standing_of(ledger.connection, ledger.tenant, ledger.words.find(name), households);
        auto const count = std::ranges::count_if(each, [&](auto const& rows) {
            return std::ranges::any_of(rows, [&](roster::StandingRow const& row) {
                return row.first <= reading.today() && reading.today() < row.past;
            });
        });
        out.push_back(json::Object{{"kind", name}, {"title", kind.title}, {"households", std::int64_t{count}}});
    }
    return out;
}

std::vector<ledger::Row> latest_facts(Reading& reading, Number village, std::int64_t facts_max) {
    auto const& ledger = reading.ledger();
    std::vector<std::string> kinds{std::string(duty::ExitAnswers::kind_name)};
    for (auto const& [name, kind] : reading.world().method.catalogue.kinds) kinds.push_back(name);
    std::vector<ledger::Row> rows;
    for (auto const& kind : kinds) {
        auto more = ledger::rows_at(ledger.connection, ledger.tenant, village, ledger.words.find(kind),
                                    {Date{}, far_future}, {far_future, 0}, facts_max);
        std::ranges::move(more, std::back_inserter(rows));
    }
    std::ranges::sort(rows, [](ledger::Row const& a, ledger::Row const& b) {
        return std::tie(a.day, a.seq) > std::tie(b.day, b.seq);
    });
    if (std::ssize(rows) > facts_max) rows.resize(static_cast<std::size_t>(facts_max));
    return rows;
}

json::Object fact_line(Reading& reading, ledger::Row const& row) {
    auto const& ledger = reading.ledger();
    json::Object out{{"id", to_text(row.id)},
                     {"kind", ledger.words.text(row.kind)},
                     {"title", reading.title_of(row)},
                     {"day", to_text(row.day)},
                     {"household", nullptr},
                     {"author", reading.person(row.author)},
                     {"seq", row.seq}};
    auto const subject = ledger::find_subject_number(ledger.connection, ledger.tenant, row.subject);
    if (subject && ledger.words.text(subject->kind) == roster::subject_kind::household) {
        auto household = reading.household_named(row.subject);
        household.erase("village");
        out["household"] = std::move(household);
    }
    return out;
}

}  // namespace

Result<Number> village_number(Reading const& reading, Uuid const& id, access::Action action) {
    auto const& divisions = reading.world().divisions;
    auto const number = divisions.number_of(roster::SubjectId(id));
    auto const* span = number ? divisions.at(*number, reading.today()) : nullptr;
    if (span == nullptr || !roster::is_village_level(span->level)) {
        return Problem{Refusal::missing, "division.unknown", "", "没有登记过这个村，请从列表里重新选择。"};
    }
    auto const grant =
        access::may(reading.caller(), action, divisions.lineage(*number, reading.today()), reading.today());
    if (!grant) return grant.error();
    return *number;
}

json::Object village_page(Reading& reading, Number village, std::int64_t facts_max) {
    auto const& ledger = reading.ledger();
    std::vector<Number> households;
    for (auto const& row : roster::households_in(ledger.connection, ledger.tenant, village, reading.today())) {
        households.push_back(row.subject);
    }
    auto out = reading.division(village);
    auto const lineage = reading.world().divisions.lineage(village, reading.today());
    out["parent"] = nullptr;
    if (lineage.size() > 1) {
        auto const parent = reading.division(lineage[1]);
        out["parent"] = json::Object{{"id", parent.at("id")}, {"name", parent.at("name")}};
    }
    json::Array team;
    for (auto const& one : responsible(reading, village, reading.today())) {
        team.push_back(responsible_json(reading, one));
    }
    json::Array facts;
    for (auto const& row : latest_facts(reading, village, facts_max)) facts.push_back(fact_line(reading, row));
    out["team"] = std::move(team);
    out["households"] = static_cast<std::int64_t>(households.size());
    out["lists_households"] = reading.may(access::Action::read_households, village);
    out["duty"] = duty_of(reading, households);
    out["holds"] = holds_of(reading, households);
    out["facts"] = std::move(facts);
    return out;
}

}  // namespace chengxin::sync
