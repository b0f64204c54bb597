#include "http/admission.hpp"

#include <algorithm>
#include <string>

#include "http/encoding.hpp"
#include "http/static_files.hpp"
#include "http/target.hpp"

namespace chengxin::http {

namespace {

constexpr std::size_t worth_packing = 1024;  // below it a reply fits one packet anyway

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower_case(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

bool is_write(Method method) { return method != Method::get && method != Method::head && method != Method::options; }

/// Whether a page of another site sent this. Browsers alone say so; a program without a browser has no page to fear.
bool crosses_sites(Request const& request) {
    if (request.header("sec-fetch-site") == "cross-site") return true;
    auto const origin = request.header("origin");
    if (!origin) return false;
    auto const host = lower_case(request.header("host").value_or(""));
    auto const from = lower_case(*origin);
    // Behind a proxy that speaks TLS for us, the page is https and we are not told.
    return from != "https://" + host && (request.is_secure || from != "http://" + host);
}

bool is_json(std::string_view content_type) {
    auto type = lower_case(content_type.substr(0, content_type.find(';')));
    type.erase(type.find_last_not_of(" \t") + 1);
    return type == "application/json";
}

Reply method_refusal(std::vector<Method> const& allowed) {
    auto reply = problem_reply(405, {Refusal::invalid, "route.method", "", "这个网址不支持这种操作。"});
    std::string names;
    for (auto const method : allowed) {
        names += names.empty() ? "" : ", ";
        names += to_text(method);
        if (method == Method::get && std::ranges::find(allowed, Method::head) == allowed.end()) names += ", HEAD";
    }
    reply.headers.emplace_back("Allow", names);
    return reply;
}

std::optional<Reply> write_refusal(Request const& request, bool has_body) {
    if (!is_write(request.method)) return std::nullopt;
    if (crosses_sites(request)) {
        return problem_reply(
            {Refusal::forbidden, "request.cross_site", "", "这个请求来自别的网站，没有执行。请在本系统的页面内操作。"});
    }
    bool const bare = request.method == Method::remove && !has_body;
    if (bare || is_json(request.header("content-type").value_or(""))) return std::nullopt;
    return problem_reply(
        415, {Refusal::invalid, "request.content_type", "", "提交的内容须为 JSON（Content-Type: application/json）。"});
}

bool has_header(Reply const& reply, std::string_view name) {
    return std::ranges::any_of(reply.headers,
                               [&](auto const& header) { return lower_case(header.first) == lower_case(name); });
}

void pack(Reply& reply, Request const& request) {
    if (reply.body.size() <= worth_packing || has_header(reply, "content-encoding")) return;
    bool const text = reply.content_type.starts_with("text/") || reply.content_type.find("json") != std::string::npos;
    if (!text) return;
    if (!has_header(reply, "vary")) reply.headers.emplace_back("Vary", "Accept-Encoding");
    if (!accepts(request.header("accept-encoding").value_or(""), "gzip")) return;
    reply.body = gzip(reply.body);
    reply.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace

Admission admit(Request& request, std::string_view written, bool has_body, Router const& router) {
    auto target = parse_target(written);
    if (!target) return {nullptr, problem_reply(target.error())};
    request.path = std::move(target->path);
    request.query = std::move(target->query);

    auto match = router.find(request.method, target->written);
    if (match.route == nullptr) {
        if (!match.allowed.empty()) return {nullptr, method_refusal(match.allowed)};
        auto file = router.serves_web() ? static_reply(request) : std::nullopt;
        if (file) return {nullptr, std::move(file)};
        return {nullptr, problem_reply({Refusal::missing, "route.missing", "", "没有这个网址，请检查后重试。"})};
    }
    request.parameters = std::move(match.parameters);
    return {match.route, write_refusal(request, has_body)};
}

void complete(Reply& reply, Request const& request) {
    pack(reply, request);
    auto const add = [&](char const* name, char const* value) {
        if (!has_header(reply, name)) reply.headers.emplace_back(name, value);
    };
    add("Cache-Control", "no-store");
    add("Content-Security-Policy",
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; "
        "base-uri 'none'; form-action 'self'");
    add("X-Content-Type-Options", "nosniff");
    add("Referrer-Policy", "no-referrer");
    add("Cross-Origin-Opener-Policy", "same-origin");
    if (request.is_secure) add("Strict-Transport-Security", "max-age=31536000");
    if (!request.request_id.empty()) add("X-Request-Id", request.request_id.c_str());
}

}  // namespace chengxin::http
