#pragma once

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace chengxin::http {

/// Answers one request. Runs on the server's I/O thread; `co_await boost::asio::this_coro::executor` is its executor.
using Handler = std::function<boost::asio::awaitable<Reply>(Request)>;

struct Route {
    Method method;
    std::string pattern;  ///< "/api/v1/facts/{id}": a {name} takes one segment, never an empty one
    Handler handler;
};

/// What a path and method lead to.
struct Match {
    Route const* route = nullptr;  ///< none: no such path, or not by this method
    std::map<std::string, std::string> parameters;
    std::vector<Method> allowed;  ///< the methods this path has; empty: no such path
};

/// Which handler answers which path. A written segment goes before a {name}.
class Router {
public:
    /// Whether paths that no route takes are looked for among the files of the built-in web.
    enum class Web { served, hidden };

    explicit Router(Web web = Web::served) : web_(web) {}
    bool serves_web() const { return web_ == Web::served; }
    void add(Method method, std::string pattern, Handler handler);
    /// HEAD is answered by the route of GET unless it has its own.
    /// in: `path`, still percent-encoded, so that an encoded slash does not part segments; the parameters are decoded.
    Match find(Method method, std::string_view path) const;
    std::vector<Route> const& routes() const { return routes_; }

private:
    Web web_;
    std::vector<Route> routes_;
};

}  // namespace chengxin::http
