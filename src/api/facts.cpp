#include "api/asked.hpp"
#include "api/resources.hpp"

namespace chengxin::api {

namespace {

Problem unknown_fact() {
    return {Refusal::missing, "fact.unknown", "", "台账里没有这条记录，或它不在您的工作范围内。"};
}

/// A fact that the caller may know of: about a household where the caller sees figures, or put in by the caller.
std::optional<ledger::Row> find_shown(sync::Reading& reading, Uuid const& id) {
    auto const& ledger = reading.ledger();
    auto row = ledger::find(ledger.connection, ledger.tenant, ledger::FactId(id));
    if (!row || !reading.is_shown(*row)) return std::nullopt;
    auto const lineage = reading.world().divisions.lineage(row->place, reading.today());
    bool const here = access::may(reading.caller(), access::Action::read_figures, lineage, reading.today()).has_value();
    bool const mine = row->author == reading.caller().person || row->recorder == reading.caller().person;
    return here || mine ? row : std::nullopt;
}

/// Whom or what the fact is about: its household, or its place, and the person if it is about one.
void name_subject(json::Object& out, sync::Reading& reading, ledger::Row const& row) {
    auto const& ledger = reading.ledger();
    auto const subject = ledger::find_subject_number(ledger.connection, ledger.tenant, row.subject);
    CHECK(subject.has_value());
    auto const kind = ledger.words.text(subject->kind);
    if (kind == roster::subject_kind::household) {
        out["household"] = reading.household_named(row.subject);
        return;
    }
    if (kind == roster::subject_kind::person) out["person"] = reading.person(row.subject);
    out["place"] = reading.division(row.place);
}

}  // namespace

http::Reply get_fact(sync::Reading& reading, http::Request const& request) {
    auto const id = id_asked(request);
    if (!id) return http::problem_reply(id.error());
    auto const row = find_shown(reading, *id);
    if (!row) return http::problem_reply(unknown_fact());
    auto const& ledger = reading.ledger();
    json::Object out;
    out["fact"] = reading.fact(*row);
    name_subject(out, reading, *row);
    json::Array family;
    for (auto const& relatives : ledger::families_of(ledger.connection, ledger.tenant, {row->id})) {
        for (auto const& relative : relatives) {
            if (relative.seq != row->seq) family.push_back(reading.fact(relative));
        }
    }
    out["family"] = std::move(family);
    return http::json_reply(200, out);
}

}  // namespace chengxin::api
