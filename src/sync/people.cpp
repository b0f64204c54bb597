#include "sync/people.hpp"

#include <algorithm>

#include "sync/people_store.hpp"

namespace chengxin::sync {

namespace {

bool holds(roster::LinkRow const& link, Date day) { return link.first <= day && day < link.past; }

json::Value day_or_null(Date day) { return day == far_future ? json::Value(nullptr) : json::Value(to_text(day)); }

/// What holds of a kind last, or will: the rows of a subject that have no key follow one another.
std::optional<ledger::Row> last_row(Reading const& reading, std::string_view kind, Number subject) {
    auto const& ledger = reading.ledger();
    auto const rows = roster::standing_of(ledger.connection, ledger.tenant, ledger.words.find(kind), subject);
    return rows.empty() ? std::nullopt : ledger::find_seq(ledger.connection, ledger.tenant, rows.back().seq);
}

json::Value unit_of(Reading& reading, ledger::Row const& person) {
    auto const answers = json::parse(person.answers).value().get_object();
    auto const* unit = answers.if_contains("unit");
    auto const id = unit != nullptr && unit->is_string() ? parse_uuid(std::string_view(unit->get_string()))
                                                         : Result<Uuid>(Problem{});
    if (!id) return nullptr;
    auto const number = unit_number(reading, *id);
    return number ? json::Value(unit_named(reading, *number)) : json::Value(nullptr);
}

/// Where a link leads: a division by its name, a household as the caller may see it.
json::Object end_of(Reading& reading, Number target) {
    auto const& ledger = reading.ledger();
    if (reading.world().divisions.at(target, reading.today()) != nullptr) {
        auto place = reading.division(target);
        return {{"type", "division"}, {"id", place.at("id")}, {"name", place.at("name")}};
    }
    auto const subject = ledger::find_subject_number(ledger.connection, ledger.tenant, target);
    CHECK(subject.has_value());
    auto const kind = ledger.words.text(subject->kind);
    json::Object out{{"type", kind}, {"id", nullptr}, {"name", ""}};
    if (kind == roster::subject_kind::household) {
        auto const rows = roster::household_rows(ledger.connection, ledger.tenant, target);
        if (!reading.may(access::Action::read_households, roster::village_on(rows, reading.today()))) return out;
        out["id"] = to_text(subject->id);
        out["name"] = reading.household_named(target).at("head");
    } else if (kind == roster::subject_kind::unit) {
        out = unit_named(reading, target);
        out["type"] = kind;
    }
    return out;
}

json::Array links_json(Reading& reading, std::vector<roster::LinkRow> links) {
    std::ranges::sort(links, [](auto const& a, auto const& b) {
        return std::tie(a.first, a.past, a.seq) > std::tie(b.first, b.past, b.seq);
    });
    json::Array out;
    for (auto const& link : links) {
        auto const name = reading.ledger().words.text(link.kind);
        out.push_back(json::Object{{"link", name},
                                   {"title", reading.world().method.link_title(name)},
                                   {"to", end_of(reading, link.target)},
                                   {"first", to_text(link.first)},
                                   {"past", day_or_null(link.past)}});
    }
    return out;
}

json::Array history_of(Reading& reading, Number person) {
    auto const& ledger = reading.ledger();
    auto const kind = ledger.words.find(roster::Person::kind_name);
    json::Array history;
    auto const rows = roster::standing_of(ledger.connection, ledger.tenant, kind, person);
    for (auto const& standing : std::vector(rows.rbegin(), rows.rend())) {
        auto const row = ledger::find_seq(ledger.connection, ledger.tenant, standing.seq);
        if (!row) continue;
        history.push_back(json::Object{{"first", to_text(standing.first)},
                                       {"past", day_or_null(standing.past)},
                                       {"name", reading.unsealing().text(*row, "name")},
                                       {"unit", unit_of(reading, *row)}});
    }
    return history;
}

std::vector<Responsible> bound_to(Reading& reading, std::vector<Number> const& places, Date day) {
    auto const& ledger = reading.ledger();
    std::vector<Responsible> all;
    for (auto const& links : links_to_each(ledger.connection, ledger.tenant, places, day)) {
        for (auto const& link : links) all.push_back({link.origin, link.kind, link.target, link.first, link.past});
    }
    return all;
}

}  // namespace

bool may_look_up(Reading& reading, Number person) {
    auto const& divisions = reading.world().divisions;
    if (reading.may(access::Action::look_up, divisions.county())) return true;
    auto const& ledger = reading.ledger();
    auto const links = roster::links_from(ledger.connection, ledger.tenant, person);
    return std::ranges::any_of(links, [&](roster::LinkRow const& link) {
        if (divisions.at(link.target, reading.today()) != nullptr) {
            return reading.may(access::Action::look_up, link.target);
        }
        auto const rows = roster::household_rows(ledger.connection, ledger.tenant, link.target);
        return !rows.empty() && reading.may(access::Action::look_up, roster::village_on(rows, reading.today()));
    });
}

json::Object person_line(Reading& reading, Number person) {
    constexpr std::size_t posts_max = 4;
    auto const& ledger = reading.ledger();
    auto out = reading.person(person);
    auto const row = last_row(reading, roster::Person::kind_name, person);
    out["unit"] = row ? unit_of(reading, *row) : json::Value(nullptr);
    auto links = roster::links_from(ledger.connection, ledger.tenant, person);
    std::erase_if(links, [&](auto const& link) { return !holds(link, reading.today()); });
    if (links.size() > posts_max) links.resize(posts_max);
    out["posts"] = links_json(reading, std::move(links));
    return out;
}

Result<json::Object> person_page(Reading& reading, Uuid const& id) {
    auto const& ledger = reading.ledger();
    auto const subject = ledger::find_subject(ledger.connection, ledger.tenant, roster::SubjectId(id));
    if (!subject || ledger.words.text(subject->kind) != roster::subject_kind::person) {
        return Problem{Refusal::missing, "person.unknown", "", "没有登记过这个人，请返回重新查找。"};
    }
    if (!may_look_up(reading, subject->number)) {
        return Problem{Refusal::forbidden, "access.outside", "",
                       "这不在您的工作范围内。如果工作有调整，请联系管理员更新任职。"};
    }
    auto out = reading.person(subject->number);
    auto const row = last_row(reading, roster::Person::kind_name, subject->number);
    out["unit"] = row ? unit_of(reading, *row) : json::Value(nullptr);
    out["phone"] = Reading::masked(row ? reading.unsealing().text(*row, "phone") : std::string());
    out["has_account"] = nullptr;
    if (access::may_somewhere(reading.caller(), access::Action::manage_roster)) {
        out["has_account"] = last_row(reading, roster::Account::kind_name, subject->number).has_value();
    }
    out["history"] = history_of(reading, subject->number);
    out["links"] = links_json(reading, roster::links_from(ledger.connection, ledger.tenant, subject->number));
    return out;
}

std::vector<Responsible> responsible(Reading& reading, Number division, Date day) {
    auto const& divisions = reading.world().divisions;
    auto all = bound_to(reading, divisions.subtree(division, day), day);
    auto const rank = [&](Responsible const& one) {
        auto const* span = divisions.at(one.place, day);
        return std::tuple(span == nullptr ? std::string() : span->code, reading.ledger().words.text(one.link),
                          one.person);
    };
    std::ranges::sort(all, {}, rank);
    return all;
}

std::vector<Responsible> may_record(Reading& reading, Number division, fact::Kind const& kind, Date day) {
    auto const& ledger = reading.ledger();
    auto const lineage = reading.world().divisions.lineage(division, day);
    std::vector<Responsible> all;
    for (auto const& one : bound_to(reading, lineage, day)) {
        bool const known = std::ranges::count(all, one.person, &Responsible::person) > 0;
        auto const subject = ledger::find_subject_number(ledger.connection, ledger.tenant, one.person);
        if (known || !subject) continue;
        auto const caller =
            access::caller_of(ledger.connection, ledger.tenant, ledger.words, *subject, reading.today());
        if (access::may_as(caller, access::Action::record, kind.by, lineage, day)) all.push_back(one);
    }
    return all;
}

json::Object responsible_json(Reading& reading, Responsible const& one) {
    auto const name = reading.ledger().words.text(one.link);
    auto place = reading.division(one.place);
    return {{"person", reading.person(one.person)},
            {"link", name},
            {"title", reading.world().method.link_title(name)},
            {"place", json::Object{{"id", place.at("id")}, {"name", place.at("name")}}},
            {"first", to_text(one.first)},
            {"past", day_or_null(one.past)}};
}

json::Object unit_named(Reading& reading, Number unit) {
    auto const& ledger = reading.ledger();
    auto const subject = ledger::find_subject_number(ledger.connection, ledger.tenant, unit);
    auto const row = last_row(reading, roster::Unit::kind_name, unit);
    json::Object out{{"id", to_text(subject ? subject->id : roster::SubjectId{})}, {"name", ""}};
    if (row) out["name"] = json::parse(row->answers).value().at("name");
    return out;
}

Result<Number> unit_number(Reading const& reading, Uuid const& id) {
    auto const& ledger = reading.ledger();
    auto const subject = ledger::find_subject(ledger.connection, ledger.tenant, roster::SubjectId(id));
    if (!subject || ledger.words.text(subject->kind) != roster::subject_kind::unit) {
        return Problem{Refusal::missing, "unit.unknown", "", "没有登记过这个单位，请返回重新选择。"};
    }
    return subject->number;
}

Result<std::vector<Number>> people_of_unit(Reading& reading, Number unit) {
    if (!reading.index().catch_up(reading.ledger().connection)) return preparing();
    auto people = reading.index().people_of(unit);
    std::erase_if(people, [&](Number person) { return !may_look_up(reading, person); });
    return people;
}

Result<json::Array> units(Reading& reading) {
    if (!reading.index().catch_up(reading.ledger().connection)) return preparing();
    json::Array out;
    auto const& ledger = reading.ledger();
    auto const kind = ledger.words.find(roster::Unit::kind_name);
    for (auto const unit : reading.index().listed(Listed::unit)) {
        auto const rows = roster::standing_of(ledger.connection, ledger.tenant, kind, unit);
        if (rows.empty()) continue;
        auto const row = ledger::find_seq(ledger.connection, ledger.tenant, rows.back().seq);
        auto const answers = json::parse(row->answers).value().get_object();
        auto one = unit_named(reading, unit);
        one["kind"] = answers.at("kind");
        one["parent"] = nullptr;
        auto const* parent = answers.if_contains("parent");
        if (parent != nullptr && parent->is_string()) {
            auto const id = parse_uuid(std::string_view(parent->get_string()));
            auto const number = id ? unit_number(reading, *id) : Result<Number>(id.error());
            if (number) one["parent"] = unit_named(reading, *number);
        }
        one["people"] = static_cast<std::int64_t>(reading.index().people_of(unit).size());
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace chengxin::sync
