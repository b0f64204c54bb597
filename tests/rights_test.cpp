// The rights matrix as it is lived: every route and every command, asked by every role from every place, must let in
// and refuse exactly as access::rights() and api::routes() say. What is expected is computed from them, never written
// by hand.

#include "access/rights.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/served_store.hpp"

namespace chengxin::tests {
namespace {

using access::Action;

Date const today = day(2026, 11, 24);
Date const yesterday = day(2026, 11, 23);
Date const tomorrow = day(2026, 11, 25);

bool has_right(Action action, std::string_view role) {
    return std::ranges::any_of(
        access::rights(), [&](access::Right const& right) { return right.action == action && right.role == role; });
}

/// A role as one person holds it.
struct Held {
    std::string name;
    std::string role;   ///< "" for who has none
    std::string place;  ///< of a division, or 一号户
    Date first = served_from;
    Date past = far_future;
    ledger::Tenant tenant = county_code;
    bool is_signed_in = true;
    SubjectId person{};
    FactId own_visit{};
    std::string cookie{};

    bool on(Date day) const { return !role.empty() && first <= day && day < past; }
    bool may(Action action, Date day) const { return on(day) && has_right(action, role); }
    bool is_in(std::vector<std::string> const& places) const { return std::ranges::count(places, place) > 0; }
    bool is_here() const { return tenant == county_code; }
};

std::vector<std::string> const village_lineage{"樟坳村", "长溪镇", "云桥县"};
std::vector<std::string> const household_lineage{"一号户", "樟坳村", "长溪镇", "云桥县"};

std::vector<std::string> const all_here{"一号户", "樟坳村", "东山村", "长溪镇", "白水乡", "云桥县"};

std::vector<std::string> roles() {
    std::set<std::string> roles;
    for (auto const& right : access::rights()) roles.insert(std::string(right.role));
    roles.erase("local");  // whoever may start the program: nobody comes over the wire as that
    return {roles.begin(), roles.end()};
}

/// Where a role may be held by what its link ends on: here, beside it, and in another county.
struct Reach {
    std::vector<std::string> places;
    std::string elsewhere;
};

Reach reach_of(std::string_view end) {
    if (end == "household") return {{"一号户"}, ""};
    if (end == "village") return {{"樟坳村", "东山村"}, "柳树村"};
    if (end == "township") return {{"长溪镇", "白水乡"}, "青田镇"};
    CHECK(end == "county");
    return {{"云桥县"}, "邻川县"};
}

std::vector<Held> everybody(pack::Method const& method) {
    std::vector<Held> all{{"nobody", "", "", served_from, far_future, county_code, false},
                          {"somebody without a role", "", ""}};
    for (auto const& role : roles()) {
        auto const* rule = method.link(role);
        if (rule == nullptr) continue;  // the_role_of_each_right_can_be_held says so
        auto const reach = reach_of(rule->to);
        for (auto const& place : reach.places) all.push_back({role + " of " + place, role, place});
        all.push_back({role + " until yesterday", role, reach.places.front(), served_from, today});
        all.push_back({role + " from tomorrow on", role, reach.places.front(), tomorrow});
        if (reach.elsewhere.empty()) continue;
        all.push_back({role + " of another county", role, reach.elsewhere, served_from, far_future, neighbour_code});
    }
    return all;
}

/// A request to a route, and what besides its row decides.
struct Probe {
    http::Method method;
    std::string pattern;
    std::string target;
    std::string body{};
    std::optional<Action> asks{};       ///< what the handler asks for, where the row leaves it to the handler
    std::vector<std::string> places{};  ///< where one of which it must be held; empty: anywhere
};

/// What a push says of one command, and whether the matrix lets it pass.
struct Order {
    std::string what;
    json::Object command;
    bool allowed;
};

class Rights : public testing::Test {
protected:
    Rights() {
        add_household(home, "一号户");
        served.add_person(county_code, cadre, "一位");
        served.locally(county_code,
                       command::RegisterSubject{served.fact_id(),
                                                "unit",
                                                {"unit", bureau},
                                                served_from,
                                                json::Object{{"name", "一个局"}, {"kind", "county_agency"}},
                                                {},
                                                {}});
        posting = served.begin_link(county_code, cadre, "resident_cadre", village(), served_from);
        known_visit = record_for(cadre);
        known_deed = record_deed();
        everyone = everybody(served.counties().find("439923.")->county.world(served.connection())->method);
        for (auto& one : everyone) add(one);
    }

