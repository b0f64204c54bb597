#include "http/message.hpp"

#include <algorithm>

namespace chengxin::http {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::string_view title_of(int status) {
    switch (status) {
        case 400: return "请求无法理解";
        case 401: return "需要登录";
        case 403: return "没有权限";
        case 404: return "没有找到";
        case 405: return "不支持这种操作";
        case 408: return "请求超时";
        case 409: return "与现有内容冲突";
        case 413: return "内容过大";
        case 415: return "内容类型不受支持";
        case 422: return "内容不符合要求";
        case 429: return "请求过于频繁";
        case 431: return "请求头过大";
        case 500: return "服务器出错";
        case 503: return "服务器繁忙";
        default: return "请求没有完成";
    }
}

}  // namespace

std::string_view to_text(Method method) {
    switch (method) {
        case Method::get: return "GET";
        case Method::head: return "HEAD";
        case Method::post: return "POST";
        case Method::put: return "PUT";
        case Method::remove: return "DELETE";
        case Method::options: return "OPTIONS";
        case Method::other: return "";
    }
    return "";
}

std::optional<std::string_view> Request::header(std::string_view name) const {
    auto const found = std::ranges::find_if(headers, [&](auto const& item) { return same_name(item.first, name); });
    if (found == headers.end()) return std::nullopt;
    return found->second;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
    for (auto const& [field, value] : headers) {
        if (!same_name(field, "cookie")) continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            auto const end = std::min(rest.find(';'), rest.size());
            auto const pair = trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            auto const equals = pair.find('=');
            if (equals != std::string_view::npos && pair.substr(0, equals) == name)
                return std::string(pair.substr(equals + 1));
        }
    }
    return std::nullopt;
}

std::optional<std::string> Request::query_value(std::string_view name) const {
    auto const found = query.find(std::string(name));
    if (found == query.end()) return std::nullopt;
    return found->second;
}

Reply json_reply(int status, json::Value const& value) {
    return {status, {}, json::canonical(value), "application/json"};
}

int status_of(Problem const& problem) {
    if (problem.code == "session.slow_down") return 429;
    switch (problem.kind) {
        case Refusal::malformed: return 400;
        case Refusal::unauthenticated: return 401;
        case Refusal::forbidden: return 403;
        case Refusal::missing: return 404;
        case Refusal::conflict: return 409;
        case Refusal::invalid: return 422;
        case Refusal::too_large: return 413;
        case Refusal::busy: return 503;
    }
    return 500;
}

Reply problem_reply(Problem const& problem) { return problem_reply(status_of(problem), problem); }

json::Object problem_json(int status, Problem const& problem) {
    return {{"type", "about:blank"}, {"title", title_of(status)}, {"status", status},
            {"code", problem.code},  {"at", problem.at},          {"detail", problem.detail}};
}

Reply problem_reply(int status, Problem const& problem) {
    return {status, {}, json::canonical(problem_json(status, problem)), "application/problem+json"};
}

}  // namespace chengxin::http
