#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/problem.hpp"
#include "base/temporary_file.hpp"

namespace chengxin::http {

enum class Method { get, head, post, put, remove, options, other };

/// "GET", as it stands on the wire; `other` is "".
std::string_view to_text(Method method);

using Headers = std::vector<std::pair<std::string, std::string>>;

/// What a caller asks: already within every limit, its path and query decoded and well-formed UTF-8.
struct Request {
    Method method = Method::get;
    std::string path;                               ///< decoded: "/api/v1/facts/018f…"
    std::map<std::string, std::string> parameters;  ///< by the {name} in the pattern of the route
    std::multimap<std::string, std::string> query;
    Headers headers;  ///< in the order they came, names as written
    std::string body;
    bool is_secure = false;  ///< came by TLS to this program itself
    std::string peer;        ///< address of the caller, without port
    std::string request_id;  ///< ours, also in the reply and in the log

    /// The first of that name, upper and lower case alike.
    std::optional<std::string_view> header(std::string_view name) const;
    std::optional<std::string> cookie(std::string_view name) const;
    std::optional<std::string> query_value(std::string_view name) const;
};

struct Reply {
    int status = 200;
    Headers headers;  ///< beside those the session adds: lengths, security, caching of /api
    std::string body;
    std::string content_type;
    std::shared_ptr<TemporaryFile const> file{};  ///< in place of `body`: sent in pieces, never whole in memory
};

Reply json_reply(int status, json::Value const& value);

/// The status of a refusal; `session.slow_down` is 429.
int status_of(Problem const& problem);

/// {type, title, status, code, at, detail} of RFC 9457.
json::Object problem_json(int status, Problem const& problem);

/// application/problem+json {type, title, status, code, at, detail}.
Reply problem_reply(Problem const& problem);
Reply problem_reply(int status, Problem const& problem);

}  // namespace chengxin::http