    command::About village() const { return {"division", served.place("樟坳村").id}; }
    SubjectId new_subject() { return SubjectId(served.fact_id()); }

    void add_household(SubjectId const& id, std::string const& head) {
        served.add_household("樟坳村", id, {{"head", head}, {"members", 4}, {"registered", true}}, served_from);
    }

    FactId record_for(SubjectId const& author) {
        auto fact = visit(served.fact_id(), home, day(2026, 11, 1));
        fact.author = author;
        served.locally(county_code, fact);
        return fact.id;
    }

    FactId record_deed() {
        command::RecordFact deed;
        deed.id = served.fact_id();
        deed.kind = "good_deed";
        deed.about = village();
        deed.day = today - std::chrono::days{3};
        deed.answers["what"] = "修好了水泵";
        deed.author = cadre;
        return served.locally(county_code, deed), deed.id;
    }
    void add(Held& one) {
        one.person = new_subject();
        served.add_person(one.tenant, one.person, one.name);
        if (one.is_here()) one.own_visit = record_for(one.person);
        if (one.is_signed_in) one.cookie = served.sign_in(one.tenant, one.person);
        if (one.role.empty()) return;
        auto const target = one.place == "一号户" ? command::About{"household", home}
                                                  : command::About{"division", served.place(one.place).id};
        auto const begun = served.begin_link(one.tenant, one.person, one.role, target, one.first);
        if (one.past != far_future) served.end_link(one.tenant, one.person, begun, one.past);
    }

    /// in: `what`, the last segment of the path.
    Probe figure_probe(std::string const& what, std::string const& indicator) const {
        auto const target = "/api/v1/indicators/" + indicator + "/" + what + "?division=" + to_text(village().id);
        return {http::Method::get, "/api/v1/indicators/{name}/" + what, target, "", {}, village_lineage};
    }

    static Probe paper_probe(std::string const& paper, std::string const& query, std::optional<Action> asks) {
        auto const path = "/api/v1/papers/" + paper;
        return {http::Method::get, path, path + "?" + query, "", asks, village_lineage};
    }

