#include "access/rights.hpp"

#include <algorithm>
#include <array>

namespace chengxin::access {

/// The one place where Grants are made.
class GrantMaker {
public:
    static Grant make(Caller const& caller, Date day, std::vector<Number> places) {
        return {caller.tenant, caller.person, day, std::move(places)};
    }
};

namespace {

// Least knowledge: a row that is not here is a right that nobody has.
constexpr std::array matrix{
    Right{Action::look_up, "resident_cadre"},
    Right{Action::look_up, "liaison_cadre"},
    Right{Action::look_up, "local_cadre"},
    Right{Action::look_up, "village_cadre"},
    Right{Action::look_up, "township_office"},
    Right{Action::look_up, "township_secretary"},
    Right{Action::look_up, "county_leader"},
    Right{Action::look_up, "organisation_office"},
    Right{Action::look_up, "administrator"},

    Right{Action::read_figures, "resident_cadre"},
    Right{Action::read_figures, "liaison_cadre"},
    Right{Action::read_figures, "local_cadre"},
    Right{Action::read_figures, "village_cadre"},
    Right{Action::read_figures, "township_office"},
    Right{Action::read_figures, "township_secretary"},
    Right{Action::read_figures, "county_leader"},
    Right{Action::read_figures, "organisation_office"},

    Right{Action::read_households, "resident_cadre"},
    Right{Action::read_households, "liaison_cadre"},
    Right{Action::read_households, "local_cadre"},
    Right{Action::read_households, "township_office"},
    Right{Action::read_households, "township_secretary"},
    Right{Action::read_households, "organisation_office"},

    Right{Action::read_household_names, "resident_cadre"},
    Right{Action::read_household_names, "liaison_cadre"},
    Right{Action::read_household_names, "local_cadre"},

    Right{Action::read_answers, "resident_cadre"},
    Right{Action::read_answers, "liaison_cadre"},
    Right{Action::read_answers, "local_cadre"},
    Right{Action::read_answers, "township_office"},
    Right{Action::read_answers, "township_secretary"},
    Right{Action::read_answers, "organisation_office"},

    Right{Action::reveal, "resident_cadre"},
    Right{Action::reveal, "liaison_cadre"},
    Right{Action::reveal, "local_cadre"},
    Right{Action::reveal, "township_office"},
    Right{Action::reveal, "organisation_office"},

    Right{Action::record, "resident_cadre"},
    Right{Action::record, "liaison_cadre"},
    Right{Action::record, "local_cadre"},
    Right{Action::record, "pairing"},
    Right{Action::record, "township_office"},
    Right{Action::record, "deployed_cadre"},
    Right{Action::record, "village_cadre"},
    Right{Action::record, "county_leader"},
    Right{Action::record, "organisation_office"},

    Right{Action::confirm, "village_cadre"},
    Right{Action::confirm, "local_cadre"},
    Right{Action::confirm, "township_office"},

    Right{Action::excuse, "resident_cadre"},
    Right{Action::excuse, "liaison_cadre"},
    Right{Action::excuse, "local_cadre"},

    Right{Action::manage_roster, "township_office"},
    Right{Action::manage_roster, "organisation_office"},
    Right{Action::manage_roster, "administrator"},
    Right{Action::manage_roster, "local"},

    Right{Action::manage_accounts, "administrator"},
    Right{Action::manage_accounts, "local"},

    Right{Action::install_pack, "organisation_office"},
    Right{Action::install_pack, "administrator"},
    Right{Action::install_pack, "local"},

    Right{Action::erase, "administrator"},
    Right{Action::erase, "local"},
};

struct Scope {
    std::string_view scope;
    std::string_view role;
};
constexpr std::array scopes{
    Scope{"station", "resident_cadre"},      Scope{"station", "liaison_cadre"},
    Scope{"station", "local_cadre"},         Scope{"village", "village_cadre"},
    Scope{"village", "resident_cadre"},      Scope{"village", "liaison_cadre"},
    Scope{"village", "local_cadre"},         Scope{"township", "township_office"},
    Scope{"township", "township_secretary"}, Scope{"county_leaders", "county_leader"},
};

Problem outside() {
    return {Refusal::forbidden, "access.outside", "", "这不在您的工作范围内。如果工作有调整，请联系管理员更新任职。"};
}

bool is_allowed(Action action, std::string_view role) {
    return std::ranges::any_of(matrix,
                               [&](Right const& right) { return right.action == action && right.role == role; });
}

}  // namespace

std::span<Right const> rights() { return matrix; }

std::vector<std::string_view> roles_of_scope(std::string_view scope) {
    std::vector<std::string_view> roles;
    for (auto const& row : scopes) {
        if (row.scope == scope) roles.push_back(row.role);
    }
    if (roles.empty()) roles.push_back(scope);
    return roles;
}

bool Caller::holds(std::string_view role, Date day) const {
    return std::ranges::any_of(
        roles, [&](RoleHeld const& held) { return held.role == role && held.first <= day && day < held.past; });
}

Caller local_caller(Tenant tenant, Number person, SubjectId const& person_id, Date today) {
    return {tenant, person, person_id, today, {}, true};
}

Caller caller_of(Tenant tenant, ledger::Words const& words, ledger::Subject const& person,
                 std::vector<roster::LinkRow> const& links, Date today) {
    Caller caller{tenant, person.number, person.id, today, {}, false};
    for (auto const& link : links) caller.roles.push_back({words.text(link.kind), link.target, link.first, link.past});
    return caller;
}

Caller caller_of(store::Connection& connection, Tenant tenant, ledger::Words const& words,
                 ledger::Subject const& person, Date today) {
    return caller_of(tenant, words, person, roster::links_from(connection, tenant, person.number), today);
}

Result<Grant> may(Caller const& caller, Action action, std::span<Number const> lineage, Date day) {
    if (caller.is_local && is_allowed(action, "local")) {
        return GrantMaker::make(caller, day, {lineage.begin(), lineage.end()});
    }
    for (auto const& held : caller.roles) {
        bool const here = std::ranges::count(lineage, held.place) > 0 && held.first <= day && day < held.past;
        if (here && is_allowed(action, held.role)) return GrantMaker::make(caller, day, {held.place});
    }
    return outside();
}

Result<Grant> may_somewhere(Caller const& caller, Action action) {
    std::vector<Number> places;
    for (auto const& held : caller.roles) {
        bool const now = held.first <= caller.today && caller.today < held.past;
        if (now && is_allowed(action, held.role)) places.push_back(held.place);
    }
    if (places.empty()) return outside();
    std::ranges::sort(places);
    places.erase(std::ranges::unique(places).begin(), places.end());
    return GrantMaker::make(caller, caller.today, std::move(places));
}

Result<Grant> may_as(Caller const& caller, Action action, std::span<std::string const> roles,
                     std::span<Number const> lineage, Date day) {
    for (auto const& held : caller.roles) {
        bool const here = std::ranges::count(lineage, held.place) > 0 && held.first <= day && day < held.past;
        bool const asked = std::ranges::count(roles, held.role) > 0;
        if (here && asked && is_allowed(action, held.role)) {
            return GrantMaker::make(caller, day, {lineage.begin(), lineage.end()});
        }
    }
    return Problem{Refusal::forbidden, "access.outside_posting", "",
                   action == Action::record ? "那一天您不负责这里，不能记这条。如果任职日期登记有误，请联系管理员更正。"
                                            : "这要由负责它的人来登记，您现在没有这个职责。请联系管理员。"};
}

}  // namespace chengxin::access
