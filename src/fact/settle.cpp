#include "fact/settle.hpp"

#include <algorithm>
#include <map>

namespace chengxin::fact {

namespace {

using Changes = std::map<ledger::Seq, Change>;

/// What is noted of a fact: how it was before, and how it is from now on.
Change& change_of(ledger::Row const& row, Changes& changes) {
    bool const counted = row.state == ledger::State::counts;
    return changes.emplace(row.seq, Change{row, counted, row.place, row.confirmed}).first->second;
}

/// Gives every fact of a family that was touched the state that follows from the whole family.
void settle_states(Ledger const& ledger, std::vector<ledger::Row> const& appended, Changes& changes) {
    std::vector<ledger::FactId> ids;
    std::vector<ledger::FactId> bound;
    for (auto const& row : appended) {
        changes.emplace_hint(changes.end(), row.seq, Change{row, false, 0, 0});
        ids.push_back(row.id);
        if (row.corrects) bound.push_back(row.id);
    }
    auto const corrected = ledger::corrected_among(ledger.connection, ledger.tenant, ids);
    bound.insert(bound.end(), corrected.begin(), corrected.end());
    if (bound.empty()) return;
    std::vector<ledger::NewState> changed;
    for (auto const& family : ledger::families_of(ledger.connection, ledger.tenant, bound)) {
        std::vector<ledger::Version> versions;
        for (auto const& row : family) versions.push_back(ledger::version_of(row));
        auto const states = ledger::states_of(versions);
        for (std::size_t i = 0; i < family.size(); ++i) {
            if (family[i].state == states[i]) continue;
            change_of(family[i], changes).row.state = states[i];
            changed.push_back({family[i].seq, states[i]});
        }
    }
    ledger::set_states(ledger.connection, ledger.tenant, changed);
}

/// Facts about households that moved lie elsewhere now.
void settle_places(Ledger const& ledger, std::vector<roster::Moved> const& moved, Changes& changes) {
    std::vector<Number> households;
    for (auto const& one : moved) households.push_back(one.subject);
    auto found = ledger::all_rows_about(ledger.connection, ledger.tenant, households);
    std::vector<ledger::NewPlace> changed;
    for (std::size_t i = 0; i < moved.size(); ++i) {
        for (auto& row : found[i]) {
            auto const place = roster::village_on(moved[i].after, row.day);
            if (row.place == place) continue;
            changed.push_back({row.seq, place});
            change_of(row, changes).row.place = place;
        }
    }
    ledger::set_places(ledger.connection, ledger.tenant, changed);
}

/// The facts that counting confirmations about a subject name.
std::set<Uuid> confirmed_about(Ledger const& ledger, Number subject, Number kind) {
    std::set<Uuid> confirmed;
    for (auto const year : roster::years(ledger.connection, ledger.tenant)) {
        for (auto const& row : ledger::counting_rows(ledger.connection, ledger.tenant, subject, kind,
                                                     first_of_year(int(year)), first_of_year(int(year) + 1))) {
            confirmed.insert(confirmed_by(row));
        }
    }
    return confirmed;
}

/// Facts that a confirmation names which counts now, or counts no more.
void settle_confirmations(Ledger const& ledger, Changes& changes) {
    auto const kind = ledger.words.find(roster::Confirmation::kind_name);
    std::map<Number, std::vector<ledger::FactId>> named;
    for (auto const& [seq, change] : changes) {
        if (change.row.kind != kind || change.counts() == change.counted_before) continue;
        named[change.row.subject].emplace_back(confirmed_by(change.row));
    }
    std::vector<ledger::NewConfirmation> changed;
    for (auto const& [subject, ids] : named) {
        auto const confirmed = confirmed_about(ledger, subject, kind);
        for (auto const& row : ledger::find_all(ledger.connection, ledger.tenant, ids)) {
            std::int64_t const is_confirmed = confirmed.contains(row.id) ? 1 : 0;
            auto& change = change_of(row, changes);
            if (change.row.confirmed == is_confirmed) continue;
            change.row.confirmed = is_confirmed;
            changed.push_back({row.seq, is_confirmed});
        }
    }
    ledger::set_confirmed(ledger.connection, ledger.tenant, changed);
}

}  // namespace

Uuid confirmed_by(ledger::Row const& row) {
    return json::read_object<roster::Confirmation>(json::parse(row.answers).value()).value().fact;
}

Settled settle(Ledger const& ledger, std::vector<ledger::Row> const& appended) {
    Settled settled;
    Changes changes;
    settle_states(ledger, appended, changes);
    settle_confirmations(ledger, changes);

    auto const household_kind = ledger.words.find(roster::Household::kind_name);
    auto const link_kind = ledger.words.find(roster::Link::kind_name);
    auto const link_end_kind = ledger.words.find(roster::LinkEnd::kind_name);
    std::map<Number, std::set<Number>> held;  // by kind
    std::set<Number> bound;
    for (auto const& [seq, change] : changes) {
        if (!change.counts() && !change.counted_before) continue;
        if (change.row.kind == link_kind || change.row.kind == link_end_kind) bound.insert(change.row.subject);
        auto const kind = ledger.words.text(change.row.kind);
        if (is_standing(ledger.catalogue, kind)) held[change.row.kind].insert(change.row.subject);
    }
    for (auto const subject : bound) {
        for (auto const link : roster::settle_links(ledger.connection, ledger.tenant, ledger.words, subject)) {
            settled.bound.emplace(link, subject);
        }
    }
    for (auto const& [kind, subjects] : held) {
        auto const key = key_field(ledger.catalogue, ledger.words.text(kind));
        std::vector<Number> changed;
        for (auto& stood : roster::settle_standing(ledger.connection, ledger.tenant, kind,
                                                   std::vector(subjects.begin(), subjects.end()), key)) {
            changed.push_back(stood.subject);
            settled.standing.emplace(std::pair(kind, stood.subject), std::move(stood));
        }
        if (kind != household_kind) continue;
        auto moved = roster::settle_households(ledger.connection, ledger.tenant, ledger.words, changed);
        settle_places(ledger, moved, changes);
        for (auto& one : moved) settled.moved.emplace(one.subject, std::move(one));
    }
    for (auto& [seq, change] : changes) settled.changes.push_back(std::move(change));
    return settled;
}

}  // namespace chengxin::fact
