#include "fact/settle.hpp"

#include <algorithm>
#include <map>

namespace chengxin::fact {

namespace {

using Changes = std::map<ledger::Seq, Change>;

/// Notes what a fact shows from now on, beside what it showed before.
void note_state(ledger::Row const& row, ledger::State state, Changes& changes) {
    auto const known = changes.find(row.seq);
    if (known != changes.end()) {
        known->second.row.state = state;
        return;
    }
    auto& change = changes.emplace(row.seq, Change{row, row.state == ledger::State::counts, row.place}).first->second;
    change.row.state = state;
}

/// Gives every fact of a family that was touched the state that follows from the whole family.
void settle_states(Ledger const& ledger, std::vector<ledger::Row> const& appended, Changes& changes) {
    std::vector<ledger::FactId> ids;
    std::vector<ledger::FactId> bound;
    for (auto const& row : appended) {
        changes.emplace_hint(changes.end(), row.seq, Change{row, false, 0});
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
            note_state(family[i], states[i], changes);
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
            auto const known = changes.find(row.seq);
            if (known == changes.end()) {
                auto const before = row.place;
                row.place = place;
                changes.emplace(row.seq, Change{row, row.state == ledger::State::counts, before});
            } else {
                known->second.row.place = place;
            }
        }
    }
    ledger::set_places(ledger.connection, ledger.tenant, changed);
}

}  // namespace

Settled settle(Ledger const& ledger, std::vector<ledger::Row> const& appended) {
    Settled settled;
    Changes changes;
    settle_states(ledger, appended, changes);

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
    for (auto const subject : bound) roster::settle_links(ledger.connection, ledger.tenant, ledger.words, subject);
    for (auto const& [kind, subjects] : held) {
        auto const key = key_field(ledger.catalogue, ledger.words.text(kind));
        auto const changed = roster::settle_standing(ledger.connection, ledger.tenant, kind,
                                                     std::vector(subjects.begin(), subjects.end()), key);
        for (auto const subject : changed) settled.standing.emplace(kind, subject);
        if (kind != household_kind) continue;
        auto const moved = roster::settle_households(ledger.connection, ledger.tenant, ledger.words, changed);
        for (auto const& one : moved) settled.moved.insert(one.subject);
        settle_places(ledger, moved, changes);
    }
    for (auto& [seq, change] : changes) settled.changes.push_back(std::move(change));
    return settled;
}

}  // namespace chengxin::fact
