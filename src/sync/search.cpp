#include "sync/search.hpp"

#include <algorithm>

#include "sync/people.hpp"

namespace chengxin::sync {

namespace {

using Villages = std::unordered_set<Number>;

/// All divisions in which the caller may do it.
Villages places_where(Reading const& reading, access::Action action) {
    Villages places;
    auto const grant = access::may_somewhere(reading.caller(), action);
    if (!grant) return places;
    auto const& divisions = reading.world().divisions;
    for (auto const place : grant->places()) {
        if (divisions.at(place, reading.today()) == nullptr) continue;
        for (auto const part : divisions.subtree(place, reading.today())) places.insert(part);
    }
    return places;
}

std::string name_of(Reading const& reading, Number division) {
    auto const* span = reading.world().divisions.at(division, reading.today());
    return span == nullptr ? std::string() : folded(span->name);
}

/// For each word the places whose own name holds it, or that of what they are part of.
std::vector<Villages> places_named(Reading const& reading, Villages const& within,
                                   std::vector<std::string> const& words) {
    std::vector<Villages> named(words.size());
    for (auto const place : within) {
        for (auto const part : reading.world().divisions.lineage(place, reading.today())) {
            auto const name = name_of(reading, part);
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (name.find(words[i]) != std::string::npos) named[i].insert(place);
            }
        }
    }
    return named;
}

std::string_view text_of(FoundBy by) {
    switch (by) {
        case FoundBy::whole_name:
        case FoundBy::name: return "name";
        case FoundBy::phone: return "phone";
        case FoundBy::id_number: return "id_number";
        case FoundBy::member: return "member";
        case FoundBy::address: return "address";
    }
    CHECK(false);
    return {};
}

/// The member of a household that was found, with the name as the caller may see it; null when it was none.
json::Value member_found(Reading& reading, Number household, FoundBy by, std::vector<std::string> const& words,
                         bool in_full) {
    auto const& ledger = reading.ledger();
    auto const kind = ledger.words.find(roster::Member::kind_name);
    for (auto const& standing : roster::standing_of(ledger.connection, ledger.tenant, kind, household)) {
        if (standing.past <= reading.today()) continue;
        auto const row = ledger::find_seq(ledger.connection, ledger.tenant, standing.seq);
        if (!row) continue;
        auto const name = reading.unsealing().text(*row, "name");
        auto const known = folded(name);
        bool const found = by == FoundBy::id_number
                               ? folded(reading.unsealing().text(*row, "id_number")) == words.front()
                               : std::ranges::any_of(words, [&](std::string const& word) {
                                     return known.find(word) != std::string::npos;
                                 });
        if (found) return json::Value(in_full ? name : command::masked_name(name));
    }
    return nullptr;
}

/// Nothing when it lies outside after all, or shares no more than four digits with the number.
std::optional<json::Object> household_found(Reading& reading, Hit const& hit, std::vector<std::string> const& words) {
    auto const& ledger = reading.ledger();
    auto const rows = roster::household_rows(ledger.connection, ledger.tenant, hit.subject);
    auto const village = roster::village_on(rows, reading.today());
    if (!reading.may(access::Action::read_households, village)) return std::nullopt;
    auto found = reading.household_found(hit.subject);
    if (hit.by == FoundBy::phone && !reading.phone_ends_with(hit.subject, words.front())) return std::nullopt;
    bool const in_full = reading.may(access::Action::read_household_names, village);
    bool const is_member = hit.by == FoundBy::member || hit.by == FoundBy::id_number;
    found["by"] = text_of(hit.by);
    found["member"] = is_member ? member_found(reading, hit.subject, hit.by, words, in_full) : json::Value(nullptr);
    return found;
}

std::optional<json::Object> person_found(Reading& reading, Hit const& hit, std::vector<std::string> const& words) {
    if (!may_look_up(reading, hit.subject)) return std::nullopt;
    if (hit.by == FoundBy::phone && !reading.phone_ends_with(hit.subject, words.front())) return std::nullopt;
    return person_line(reading, hit.subject);
}

/// The first `limit` of what `make` lets stand. out: whether there are more.
template <typename Make>
bool fill(json::Array& into, std::vector<Hit> const& hits, std::size_t limit, Make const& make) {
    for (auto const& hit : hits) {
        auto found = make(hit);
        if (!found) continue;
        if (into.size() == limit) return true;
        into.push_back(std::move(*found));
    }
    return false;
}

std::vector<Hit> divisions_found(Reading const& reading, Villages const& within,
                                 std::vector<std::string> const& words) {
    auto const named = places_named(reading, within, words);
    std::vector<Hit> hits;
    for (auto const place : within) {
        auto const own = name_of(reading, place);
        bool const is_own =
            std::ranges::any_of(words, [&](std::string const& word) { return own.find(word) != std::string::npos; });
        bool const is_all = std::ranges::all_of(named, [&](Villages const& one) { return one.contains(place); });
        if (is_own && is_all) hits.push_back({place, own == words.front() ? FoundBy::whole_name : FoundBy::name});
    }
    auto const& divisions = reading.world().divisions;
    auto const code = [&](Hit const& hit) { return divisions.at(hit.subject, reading.today())->code; };
    std::ranges::sort(hits,
                      [&](Hit const& a, Hit const& b) { return std::pair(a.by, code(a)) < std::pair(b.by, code(b)); });
    return hits;
}

json::Object division_found(Reading const& reading, Number division) {
    auto out = reading.division(division);
    auto const lineage = reading.world().divisions.lineage(division, reading.today());
    out["parent"] = lineage.size() < 2 ? json::Value(nullptr) : reading.division(lineage[1]).at("name");
    return out;
}

}  // namespace

Result<json::Object> search(Reading& reading, std::string_view text, std::size_t limit) {
    auto const words = sought_words(text);
    if (!words) return words.error();
    auto& index = reading.index();
    if (!index.catch_up(reading.ledger().connection)) return preparing();
    auto const households_in = places_where(reading, access::Action::read_households);
    auto const places = places_where(reading, access::Action::look_up);
    Sought const sought{*words, places_named(reading, households_in, *words), &households_in};

    json::Array households;
    bool const more_households = fill(households, index.find(Listed::household, sought), limit,
                                      [&](Hit const& hit) { return household_found(reading, hit, *words); });
    json::Array people;
    bool const more_people = fill(people, index.find(Listed::person, sought), limit,
                                  [&](Hit const& hit) { return person_found(reading, hit, *words); });
    json::Array divisions;
    bool const more_divisions = fill(divisions, divisions_found(reading, places, *words), limit, [&](Hit const& hit) {
        return std::optional(division_found(reading, hit.subject));
    });
    json::Array units;
    bool const more_units = fill(units, index.find(Listed::unit, sought), limit,
                                 [&](Hit const& hit) { return std::optional(unit_named(reading, hit.subject)); });
    return json::Object{{"households", std::move(households)},
                        {"people", std::move(people)},
                        {"divisions", std::move(divisions)},
                        {"units", std::move(units)},
                        {"more", json::Object{{"households", more_households},
                                              {"people", more_people},
                                              {"divisions", more_divisions},
                                              {"units", more_units}}}};
}

}  // namespace chengxin::sync