    std::vector<Probe> probes() const {
        using enum http::Method;
        auto const household = "/api/v1/households/" + to_text(home);
        auto const place = to_text(village().id);
        auto const figures = std::string("/api/v1/indicators/household_visits/");
        std::string const sign_in = R"({"login":"439923.none","password":"none at all"})";
        std::string const push = R"({"commands":[{"command":"none","id":")" + to_text(known_visit) + R"("}]})";
        return {
            {get, "/healthz", "/healthz"},
            {get, "/readyz", "/readyz"},
            {post, "/api/v1/session", "/api/v1/session", sign_in},
            {get, "/api/v1/session", "/api/v1/session"},
            {remove, "/api/v1/session", "/api/v1/session"},
            {get, "/api/v1/kinds", "/api/v1/kinds"},
            {get, "/api/v1/slice", "/api/v1/slice"},
            {get, "/api/v1/households/{id}", household, "", {}, household_lineage},
            {post,
             "/api/v1/households/{id}/reveal",
             household + "/reveal",
             R"({"purpose":"核对"})",
             {},
             household_lineage},
            {post, "/api/v1/sync/push", "/api/v1/sync/push", push},
            {get, "/api/v1/indicators", "/api/v1/indicators"},
            {get, "/api/v1/headlines", "/api/v1/headlines?division=" + place, "", {}, village_lineage},
            {get, "/api/v1/indicators/{name}/figure", figures + "figure?division=" + place, "", {}, village_lineage},
            {get, "/api/v1/indicators/{name}/facts", figures + "facts?division=" + place, "", {}, village_lineage},
            {get,
             "/api/v1/indicators/{name}/households",
             "/api/v1/indicators/household_coverage/households?division=" + place,
             "",
             {},
             village_lineage},
            figure_probe("figure.xlsx", "household_coverage"),
            figure_probe("figure.pdf", "household_coverage"),
            figure_probe("facts.xlsx", "household_visits"),
            figure_probe("households.xlsx", "household_coverage"),
            {get, "/api/v1/papers/annual_report.docx", "/api/v1/papers/annual_report.docx"},
            {get, "/api/v1/papers/annual_report.pdf", "/api/v1/papers/annual_report.pdf"},
            paper_probe("task_letter.docx", "person=" + to_text(cadre), Action::manage_roster),
            paper_probe("task_letter.pdf", "person=" + to_text(cadre), Action::manage_roster),
            paper_probe("visit_list.pdf", "division=" + place, {}),
            paper_probe("work_day_sheet.pdf", "division=" + place, {}),
            paper_probe("station_calendar.ics", "division=" + place, {}),
            {get, "/api/v1/facts/{id}", "/api/v1/facts/" + to_text(known_visit), "", Action::read_figures,
             village_lineage},
            {get, "/api/v1/divisions/{id}", "/api/v1/divisions/" + place, "", {}, village_lineage},
            {get, "/api/v1/villages/{id}", "/api/v1/villages/" + place, "", {}, village_lineage},
            {get,
             "/api/v1/villages/{id}/households",
             "/api/v1/villages/" + place + "/households",
             "",
             {},
             village_lineage},
            {get, "/api/v1/people", "/api/v1/people?division=" + place, "", {}, village_lineage},
            {get, "/api/v1/people/{id}", "/api/v1/people/" + to_text(cadre), "", {}, village_lineage},
            {get, "/api/v1/units", "/api/v1/units"},
            {get, "/api/v1/units/{id}", "/api/v1/units/" + to_text(bureau), "", {}, all_here},
            {post, "/api/v1/search", "/api/v1/search", R"({"text":"一"})"},
            {get, "/api/v1/head", "/api/v1/head"},
            {get, "/api/v1/heads/{county}", "/api/v1/heads/439923"},
            {get, "/ledger/{county}", "/ledger/439923"},
        };
    }

    static bool is_allowed(api::RouteRight const& row, Probe const& probe, Held const& one) {
        if (row.entry == api::RouteRight::Entry::anybody) return true;
        if (!one.is_signed_in) return false;
        auto const action = row.action ? row.action : probe.asks;
        if (!action) return true;
        return one.may(*action, today) && (probe.places.empty() || one.is_in(probe.places));
    }

    Answered ask(Held const& one, http::Method method, std::string const& target, std::string const& body) {
        bool const signs_out = one.is_signed_in && method == http::Method::remove;
        return served.ask({method, target, signs_out ? served.sign_in(one.tenant, one.person) : one.cookie, body, {}});
    }

    /// Expects what the matrix says of one route from one person.
    void expect_row(api::RouteRight const& row, Probe const& probe, Held const& one) {
        auto const reply = ask(one, probe.method, probe.target, probe.body).reply;
        std::string code;
        if (reply.content_type == "application/problem+json") code = json::parse(reply.body)->at("code").as_string();
        static std::set<std::string> const refusals{"session.none", "access.outside",   "subject.unknown",
                                                    "fact.unknown", "division.unknown", "person.unknown",
                                                    "unit.unknown"};
        bool const refused = refusals.contains(code);
        EXPECT_TRUE(refused || code.empty() || row.entry == api::RouteRight::Entry::anybody)
            << probe.target << " could not be asked by " << one.name << ": " << code;
        EXPECT_EQ(!refused, is_allowed(row, probe, one)) << http::to_text(probe.method) << " " << probe.pattern
                                                         << " by " << one.name << ": " << reply.status << " " << code;
    }

    json::Object command(char const* name, Date on) {
        return {{"command", name}, {"id", to_text(served.fact_id())}, {"day", to_text(on)}};
    }

    static json::Object about(std::string_view type, SubjectId const& id) {
        return {{"type", type}, {"id", to_text(id)}};
    }

