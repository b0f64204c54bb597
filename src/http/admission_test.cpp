#include "http/admission.hpp"

#include <gtest/gtest.h>

#include "http/encoding.hpp"
#include "http/target.hpp"

namespace chengxin::http {

namespace {

Router some_router() {
    Router router;
    Handler const handler = [](Request) -> boost::asio::awaitable<Reply> { co_return Reply{}; };
    router.add(Method::get, "/api/facts/{id}", handler);
    router.add(Method::get, "/api/facts/newest", handler);
    router.add(Method::get, "/api/facts", handler);
    router.add(Method::post, "/api/facts", handler);
    router.add(Method::remove, "/api/facts/{id}", handler);
    return router;
}

Router const router = some_router();

/// The code of the refusal, or the pattern of the route.
std::string met(Method method, std::string const& target, Headers headers = {}, bool has_body = false) {
    Request request;
    request.method = method;
    request.headers = std::move(headers);
    request.headers.emplace_back("Host", "ledger.example:8787");
    auto const admission = admit(request, target, has_body, router);
    if (!admission.reply) return admission.route->pattern;
    auto const body = json::parse(admission.reply->body);
    return body ? std::string(body->at("code").as_string()) : admission.reply->body;
}

Headers const json_type{{"content-type", "Application/JSON; charset=utf-8"}};

TEST(target, is_decoded_and_refused_when_it_is_no_text) {
    auto const target = parse_target("/%E6%9D%91/a%2Fb?q=%E4%BD%95+a%2B&empty&=x&q=2");
    ASSERT_TRUE(target.has_value());
    EXPECT_EQ(target->path, "/村/a/b");
    EXPECT_EQ(target->written, "/%E6%9D%91/a%2Fb");
    EXPECT_EQ(target->query.count("q"), 2U);
    EXPECT_EQ(target->query.find("q")->second, "何 a+");
    EXPECT_EQ(target->query.find("empty")->second, "");
    for (auto const* const bad : {"/%00", "/a%0", "/%", "/%zz", "/%FF", "/%c0%af", "/%ED%A0%80", "/a?b=%00", "/a?%FF",
                                  "/%0d%0aX:1", "/\xff", "", "a", "http://ledger.example/", "*"}) {
        auto const refused = parse_target(bad);
        ASSERT_FALSE(refused.has_value()) << bad;
        EXPECT_EQ(refused.error().code, "request.path");
    }
}

TEST(router, a_written_segment_goes_before_a_name) {
    EXPECT_EQ(router.find(Method::get, "/api/facts/newest").route->pattern, "/api/facts/newest");
    auto const match = router.find(Method::get, "/api/facts/a%2Fb");
    EXPECT_EQ(match.route->pattern, "/api/facts/{id}");
    EXPECT_EQ(match.parameters.at("id"), "a/b");
    EXPECT_EQ(router.find(Method::remove, "/api/facts/newest").route->pattern, "/api/facts/{id}");
    EXPECT_EQ(router.find(Method::head, "/api/facts").route->method, Method::get);
    EXPECT_EQ(router.find(Method::get, "/api/facts/").route, nullptr);
    EXPECT_EQ(router.find(Method::get, "/api/facts/a/b").route, nullptr);
}

TEST(admission, unknown_paths_and_methods_are_told_apart) {
    EXPECT_EQ(met(Method::get, "/api/none"), "route.missing");
    EXPECT_EQ(met(Method::get, "/%FF"), "request.path");
    Request request;
    request.method = Method::put;
    auto const admission = admit(request, "/api/facts", false, router);
    ASSERT_TRUE(admission.reply.has_value());
    EXPECT_EQ(admission.reply->status, 405);
    EXPECT_EQ(admission.reply->headers, (Headers{{"Allow", "GET, HEAD, POST"}}));
}

TEST(admission, a_write_is_json_of_this_site) {
    EXPECT_EQ(met(Method::post, "/api/facts", json_type, true), "/api/facts");
    EXPECT_EQ(met(Method::post, "/api/facts", {{"Content-Type", "text/plain"}}, true), "request.content_type");
    EXPECT_EQ(met(Method::post, "/api/facts", {{"Content-Type", "application/jsonp"}}, true), "request.content_type");
    EXPECT_EQ(met(Method::post, "/api/facts"), "request.content_type");
    EXPECT_EQ(met(Method::remove, "/api/facts/a"), "/api/facts/{id}");
    EXPECT_EQ(met(Method::remove, "/api/facts/a", {}, true), "request.content_type");
}

TEST(admission, a_write_from_another_site_is_refused) {
    auto const with = [](char const* name, char const* value) {
        Headers headers = json_type;
        headers.emplace_back(name, value);
        return met(Method::post, "/api/facts", headers, true);
    };
    EXPECT_EQ(with("Origin", "https://ledger.example:8787"), "/api/facts");
    EXPECT_EQ(with("Origin", "http://Ledger.example:8787"), "/api/facts");
    EXPECT_EQ(with("Sec-Fetch-Site", "same-origin"), "/api/facts");
    EXPECT_EQ(with("Sec-Fetch-Site", "cross-site"), "request.cross_site");
    EXPECT_EQ(with("Origin", "https://other.example"), "request.cross_site");
    EXPECT_EQ(with("Origin", "https://ledger.example"), "request.cross_site");
    EXPECT_EQ(with("Origin", "null"), "request.cross_site");
    EXPECT_EQ(met(Method::get, "/api/facts", {{"Origin", "https://other.example"}}), "/api/facts");
}

TEST(admission, every_reply_has_the_headers_that_protect_it) {
    Reply reply = problem_reply({Refusal::missing, "a.b", "/c", "没有。"});
    Request request;
    request.request_id = "id";
    complete(reply, request);
    Headers const expected{
        {"Cache-Control", "no-store"},
        {"Content-Security-Policy",
         "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; "
         "base-uri 'none'; form-action 'self'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"X-Request-Id", "id"}};
    EXPECT_EQ(reply.headers, expected);
}

TEST(message, a_problem_has_its_status_and_shape) {
    auto const status = [](Refusal kind) { return problem_reply({kind, "a.b", "", ""}).status; };
    EXPECT_EQ(status(Refusal::malformed), 400);
    EXPECT_EQ(status(Refusal::unauthenticated), 401);
    EXPECT_EQ(status(Refusal::forbidden), 403);
    EXPECT_EQ(status(Refusal::missing), 404);
    EXPECT_EQ(status(Refusal::conflict), 409);
    EXPECT_EQ(status(Refusal::too_large), 413);
    EXPECT_EQ(status(Refusal::invalid), 422);
    EXPECT_EQ(status(Refusal::busy), 503);
    EXPECT_EQ(problem_reply({Refusal::busy, "session.slow_down", "", ""}).status, 429);
    auto const reply = problem_reply({Refusal::missing, "a.b", "/c", "没有。"});
    EXPECT_EQ(reply.content_type, "application/problem+json");
    EXPECT_EQ(reply.body,
              "{\"at\":\"/c\",\"code\":\"a.b\",\"detail\":\"没有。\",\"status\":404,"
              "\"title\":\"没有找到\",\"type\":\"about:blank\"}");
}

TEST(message, headers_and_cookies_are_found_by_name) {
    Request request;
    request.headers = {{"X-One", "1"}, {"x-one", "2"}, {"Cookie", "a=1; chengxin_session=x=y;b="}};
    EXPECT_EQ(request.header("x-ONE"), "1");
    EXPECT_EQ(request.header("x-two"), std::nullopt);
    EXPECT_EQ(request.cookie("chengxin_session"), "x=y");
    EXPECT_EQ(request.cookie("a"), "1");
    EXPECT_EQ(request.cookie("b"), "");
    EXPECT_EQ(request.cookie("session"), std::nullopt);
}

TEST(encoding, is_accepted_by_its_whole_name) {
    EXPECT_TRUE(accepts("gzip, deflate, br", "br"));
    EXPECT_TRUE(accepts("gzip;q=0.5", "gzip"));
    EXPECT_FALSE(accepts("gzip;q=0", "gzip"));
    EXPECT_FALSE(accepts("gzip; q=0.0, br", "gzip"));
    EXPECT_FALSE(accepts("xgzip, gzipped", "gzip"));
    EXPECT_FALSE(accepts("", "gzip"));
}

}  // namespace

}  // namespace chengxin::http
