#include "api/resources.hpp"

namespace chengxin::api {

namespace asio = boost::asio;

namespace {

constexpr std::int64_t cookie_seconds = std::int64_t{30} * 24 * 60 * 60;

struct SignIn {
    std::string login;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (login, password))

std::string cookie_of(http::Request const& request, std::string const& value, std::int64_t seconds) {
    std::string cookie(cookie_name);
    cookie += "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds);
    if (request.is_secure || request.header("x-forwarded-proto") == "https") cookie += "; Secure";
    return cookie;
}

json::Array roles_json(sync::Reading& reading) {
    auto const& world = reading.world();
    json::Array roles;
    for (auto const& held : reading.caller().roles) {
        bool const now = held.first <= reading.today() && reading.today() < held.past;
        if (!now || world.divisions.at(held.place, reading.today()) == nullptr) continue;
        auto place = reading.division(held.place);
        place.erase("code");
        roles.push_back(json::Object{
            {"role", held.role}, {"title", world.method.link_title(held.role)}, {"place", std::move(place)}});
    }
    return roles;
}

json::Object session_json(sync::Reading& reading) {
    auto const& caller = reading.caller();
    auto county = reading.division(reading.world().divisions.county());
    county.erase("level");
    bool const visits = access::may_somewhere(caller, access::Action::read_household_names).has_value();
    return {{"person", reading.person(caller.person)}, {"county", std::move(county)},
            {"today", to_text(reading.today())},       {"demo", roster::is_fictional(caller.tenant)},
            {"shell", visits ? "field" : "desk"},      {"roles", roles_json(reading)}};
}

/// The county and person of a login, if the password is right.
Result<Visitor> checked(Counties& counties, SignIn const& sign_in) {
    auto* served = counties.find(sign_in.login);
    return counties.store().read([&](store::Connection& connection) -> Result<Visitor> {
        auto const tenant = served == nullptr ? 0 : served->county.tenant();
        auto const person = access::check_password(connection, tenant, sign_in.login, sign_in.password);
        if (!person) return person.error();
        auto const subject = ledger::find_subject(connection, tenant, *person);
        CHECK(subject.has_value());
        return Visitor{served, *subject};
    });
}

http::Reply session_of(Counties& counties, Visitor const& visitor) {
    return counties.store().read([&](store::Connection& connection) {
        auto& county = visitor.served->county;
        auto const world = county.world(connection);
        auto const caller = access::caller_of(connection, county.tenant(), county.words(), visitor.person,
                                              county.today(counties.now()));
        sync::Reading reading(county, connection, *world, caller, visitor.served->index);
        return http::json_reply(200, session_json(reading));
    });
}

}  // namespace

http::Reply get_session(sync::Reading& reading, http::Request const&) {
    return http::json_reply(200, session_json(reading));
}

asio::awaitable<http::Reply> post_session(Counties& counties, http::Request request) {
    auto const body = json::parse_foreign(request.body);
    if (!body) co_return http::problem_reply(body.error());
    auto const sign_in = json::read_object<SignIn>(*body);
    if (!sign_in) co_return http::problem_reply(sign_in.error());
    if (auto const may = counties.attempts().begin(sign_in->login, counties.now()); !may) {
        auto refusal = http::problem_reply(may.error());
        refusal.headers.emplace_back("Retry-After", "600");
        co_return refusal;
    }
    Visitor visitor;
    std::function<http::Reply()> const check = [&] {
        auto const found = checked(counties, *sign_in);
        if (!found) return http::problem_reply(found.error());
        visitor = *found;
        return session_of(counties, visitor);
    };
    auto reply = co_await apart(counties.doorkeeper(), check);
    if (reply.status != 200) co_return reply;
    counties.attempts().succeeded(sign_in->login);
    std::string cookie;
    command::Door::Aside const open = [&](store::Connection& connection) {
        cookie = access::open_session(connection, visitor.served->county.tenant(), sign_in->login, visitor.person.id,
                                      counties.now());
    };
    if (auto const opened = co_await write_aside(counties, open); !opened)
        co_return http::problem_reply(opened.error());
    reply.headers.emplace_back("Set-Cookie", cookie_of(request, cookie, cookie_seconds));
    co_return reply;
}

asio::awaitable<http::Reply> delete_session(Counties& counties, http::Request request) {
    std::optional<Visitor> visitor;
    std::function<http::Reply()> const check = [&] {
        auto const found = enter(counties, request);
        if (!found) return http::problem_reply(found.error());
        visitor = *found;
        return http::Reply{204, {}, "", ""};
    };
    auto reply = co_await apart(counties.readers(), check);
    if (!visitor) co_return reply;
    command::Door::Aside const close = [&](store::Connection& connection) {
        access::close_session(connection, visitor->served->county.tenant(), *request.cookie(cookie_name));
    };
    if (auto const closed = co_await write_aside(counties, close); !closed)
        co_return http::problem_reply(closed.error());
    reply.headers.emplace_back("Set-Cookie", cookie_of(request, "", 0));
    co_return reply;
}

}  // namespace chengxin::api
