#include "sync/own.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace chengxin::sync {

namespace {

constexpr std::int64_t rows_read_max = 400;  // of a village; most of them are other people's
constexpr std::size_t own_facts_max = 100;

bool holds_on(access::RoleHeld const& held, Date day) { return held.first <= day && day < held.past; }

/// Whether a fact of the kind can be about the division, or about a household there.
bool fits(fact::Kind const& kind, std::string const& level) {
    return std::ranges::any_of(kind.about, [&](std::string const& noun) {
        bool const is_of_household = noun == roster::subject_kind::household && roster::is_village_level(level);
        return is_of_household || roster::is_at_level(level, noun);
    });
}

std::vector<std::string> kinds_at(Reading const& reading, Number division) {
    auto const today = reading.today();
    auto const level = reading.world().divisions.at(division, today)->level;
    auto const lineage = reading.world().divisions.lineage(division, today);
    std::vector<std::string> kinds;
    for (auto const& [name, kind] : reading.world().method.catalogue.kinds) {
        if (!fits(kind, level)) continue;
        if (access::may_as(reading.caller(), access::Action::record, kind.by, lineage, today)) kinds.push_back(name);
    }
    return kinds;
}

/// The divisions that the caller was posted to in this year, villages or not.
std::set<Number> posted_to(Reading const& reading, DateRange year) {
    std::set<Number> places;
    for (auto const& held : reading.caller().roles) {
        bool const then = held.first < year.past && year.first < held.past;
        if (then && reading.world().divisions.at(held.place, reading.today()) != nullptr) places.insert(held.place);
    }
    return places;
}

/// What the caller recorded about a subject, latest first.
json::Array own_facts(Reading& reading, Number subject) {
    json::Array facts;
    auto const& ledger = reading.ledger();
    auto const me = reading.caller().person;
    for (auto const& row : ledger::rows_about(ledger.connection, ledger.tenant, subject, rows_read_max)) {
        if (row.author != me && row.recorder != me) continue;
        if (!reading.is_shown(row)) continue;
        facts.push_back(reading.fact(row));
        if (facts.size() == own_facts_max) break;
    }
    return facts;
}

struct Count {
    std::int64_t year = 0;
    std::int64_t month = 0;
};

}  // namespace

std::vector<Place> places_of(Reading const& reading, std::vector<Number> const& villages) {
    auto const& divisions = reading.world().divisions;
    auto const today = reading.today();
    std::vector<Number> all(villages);
    for (auto const& held : reading.caller().roles) {
        if (holds_on(held, today) && divisions.at(held.place, today) != nullptr) all.push_back(held.place);
    }
    std::ranges::sort(all, {}, [&](Number one) { return divisions.at(one, today)->code; });
    all.erase(std::ranges::unique(all).begin(), all.end());
    std::vector<Place> places;
    for (auto const division : all) places.push_back({division, kinds_at(reading, division)});
    std::erase_if(places, [](Place const& place) { return place.kinds.empty(); });
    return places;
}

json::Object place_json(Reading& reading, Place const& place) {
    auto out = reading.division(place.division);
    out["kinds"] = json::write(place.kinds);
    out["facts"] = own_facts(reading, place.division);
    return out;
}

json::Object oneself(Reading& reading) {
    auto out = reading.person(reading.caller().person);
    std::vector<std::string> kinds;
    for (auto const& [name, kind] : reading.world().method.catalogue.kinds) {
        if (kind.by_self && std::ranges::count(kind.about, roster::subject_kind::person) > 0) kinds.push_back(name);
    }
    out["kinds"] = json::write(kinds);
    out["facts"] = own_facts(reading, reading.caller().person);
    return out;
}

json::Array colleagues(Reading& reading, std::vector<Number> const& villages) {
    auto const& ledger = reading.ledger();
    std::map<std::string, std::pair<Number, std::set<Number>>> found;
    for (auto const village : villages) {
        for (auto const role : access::roles_of_scope("station")) {
            auto const kind = ledger.words.find(role);
            for (auto const& link :
                 roster::links_to(ledger.connection, ledger.tenant, village, kind, reading.today())) {
                auto& one = found[std::string(reading.person(link.origin).at("id").as_string())];
                one.first = link.origin;
                one.second.insert(village);
            }
        }
    }
    json::Array all;
    for (auto const& [id, one] : found) {
        auto named = reading.person(one.first);
        json::Array places;
        for (auto const village : one.second) places.emplace_back(to_text(reading.world().divisions.id_of(village)));
        named["places"] = std::move(places);
        all.push_back(std::move(named));
    }
    return all;
}

json::Array own_counts(Reading const& reading) {
    auto const& ledger = reading.ledger();
    auto const today = reading.today();
    DateRange const year{first_of_year(year_of(today)), first_of_year(year_of(today) + 1)};
    auto const month = to_text(today).substr(0, 7);
    auto const places = posted_to(reading, year);
    json::Array counts;
    for (auto const& [name, kind] : reading.world().method.catalogue.kinds) {
        Count count;
        auto const take = [&](ledger::Row const& row) {
            if (row.author != reading.caller().person || row.action != ledger::Action::record) return;
            ++count.year;
            if (to_text(row.day).starts_with(month)) ++count.month;
        };
        auto const word = ledger.words.find(name);
        if (std::ranges::count(kind.about, roster::subject_kind::person) > 0) {
            auto const me = reading.caller().person;
            std::ranges::for_each(
                ledger::counting_rows(ledger.connection, ledger.tenant, me, word, year.first, year.past), take);
        }
        for (auto const place : places) {
            ledger::each_at(ledger.connection, ledger.tenant, place, word, year, take);
        }
        if (count.year == 0) continue;
        counts.push_back(json::Object{{"kind", name}, {"year", count.year}, {"month", count.month}});
    }
    return counts;
}

}  // namespace chengxin::sync
