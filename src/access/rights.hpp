#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/grant.hpp"
#include "roster/divisions.hpp"
#include "roster/roster_store.hpp"

namespace chengxin::access {

using roster::Number;
using roster::SubjectId;
using roster::Tenant;

/// What can be asked for. A row of the rights matrix says which role may, within the place the role is held for.
enum class Action {
    look_up,               ///< search, and the people, units and places that it leads to
    read_figures,          ///< figures and which facts they count; names masked
    read_households,       ///< a household's page; names masked
    read_household_names,  ///< its names in full, as those who visit it need
    read_answers,          ///< what facts say, where the kind lets the role see it
    reveal,                ///< personal data in full, for a purpose that is written down
    record,                ///< facts of packs; which kinds, their `by` says
    confirm,               ///< that a fact was so, which somebody else recorded; who, the kind says
    excuse,                ///< to say why a duty was not done
    manage_roster,         ///< divisions, units, people, households, links
    manage_accounts,
    install_pack,
    erase,  ///< sealed values of a subject
};

/// One cell of the rights matrix.
struct Right {
    Action action;
    std::string_view role;  ///< a link of a pack, or "local": whoever may start the program on the machine itself
};

/// The matrix, as data: tests/rights_test.cpp asks every route and command against it.
std::span<Right const> rights();

/// Which roles a scope of a pack's `sees` means. "station" → those with a seat in the station; a role means itself.
std::vector<std::string_view> roles_of_scope(std::string_view scope);

/// A role somebody holds for a place, from a day to another.
struct RoleHeld {
    std::string role;
    Number place = 0;  ///< subject: a division, or a household of a pairing
    Date first{};
    Date past{};
};

/// Somebody who asks, with everything that decides what they may.
struct Caller {
    Tenant tenant = 0;
    Number person = 0;
    SubjectId person_id;
    Date today{};
    std::vector<RoleHeld> roles;  ///< of all times: authority is judged on the day of the fact
    bool is_local = false;

    bool holds(std::string_view role, Date day) const;
};

/// Whoever may run the program on the machine: init, import, demo. Holds every right of the matrix's role "local".
Caller local_caller(Tenant tenant, Number person, SubjectId const& person_id, Date today);

/// A person with all roles, by links of all times.
Caller caller_of(Tenant tenant, ledger::Words const& words, ledger::Subject const& person,
                 std::vector<roster::LinkRow> const& links, Date today);
Caller caller_of(store::Connection& connection, Tenant tenant, ledger::Words const& words,
                 ledger::Subject const& person, Date today);

/// Whether the caller may do `action` at `place` on `day`.
/// fails: forbidden `access.outside`.
Result<Grant> may(Caller const& caller, Action action, std::span<Number const> lineage, Date day);

/// Where the caller may do `action` today. fails: forbidden `access.outside` when nowhere.
Result<Grant> may_somewhere(Caller const& caller, Action action);

/// Whether the caller holds one of `roles` for the subject or a division it lies in, on `day`, and the matrix lets that
/// role do `action`.
/// in:    `lineage`: the subject, its village, township, county.
/// fails: forbidden `access.outside_posting`.
Result<Grant> may_as(Caller const& caller, Action action, std::span<std::string const> roles,
                     std::span<Number const> lineage, Date day);

}  // namespace chengxin::access
