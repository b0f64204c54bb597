#include "document/own_records.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "document/heading.hpp"

namespace chengxin::document {

namespace {

/// Where facts of the person may lie: all that lies in the places of the roles, and what those lie in.
std::set<Number> places_of(sync::Reading const& reading, access::Caller const& person) {
    auto const& ledger = reading.ledger();
    auto const& divisions = reading.world().divisions;
    std::set<Number> places{divisions.county()};
    for (auto const& held : person.roles) {
        auto place = held.place;
        if (divisions.at(place, reading.today()) == nullptr) {
            place =
                roster::village_on(roster::household_rows(ledger.connection, ledger.tenant, place), reading.today());
        }
        if (divisions.at(place, reading.today()) == nullptr) continue;
        for (auto const part : divisions.subtree(place, reading.today())) places.insert(part);
        for (auto const wider : divisions.lineage(place, reading.today())) places.insert(wider);
    }
    return places;
}

/// The titles of what was ticked in one field of a fact.
std::vector<std::string> titles_of(fact::List const* list, json::Value const& chosen) {
    std::vector<std::string> titles;
    if (!chosen.is_array()) return titles;
    for (auto const& one : chosen.get_array()) {
        if (!one.is_string()) continue;
        std::string const name(one.get_string());
        auto const* option = list == nullptr ? nullptr : list->option(name);
        titles.push_back(option == nullptr ? name : option->title);
    }
    return titles;
}

}  // namespace

OwnRecords own_records(sync::Reading& reading, DateRange days) {
    auto const& ledger = reading.ledger();
    auto const person = reading.caller().person;
    OwnRecords records;
    for (auto const place : places_of(reading, reading.caller())) {
        for (auto const& [name, kind] : ledger.catalogue.kinds) {
            auto const take = [&](ledger::Row const& row) {
                if (row.author == person) records.rows.push_back(row);
            };
            ledger::each_at(ledger.connection, ledger.tenant, place, ledger.words.find(name), days, take);
        }
    }
    std::ranges::sort(records.rows, {}, [](ledger::Row const& row) { return std::tie(row.day, row.seq); });
    return records;
}

std::vector<KindMonths> by_kind_and_month(sync::Reading const& reading, OwnRecords const& records) {
    std::map<Number, KindMonths> kinds;
    for (auto const& row : records.rows) {
        auto& kind = kinds[row.kind];
        if (kind.title.empty()) kind.title = reading.title_of(row);
        ++kind.months.at(static_cast<std::size_t>(month_number(row.day) % 12));
        ++kind.total;
    }
    std::vector<KindMonths> all;
    for (auto& [number, kind] : kinds) all.push_back(std::move(kind));
    std::ranges::stable_sort(all, std::greater<>(), &KindMonths::total);
    return all;
}

std::vector<Ticked> ticked(sync::Reading& reading, OwnRecords const& records) {
    auto const& catalogue = reading.ledger().catalogue;
    std::map<std::pair<Number, std::string>, std::map<std::string, std::int64_t>> counted;
    for (auto const& row : records.rows) {
        auto const* kind = catalogue.kind(reading.ledger().words.text(row.kind));
        if (kind == nullptr) continue;
        auto const answers = json::parse(row.answers).value();
        for (auto const& field : kind->fields) {
            bool const open = field.sees.empty() && !field.sealed;
            if (field.type != fact::FieldType::choices || !open) continue;
            auto const* chosen = answers.get_object().if_contains(field.name);
            if (chosen == nullptr) continue;
            for (auto const& title : titles_of(catalogue.list(field.list), *chosen)) {
                ++counted[{row.kind, field.name}][title];
            }
        }
    }
    std::vector<Ticked> all;
    for (auto const& [key, options] : counted) {
        auto const* kind = catalogue.kind(reading.ledger().words.text(key.first));
        Ticked one{kind->title, kind->field(key.second)->title, {options.begin(), options.end()}};
        std::ranges::stable_sort(one.options, std::greater<>(), [](auto const& option) { return option.second; });
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<RoleTold> roles_in(sync::Reading const& reading, access::Caller const& person, DateRange days) {
    auto const& world = reading.world();
    std::vector<RoleTold> all;
    for (auto const& held : person.roles) {
        bool const is_place = world.divisions.at(held.place, reading.today()) != nullptr;
        if (!is_place || held.past <= days.first || days.past <= held.first) continue;
        all.push_back(
            {held.place, say_place(reading, held.place) + world.method.link_title(held.role), held.first, held.past});
    }
    std::ranges::sort(all, {}, [](RoleTold const& role) { return std::tie(role.first, role.title); });
    return all;
}

}  // namespace chengxin::document
