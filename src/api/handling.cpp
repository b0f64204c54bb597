#include "api/handling.hpp"

#include <atomic>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace chengxin::api {

namespace asio = boost::asio;

namespace {

Problem no_session() {
    return {Refusal::unauthenticated, "session.none", "", "还没有登录，或登录已过期，请重新登录。"};
}

Problem too_busy() { return {Refusal::busy, "server.busy", "", "系统正忙，这次没有存上，请稍后再试。"}; }

/// What is asked of the reading of somebody who was let in.
using Asking = std::function<http::Reply(sync::Reading&, command::County&)>;

http::Reply answer_in(Counties& counties, store::Connection& connection, http::Request const& request,
                      Asking const& asking, std::optional<access::Action> action) {
    auto const visitor = visitor_of(counties, connection, request);
    if (!visitor) return http::problem_reply(visitor.error());
    auto& county = visitor->served->county;
    auto const world = county.world(connection);
    auto const today = county.today(counties.now());
    auto const caller = access::caller_of(connection, county.tenant(), county.words(), visitor->person, today);
    if (action) {
        if (auto const grant = access::may_somewhere(caller, *action); !grant)
            return http::problem_reply(grant.error());
    }
    sync::Reading reading(county, connection, *world, caller, visitor->served->index);
    return asking(reading, county);
}

/// Counts a paper from when it is asked for until it is made.
class Waiting {
public:
    explicit Waiting(std::atomic<int>& papers) : papers_(papers), place_(++papers) {}
    Waiting(Waiting const&) = delete;
    ~Waiting() { --papers_; }
    bool is_one_too_many() const { return place_ > papers_most; }

private:
    static constexpr int papers_most = 8;
    std::atomic<int>& papers_;
    int place_;
};

}  // namespace

Result<Visitor> visitor_of(Counties& counties, store::Connection& connection, http::Request const& request) {
    auto const cookie = request.cookie(cookie_name);
    auto* served = cookie ? counties.find(*cookie) : nullptr;
    if (served == nullptr) return no_session();
    auto const tenant = served->county.tenant();
    auto const session = access::find_session(connection, tenant, *cookie, counties.now());
    if (!session) return no_session();
    auto const person = ledger::find_subject(connection, tenant, session->person);
    if (!person) return no_session();
    return Visitor{served, *person};
}

Result<Visitor> enter(Counties& counties, http::Request const& request) {
    return counties.store().read(
        [&](store::Connection& connection) { return visitor_of(counties, connection, request); });
}

asio::awaitable<http::Reply> apart(asio::thread_pool& pool, std::function<http::Reply()> work) {
    co_await asio::post(asio::bind_executor(pool, asio::use_awaitable));
    http::Reply reply;
    std::exception_ptr failure;
    try {
        reply = work();
    } catch (...) {
        failure = std::current_exception();
    }
    co_await asio::post(asio::use_awaitable);  // back to where this coroutine lives
    if (failure) std::rethrow_exception(failure);
    co_return reply;
}

asio::awaitable<http::Reply> answer(Counties& counties, http::Request request, Query query,
                                    std::optional<access::Action> action) {
    Asking const asking = [&request, query](sync::Reading& reading, command::County&) {
        return query(reading, request);
    };
    std::function<http::Reply()> const work = [&counties, &request, &asking, action] {
        return counties.store().read(
            [&](store::Connection& connection) { return answer_in(counties, connection, request, asking, action); });
    };
    co_return co_await apart(counties.readers(), work);
}

asio::awaitable<http::Reply> make_paper(Counties& counties, http::Request request, Paper paper,
                                        std::optional<access::Action> action) {
    Waiting const waiting(counties.papers());
    if (waiting.is_one_too_many()) {
        auto reply = http::problem_reply(
            {Refusal::busy, "paper.busy", "", "正在做的表格和文件太多，这一份没有做。请过一分钟再点一次。"});
        reply.headers.emplace_back("Retry-After", "60");
        co_return reply;
    }
    Asking const asking = [&counties, &request, paper](sync::Reading& reading, command::County& county) {
        return paper(reading, request, {counties.now(), county.offset()});
    };
    std::function<http::Reply()> const work = [&counties, &request, &asking, action] {
        return counties.store().read(
            [&](store::Connection& connection) { return answer_in(counties, connection, request, asking, action); });
    };
    co_return co_await apart(counties.scribe(), work);
}

asio::awaitable<Result<command::Recorded>> record(Counties& counties, Served& served,
                                                  std::vector<command::Submission> submissions) {
    using Recorded = Result<command::Recorded>;
    auto const initiate = [&counties, &served, &submissions](auto handler) {
        auto const home = asio::get_associated_executor(handler);
        auto const kept = std::make_shared<decltype(handler)>(std::move(handler));
        auto const resume = [kept, home, stays = asio::make_work_guard(home)](Recorded recorded) {
            asio::post(home, [kept, recorded = std::move(recorded)]() mutable { (*kept)(std::move(recorded)); });
        };
        auto const answer = [resume](command::Recorded recorded) { resume(std::move(recorded)); };
        if (!counties.door().record(served.recorder, std::move(submissions), answer)) resume(too_busy());
    };
    co_return co_await asio::async_initiate<asio::use_awaitable_t<> const, void(Recorded)>(initiate,
                                                                                           asio::use_awaitable);
}

asio::awaitable<Outcome> write_aside(Counties& counties, command::Door::Aside aside) {
    auto const initiate = [&counties, &aside](auto handler) {
        auto const home = asio::get_associated_executor(handler);
        auto const kept = std::make_shared<decltype(handler)>(std::move(handler));
        auto const resume = [kept, home, stays = asio::make_work_guard(home)](std::exception_ptr const& failure,
                                                                              bool taken) {
            asio::post(home, [kept, failure, taken]() mutable { (*kept)(failure, taken); });
        };
        auto const done = [resume](std::exception_ptr const& failure) { resume(failure, true); };
        if (!counties.door().write_aside(std::move(aside), done)) resume(nullptr, false);
    };
    // The first argument of this signature is what asio throws for us.
    bool const taken = co_await asio::async_initiate<asio::use_awaitable_t<> const, void(std::exception_ptr, bool)>(
        initiate, asio::use_awaitable);
    if (!taken) co_return too_busy();
    co_return Done{};
}

}  // namespace chengxin::api
