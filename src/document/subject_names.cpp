#include "document/subject_names.hpp"

namespace chengxin::document {

namespace {

std::string text_at(json::Object const& object, char const* name) { return std::string(object.at(name).as_string()); }

std::string name_of(sync::Reading& reading, Number number) {
    auto const& ledger = reading.ledger();
    auto const subject = ledger::find_subject_number(ledger.connection, ledger.tenant, number);
    if (!subject) return "";
    auto const kind = ledger.words.text(subject->kind);
    if (kind == roster::subject_kind::household) return text_at(reading.household_named(number), "head");
    if (kind == roster::subject_kind::person) return text_at(reading.person(number), "name");
    if (kind == roster::subject_kind::division) return text_at(reading.division(number), "name");
    return "";
}

}  // namespace

std::string const& SubjectNames::of(Number subject) {
    auto const known = names_.find(subject);
    if (known != names_.end()) return known->second;
    return names_.emplace(subject, name_of(reading_, subject)).first->second;
}

SubjectNames::Place const& SubjectNames::place(Number division) {
    auto const known = places_.find(division);
    if (known != places_.end()) return known->second;
    auto const told = reading_.division(division);
    auto const lineage = reading_.world().divisions.lineage(division, reading_.today());
    Place place{text_at(told, "code"), text_at(told, "name"), ""};
    if (lineage.size() > 1) place.wider = text_at(reading_.division(lineage[1]), "name");
    return places_.emplace(division, std::move(place)).first->second;
}

}  // namespace chengxin::document