    /// Of whom a kind says something, and where a role must be held to say it.
    std::pair<json::Object, std::vector<std::string>> said_of(fact::Kind const& kind, Held const& one) const {
        auto const& subject = kind.about.front();
        if (subject == "household") return {about("household", home), household_lineage};
        if (subject == "village") return {about("division", village().id), village_lineage};
        if (subject == "township") return {about("division", served.place("长溪镇").id), {"长溪镇", "云桥县"}};
        if (subject == "county") return {about("division", served.place("云桥县").id), {"云桥县"}};
        CHECK(subject == "person");
        return {about("person", one.person), {one.is_here() ? "云桥县" : "邻川县"}};
    }

    void add_facts(std::vector<Order>& orders, Held const& one, Date on) {
        auto const world = served.counties().find("439923.")->county.world(served.connection());
        auto const& catalogue = world->method.catalogue;
        for (auto const& [name, kind] : catalogue.kinds) {
            if (kind.day_past && *kind.day_past <= on) continue;  // surveys of years ago
            auto const [subject, lineage] = said_of(kind, one);
            bool const in_place = one.is_in(lineage);
            auto fact = command("record_fact", on);
            fact["kind"] = name;
            fact["about"] = subject;
            fact["answers"] = answers_to(catalogue, kind, cadre, on);
            bool const may = one.may(Action::record, on) && std::ranges::count(kind.by, one.role) > 0 && in_place;
            orders.push_back({"record " + name, fact, one.is_signed_in && (may || kind.by_self)});

            auto early = command("withdraw_fact", on);
            early["withdraws"] = to_text(served.fact_id());
            early["reason"] = "记错了";
            early["kind"] = name;
            early["about"] = subject;
            bool const was = has_right(Action::record, one.role) && std::ranges::count(kind.by, one.role) > 0;
            orders.push_back({"withdraw what has not arrived: " + name, early, was && one.first <= on && in_place});
        }
        auto exit = command("excuse_duty", on);
        exit["duty"] = "visit_every_household";
        exit["about"] = about("household", home);
        exit["exit"] = "merged";
        orders.push_back({"excuse", exit, one.may(Action::excuse, on) && one.is_in(household_lineage)});

        auto confirm = command("confirm_fact", on);
        confirm["confirms"] = to_text(known_deed);
        auto const& by = catalogue.kind("good_deed")->confirm_by;
        bool const may_confirm = one.may(Action::confirm, on) && std::ranges::count(by, one.role) > 0;
        orders.push_back({"confirm", confirm, may_confirm && one.is_in(village_lineage)});
    }

    void add_withdrawals(std::vector<Order>& orders, Held const& one, Date on) {
        auto theirs = command("withdraw_fact", on);
        theirs["withdraws"] = to_text(known_visit);
        theirs["reason"] = "记错了";
        auto own = command("withdraw_fact", on);
        own["withdraws"] = to_text(one.own_visit);
        own["reason"] = "记错了";
        orders.push_back({"withdraw another's", theirs, false});
        orders.push_back({"withdraw one's own", own, one.is_here()});
    }

    void add_registrations(std::vector<Order>& orders, Held const& one, Date on) {
        bool const in_place = one.is_in(village_lineage);
        // The roster is kept by today's office, whatever day is written down.
        bool const may = one.may(Action::manage_roster, today) && in_place;
        auto household = command("register_subject", on);
        household["kind"] = "household";
        household["about"] = about("household", new_subject());
        household["answers"] =
            json::Object{{"head", "新户"}, {"members", 2}, {"registered", true}, {"village", to_text(village().id)}};
        orders.push_back({"register a household", household, may});

        auto person = command("register_subject", on);
        person["kind"] = "person";
        person["about"] = about("person", new_subject());
        person["answers"] = json::Object{{"name", "新人"}};
        orders.push_back({"register a person", person, one.may(Action::manage_roster, today)});

        auto const world = served.counties().find("439923.")->county.world(served.connection());
        bool const makes = may && std::ranges::count(world->method.link("liaison_cadre")->made_by, one.role) > 0;
        auto link = command("begin_link", on);
        link["link"] = "liaison_cadre";
        link["from"] = about("person", cadre);
        link["to"] = about("division", village().id);
        orders.push_back({"begin a link", link, makes});

        auto end = command("end_link", on);
        end["from"] = about("person", cadre);
        end["begun"] = to_text(posting);
        orders.push_back({"end a link", end, makes});

        auto own = command("begin_link", on);
        own["link"] = "liaison_cadre";
        own["from"] = about("person", one.person);
        own["to"] = about("division", village().id);
        orders.push_back({"begin a link of one's own", own, false});
    }

