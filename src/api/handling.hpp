#pragma once

#include <boost/asio/awaitable.hpp>

#include "api/counties.hpp"
#include "document/heading.hpp"
#include "http/message.hpp"
#include "sync/reading.hpp"

/// From a request to a plain function and back. All waiting of the resources is done here.
namespace chengxin::api {

constexpr std::string_view cookie_name = "chengxin_session";

/// A question that somebody signed in asks, answered in one unchanging view of the ledger.
using Query = http::Reply (*)(sync::Reading& reading, http::Request const& request);

/// A paper that somebody signed in asks for: a question whose answer takes its time and is dated.
using Paper = http::Reply (*)(sync::Reading& reading, http::Request const& request, document::Made const& made);

/// Who asks, as the cookie says. fails: unauthenticated `session.none`.
struct Visitor {
    Served* served = nullptr;
    ledger::Subject person;
};
Result<Visitor> visitor_of(Counties& counties, store::Connection& connection, http::Request const& request);

/// The same in a view of its own. To be called on a reading thread.
Result<Visitor> enter(Counties& counties, http::Request const& request);

/// Runs on a reading thread. in: `action`, which the caller must be allowed somewhere today; none: signed in is enough.
/// fails: 401 `session.none`, 403 `access.outside`, and what the query says.
boost::asio::awaitable<http::Reply> answer(Counties& counties, http::Request request, Query query,
                                           std::optional<access::Action> action);

/// The same on the thread that makes papers. fails: besides, 503 `paper.busy` when too many wait already.
boost::asio::awaitable<http::Reply> make_paper(Counties& counties, http::Request request, Paper paper,
                                               std::optional<access::Action> action);

/// Runs `work` on a thread of the pool and comes back. throws: what `work` throws.
boost::asio::awaitable<http::Reply> apart(boost::asio::thread_pool& pool, std::function<http::Reply()> work);

/// Hands commands to the writer and waits until they are on the disk.
/// fails: busy `server.busy` when too much is waiting already; nothing is then recorded.
boost::asio::awaitable<Result<command::Recorded>> record(Counties& counties, Served& served,
                                                         std::vector<command::Submission> submissions);

/// Writes beside the ledger. fails: busy `server.busy`. throws: what `aside` throws.
boost::asio::awaitable<Outcome> write_aside(Counties& counties, command::Door::Aside aside);

}  // namespace chengxin::api
