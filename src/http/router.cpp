#include "http/router.hpp"

#include <algorithm>
#include <optional>

#include "base/check.hpp"
#include "http/target.hpp"

namespace chengxin::http {

namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    while (path.starts_with('/')) {
        path.remove_prefix(1);
        auto const segment = path.substr(0, path.find('/'));
        segments.push_back(segment);
        path.remove_prefix(segment.size());
    }
    return segments;
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

/// What the {name}s of a pattern take from a path, or nothing if the path is another.
std::optional<std::map<std::string, std::string>> taken(std::vector<std::string_view> const& pattern,
                                                        std::vector<std::string> const& path) {
    if (pattern.size() != path.size()) return std::nullopt;
    std::map<std::string, std::string> parameters;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (!is_parameter(pattern[i])) {
            if (pattern[i] != path[i]) return std::nullopt;
        } else {
            if (path[i].empty()) return std::nullopt;
            parameters.emplace(pattern[i].substr(1, pattern[i].size() - 2), path[i]);
        }
    }
    return parameters;
}

/// Whether `a` is the narrower of two patterns that take the same path: the first segment that differs is written out.
bool narrower(std::vector<std::string_view> const& a, std::vector<std::string_view> const& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (is_parameter(a[i]) != is_parameter(b[i])) return !is_parameter(a[i]);
    }
    return false;
}

}  // namespace

void Router::add(Method method, std::string pattern, Handler handler) {
    CHECK(pattern.starts_with('/'));
    for (auto const& route : routes_) CHECK(route.method != method || route.pattern != pattern);
    routes_.push_back({method, std::move(pattern), std::move(handler)});
}

Match Router::find(Method method, std::string_view path) const {
    std::vector<std::string> segments;
    for (auto const segment : segments_of(path)) {
        auto decoded = percent_decoded(segment);
        if (!decoded) return {};
        segments.push_back(*std::move(decoded));
    }

    Match match;
    auto const answers = [&](Route const& route) {
        return route.method == method || (method == Method::head && route.method == Method::get);
    };
    std::vector<std::string_view> chosen;
    for (auto const& route : routes_) {
        auto const pattern = segments_of(route.pattern);
        auto parameters = taken(pattern, segments);
        if (!parameters) continue;
        if (std::ranges::find(match.allowed, route.method) == match.allowed.end())
            match.allowed.push_back(route.method);
        bool const better = match.route == nullptr || narrower(pattern, chosen) ||
                            (!narrower(chosen, pattern) && route.method == method);
        if (!answers(route) || !better) continue;
        match.route = &route;
        match.parameters = *std::move(parameters);
        chosen = pattern;
    }
    return match;
}

}  // namespace chengxin::http