    /// Pushes everything that can be ordered in one batch and expects of each receipt what the matrix says.
    void expect_orders(Held const& one) {
        std::vector<Order> orders;
        for (auto const on : {today, yesterday}) {
            add_facts(orders, one, on);
            add_registrations(orders, one, on);
        }
        add_withdrawals(orders, one, today);
        json::Array commands;
        for (auto const& order : orders) commands.push_back(order.command);
        json::Object const body{{"commands", std::move(commands)}};
        auto const answered = ask(one, http::Method::post, "/api/v1/sync/push", json::canonical(body));
        if (!one.is_signed_in) {
            EXPECT_EQ(answered.reply.status, 401);
            return;
        }
        auto const reply = json::parse(answered.reply.body).value();
        static std::set<std::string> const refusals{
            "access.outside",   "access.outside_posting", "fact.correction.hand",
            "division.unknown", "subject.unknown",        "fact.unknown",
            "link.own"};
        for (std::size_t i = 0; i < orders.size(); ++i) {
            auto const& receipt = reply.at("receipts").at(i).as_object();
            std::string code;
            if (receipt.contains("problem")) code = receipt.at("problem").at("code").as_string();
            auto const place = orders[i].what + " on " + std::string(orders[i].command.at("day").as_string()) + " by " +
                               one.name + ": " + code;
            EXPECT_TRUE(code.empty() || refusals.contains(code)) << "could not be asked: " << place;
            EXPECT_EQ(code.empty(), orders[i].allowed) << place;
        }
    }

    ServedStore served{std::chrono::sys_days{today.time_since_epoch()} + std::chrono::hours{4}};
    std::vector<Held> everyone;
    SubjectId home = new_subject();
    SubjectId cadre = new_subject();
    SubjectId bureau = new_subject();
    FactId posting{};
    FactId known_visit{};
    FactId known_deed{};
};

TEST_F(Rights, each_route_lets_in_and_refuses_as_the_matrix_says) {
    auto const all = probes();
    for (auto const& row : api::routes()) {
        auto const probe = std::ranges::find_if(
            all, [&](Probe const& one) { return one.method == row.method && one.pattern == row.pattern; });
        ASSERT_NE(probe, all.end()) << "no probe asks " << http::to_text(row.method) << " " << row.pattern;
        for (auto const& one : everyone) expect_row(row, *probe, one);
    }
}

TEST_F(Rights, each_route_that_is_served_has_its_row) {
    std::multiset<std::string> rows;
    std::multiset<std::string> routes;
    for (auto const& row : api::routes())
        rows.insert(std::string(http::to_text(row.method)) + " " + std::string(row.pattern));
    for (auto const& route : served.router().routes()) {
        routes.insert(std::string(http::to_text(route.method)) + " " + route.pattern);
    }
    EXPECT_EQ(rows, routes);
    EXPECT_EQ(probes().size(), rows.size());
}

TEST_F(Rights, each_command_is_accepted_and_refused_as_the_matrix_says) {
    for (auto const& one : everyone) expect_orders(one);
    EXPECT_EQ(served.check(), "");
    EXPECT_EQ(served.verify(), "");
}

TEST_F(Rights, the_role_of_each_right_can_be_held) {
    auto const world = served.counties().find("439923.")->county.world(served.connection());
    for (auto const& role : roles())
        EXPECT_TRUE(world->method.link(role) != nullptr) << role << " is no link of a shipped pack";
}

}  // namespace
}  // namespace chengxin::tests
