#include "api/asked.hpp"
#include "api/resources.hpp"
#include "sync/household.hpp"

namespace chengxin::api {

namespace asio = boost::asio;

namespace {

constexpr std::int64_t facts_max = 500;

struct Purpose {
    std::string purpose;
};
BOOST_DESCRIBE_STRUCT(Purpose, (), (purpose))

http::Reply in_full(sync::Reading& reading, http::Request const& request) {
    auto const id = id_asked(request);
    if (!id) return http::problem_reply(id.error());
    auto const number = reading.household_number(*id);
    if (!number) return http::problem_reply(number.error());
    return http::json_reply(200, reading.household_in_full(*number));
}

}  // namespace

http::Reply get_household(sync::Reading& reading, http::Request const& request) {
    auto const id = id_asked(request);
    if (!id) return http::problem_reply(id.error());
    auto const number = reading.household_number(*id);
    if (!number) return http::problem_reply(number.error());
    auto page = reading.household(*number, facts_max);
    page["history"] = sync::household_history(reading, *number);
    page["people"] = sync::household_members(reading, *number);
    return http::json_reply(200, page);
}

/// The purpose is on the ledger before anything is shown.
asio::awaitable<http::Reply> reveal_household(Counties& counties, http::Request request) {
    auto const body = json::parse_foreign(request.body);
    if (!body) co_return http::problem_reply(body.error());
    auto const purpose = json::read_object<Purpose>(*body);
    if (!purpose) co_return http::problem_reply(purpose.error());
    auto const id = id_asked(request);
    if (!id) co_return http::problem_reply(id.error());

    Visitor visitor;
    std::function<http::Reply()> const let_in = [&] {
        auto const found = enter(counties, request);
        if (!found) return http::problem_reply(found.error());
        visitor = *found;
        return http::Reply{};
    };
    auto entered = co_await apart(counties.readers(), let_in);
    if (visitor.served == nullptr) co_return entered;
    command::Reveal reveal;
    reveal.id = counties.make_id();
    reveal.about = {"household", ledger::SubjectId(*id)};
    reveal.day = visitor.served->county.today(counties.now());
    reveal.purpose = purpose->purpose;
    std::vector<command::Submission> submissions{{{visitor.person.id}, reveal}};
    auto const recorded = co_await record(counties, *visitor.served, std::move(submissions));
    if (!recorded) co_return http::problem_reply(recorded.error());
    if (auto problem = recorded->receipts.front().problem) {
        if (problem->at.starts_with("/about")) problem->at.clear();  // the path names it, not the body
        co_return http::problem_reply(*problem);
    }
    co_return co_await answer(counties, std::move(request), in_full, access::Action::reveal);
}

}  // namespace chengxin::api
