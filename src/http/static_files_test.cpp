#include "http/static_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace chengxin::http {

namespace {

std::vector<EmbeddedFile> const web{
    {"migrations/0001_ledger.sql", "create"},
    {"web/f/index.html", "field"},
    {"web/f/sw.js", "worker"},
    {"web/d/index.html", "desk"},
    {"web/assets/icon.svg", "<svg/>"},
    {"web/assets/field-CUWMtJFx.js", "plain"},
    {"web/assets/field-CUWMtJFx.js.br", "brotli"},
    {"web/assets/field-CUWMtJFx.js.gz", "gzip"},
};

std::optional<Reply> ask(std::string path, Headers headers = {}, std::vector<EmbeddedFile> const& files = web) {
    Request request;
    request.path = std::move(path);
    request.headers = std::move(headers);
    return static_reply(request, files);
}

std::string header(std::optional<Reply> const& reply, std::string_view name) {
    auto const found = std::ranges::find(reply->headers, name, &std::pair<std::string, std::string>::first);
    return found == reply->headers.end() ? "" : found->second;
}

TEST(static_files, every_address_of_a_shell_is_its_page) {
    EXPECT_EQ(ask("/f/")->body, "field");
    EXPECT_EQ(ask("/f/household/1")->body, "field");
    EXPECT_EQ(ask("/d/figures")->body, "desk");
    EXPECT_EQ(ask("/f/sw.js")->body, "worker");
    EXPECT_EQ(header(ask("/f/"), "Cache-Control"), "no-cache");
    EXPECT_EQ(header(ask("/f/sw.js"), "Cache-Control"), "no-cache");
    EXPECT_EQ(ask("/f/")->content_type, "text/html; charset=utf-8");
    EXPECT_EQ(header(ask("/d"), "Location"), "/d/");
}

TEST(static_files, the_start_is_its_page_or_else_the_field_shell) {
    auto const reply = ask("/");
    EXPECT_EQ(reply->status, 302);
    EXPECT_EQ(header(reply, "Location"), "/f/");
    EXPECT_EQ(ask("/", {}, {{"web/index.html", "start"}})->body, "start");
}

TEST(static_files, an_asset_comes_in_the_best_form_the_caller_takes) {
    auto const path = "/assets/field-CUWMtJFx.js";
    EXPECT_EQ(ask(path)->body, "plain");
    EXPECT_EQ(header(ask(path), "Vary"), "Accept-Encoding");
    EXPECT_EQ(ask(path, {{"Accept-Encoding", "gzip"}})->body, "gzip");
    auto const best = ask(path, {{"Accept-Encoding", "gzip, br"}});
    EXPECT_EQ(best->body, "brotli");
    EXPECT_EQ(header(best, "Content-Encoding"), "br");
    EXPECT_EQ(best->content_type, "text/javascript; charset=utf-8");
    EXPECT_EQ(header(best, "Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(header(ask("/assets/icon.svg"), "Cache-Control"), "no-cache");
}

TEST(static_files, what_the_caller_already_has_is_not_sent_again) {
    auto const path = "/assets/field-CUWMtJFx.js";
    auto const tag = header(ask(path), "ETag");
    auto const again = ask(path, {{"If-None-Match", "\"other\", W/" + tag}});
    EXPECT_EQ(again->status, 304);
    EXPECT_EQ(again->body, "");
    EXPECT_EQ(header(again, "ETag"), tag);
    EXPECT_EQ(ask(path, {{"If-None-Match", tag}, {"Accept-Encoding", "br"}})->status, 200);
    EXPECT_EQ(ask(path, {{"If-None-Match", "\"other\""}})->status, 200);
}

TEST(static_files, no_path_leads_out_of_the_web) {
    for (auto const* const path : {"/migrations/0001_ledger.sql", "/../migrations/0001_ledger.sql", "/assets/none.js",
                                   "/assets/../f/index.html", "/etc/passwd", "//f/", "/api/v1/none"})
        EXPECT_FALSE(ask(path).has_value()) << path;
    EXPECT_EQ(ask("/f/../../migrations/0001_ledger.sql")->body, "field");
}

TEST(static_files, a_program_without_the_web_says_so) {
    auto const reply = ask("/f/", {}, {});
    EXPECT_EQ(reply->status, 404);
    EXPECT_NE(reply->body.find("没有界面"), std::string::npos);
}

TEST(static_files, only_reading_is_answered) {
    Request request;
    request.method = Method::post;
    request.path = "/f/";
    EXPECT_FALSE(static_reply(request, web).has_value());
}

}  // namespace

}  // namespace chengxin::http
