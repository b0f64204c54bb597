#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <future>
#include <stdexcept>

#include "http/loopback_test.hpp"
#include "store/engine.hpp"

namespace chengxin::http {

namespace {

namespace asio = boost::asio;

std::string const large(5'000, 'a');

/// What lies in the file of /file: several pieces, the last one not full.
std::string filed() {
    std::string bytes;
    for (int i = 0; bytes.size() < 300'000; ++i) bytes += std::to_string(i) + '\0';
    return bytes;
}

/// /echo gives back what it was sent, /large more than a kilobyte, /file a file, /fault and /away throw.
Router echo_router() {
    Router router;
    router.add(Method::post, "/echo",
               [](Request request) -> asio::awaitable<Reply> { co_return Reply{200, {}, request.body, "text/plain"}; });
    router.add(Method::get, "/echo/{word}", [](Request request) -> asio::awaitable<Reply> {
        auto const more = request.query_value("more").value_or("");
        co_return Reply{200, {}, request.parameters.at("word") + "|" + more, "text/plain"};
    });
    router.add(Method::remove, "/echo/{word}",
               [](Request) -> asio::awaitable<Reply> { co_return Reply{204, {}, "", ""}; });
    router.add(Method::get, "/large",
               [](Request) -> asio::awaitable<Reply> { co_return Reply{200, {}, large, "application/json"}; });
    router.add(Method::get, "/file", [](Request) -> asio::awaitable<Reply> {
        auto const file = std::make_shared<TemporaryFile>();
        file->append(filed());
        co_return Reply{200, {}, "", "application/pdf", file};
    });
    router.add(Method::get, "/fault", [](Request) -> asio::awaitable<Reply> {
        throw std::runtime_error("the disk is gone");
        co_return Reply{};
    });
    router.add(Method::get, "/away", [](Request) -> asio::awaitable<Reply> {
        throw store::TryAgain("the database is away");
        co_return Reply{};
    });
    return router;
}

Router const router = echo_router();

Limits small_limits() {
    Limits limits;
    limits.header_bytes = 512;
    limits.body_bytes = 1'000;
    return limits;
}

/// A header of exactly so many bytes.
std::string header_of(std::size_t size) {
    auto const bare = get("/echo/a", "X: \r\n").size();
    return get("/echo/a", "X: " + std::string(size - bare, 'x') + "\r\n");
}

TEST(session, a_connection_serves_one_request_after_another) {
    Running running(router);
    Caller caller(running);
    EXPECT_EQ(body_of(caller.ask(get("/echo/one"))), "one|");
    EXPECT_EQ(body_of(caller.ask(post("/echo", "two"))), "two");
    EXPECT_EQ(body_of(caller.ask(get("/echo/three"))), "three|");
}

TEST(session, requests_sent_at_once_are_answered_in_their_order) {
    Running running(router);
    Caller caller(running);
    caller.write(get("/echo/one") + post("/echo", "two") + get("/echo/three", "Connection: close\r\n"));
    EXPECT_EQ(body_of(caller.reply()), "one|");
    EXPECT_EQ(body_of(caller.reply()), "two");
    EXPECT_EQ(body_of(caller.reply()), "three|");
    EXPECT_EQ(caller.rest(), "");
}

TEST(session, a_file_arrives_whole_and_the_connection_goes_on) {
    Running running(router);
    Caller caller(running);
    auto const reply = caller.ask(get("/file", "Accept-Encoding: gzip\r\n"));
    EXPECT_TRUE(has(reply, "Content-Type: application/pdf\r\n"));
    EXPECT_TRUE(has(reply, "Content-Length: " + std::to_string(filed().size()) + "\r\n"));
    EXPECT_FALSE(has(reply, "Content-Encoding"));
    EXPECT_TRUE(body_of(reply) == filed());
    EXPECT_EQ(body_of(caller.ask(get("/echo/next"))), "next|");
}

TEST(session, head_of_a_file_gives_its_length_alone) {
    Running running(router);
    Caller caller(running);
    caller.write("HEAD /file HTTP/1.1\r\nHost: local\r\n\r\n");
    auto const reply = caller.reply(false);
    EXPECT_TRUE(has(reply, "Content-Length: " + std::to_string(filed().size()) + "\r\n")) << reply;
    EXPECT_EQ(body_of(caller.ask(get("/echo/next"))), "next|");
}

TEST(session, http_1_0_is_answered_and_closed) {
    Running running(router);
    Caller caller(running);
    caller.write("GET /echo/old HTTP/1.0\r\n\r\n");
    EXPECT_EQ(body_of(caller.rest()), "old|");
}

TEST(session, a_header_up_to_its_limit_is_taken_and_beyond_it_refused) {
    Running running(router, small_limits());
    Caller within(running);
    EXPECT_TRUE(within.ask(header_of(512)).starts_with("HTTP/1.1 200 "));
    Caller beyond(running);
    beyond.write(header_of(600));
    auto const reply = beyond.rest();
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 431 ")) << reply;
    EXPECT_TRUE(has(reply, "\"code\":\"request.header_too_large\""));
}

TEST(session, a_body_up_to_its_limit_is_taken_and_beyond_it_refused_unread) {
    Running running(router, small_limits());
    Caller within(running);
    EXPECT_EQ(body_of(within.ask(post("/echo", std::string(1'000, 'x')))), std::string(1'000, 'x'));
    Caller beyond(running);
    beyond.write(
        "POST /echo HTTP/1.1\r\nHost: local\r\nContent-Type: application/json\r\nContent-Length: 1001\r\n\r\n");
    auto const reply = beyond.reply();
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 413 ")) << reply;
    EXPECT_TRUE(has(reply, "\"code\":\"request.too_large\""));
    EXPECT_TRUE(has(reply, "Connection: close"));
}

TEST(session, a_body_in_chunks_has_the_same_limit) {
    Running running(router, small_limits());
    std::string const head =
        "POST /echo HTTP/1.1\r\nHost: local\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    std::string const half = "1f4\r\n" + std::string(500, 'x') + "\r\n";
    Caller within(running);
    EXPECT_EQ(body_of(within.ask(head + half + half + "0\r\n\r\n")), std::string(1'000, 'x'));
    Caller beyond(running);
    EXPECT_TRUE(beyond.ask(head + half + half + half + "0\r\n\r\n").starts_with("HTTP/1.1 413 "));
}

TEST(session, a_caller_who_asks_whether_to_continue_is_told_so) {
    Running running(router);
    Caller caller(running);
    caller.write(
        "POST /echo HTTP/1.1\r\nHost: local\r\nContent-Type: application/json\r\n"
        "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_TRUE(caller.reply().starts_with("HTTP/1.1 100 "));
    EXPECT_EQ(body_of(caller.ask("abc")), "abc");
}

TEST(session, a_slow_header_and_a_slow_body_are_given_up) {
    Limits limits;
    limits.header_ms = 100;
    limits.body_ms = 100;
    Running running(router, limits);
    Caller header(running);
    header.write("GET /echo/a HTTP/1.1\r\nHo");
    EXPECT_TRUE(header.rest().starts_with("HTTP/1.1 408 "));
    Caller body(running);
    body.write(post("/echo", "abc").substr(0, post("/echo", "abc").size() - 1));
    auto const reply = body.rest();
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 408 ")) << reply;
    EXPECT_TRUE(has(reply, "\"code\":\"request.slow\""));
}

TEST(session, a_caller_who_says_nothing_is_closed_without_a_word) {
    Limits limits;
    limits.header_ms = 100;
    limits.idle_ms = 100;
    Running running(router, limits);
    Caller silent(running);
    EXPECT_EQ(silent.rest(), "");
    Caller once(running);
    EXPECT_EQ(body_of(once.ask(get("/echo/a"))), "a|");
    EXPECT_EQ(once.rest(), "");
}

TEST(session, a_caller_who_does_not_read_is_closed) {
    Limits limits;
    limits.write_ms = 100;
    Router wide;
    wide.add(Method::get, "/wide", [](Request) -> asio::awaitable<Reply> {
        co_return Reply{200, {}, std::string(32 << 20, 'a'), "application/octet-stream"};
    });
    std::size_t received = 0;
    {
        Running running(wide, limits);
        Caller caller(running);
        caller.write(get("/wide"));
        running.server.stop();
        running.join();  // returns only once the connection is closed
        received = caller.rest().size();
    }
    EXPECT_LT(received, 32U << 20);
}

TEST(session, what_is_not_http_is_refused) {
    Running running(router);
    for (auto const* const bytes :
         {"\x16\x03\x01\x02\n\r\n\r\n", "hello\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
          "POST /echo HTTP/1.1\r\nHost: local\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
          "POST /echo HTTP/1.1\r\nHost: local\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
          "GET /echo/a HTTP/1.1\r\n\r\n", "GET /echo/a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"}) {
        Caller caller(running);
        caller.write(bytes);
        auto const reply = caller.reply();
        EXPECT_TRUE(reply.starts_with("HTTP/1.1 400 ")) << bytes << reply;
        EXPECT_TRUE(has(reply, "\"code\":\"request.malformed\"")) << reply;
    }
}

TEST(session, a_request_cut_short_is_closed_without_a_word) {
    Running running(router);
    Caller caller(running);
    caller.write(
        "POST /echo HTTP/1.1\r\nHost: local\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\nabc");
    caller.end_writing();
    EXPECT_EQ(caller.rest(), "");
}

TEST(session, connections_above_the_limit_are_turned_away) {
    Limits limits;
    limits.connections = 1;
    Running running(router, limits);
    Caller first(running);
    EXPECT_EQ(body_of(first.ask(get("/echo/a"))), "a|");
    Caller second(running);
    auto const reply = second.rest();
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 503 ")) << reply;
    EXPECT_TRUE(has(reply, "Retry-After: "));
    EXPECT_EQ(body_of(first.ask(get("/echo/b", "Connection: close\r\n"))), "b|");
    EXPECT_EQ(first.rest(), "");
    Caller third(running);
    EXPECT_EQ(body_of(third.ask(get("/echo/c"))), "c|");
}

TEST(session, head_is_answered_with_the_length_of_get_and_no_body) {
    Running running(router);
    Caller caller(running);
    caller.write("HEAD /large HTTP/1.1\r\nHost: local\r\n\r\n");
    auto const reply = caller.reply(false);
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 200 "));
    EXPECT_TRUE(has(reply, "Content-Length: 5000\r\n")) << reply;
    EXPECT_EQ(body_of(caller.ask(get("/echo/a"))), "a|");
}

TEST(session, large_text_is_packed_for_those_who_take_it) {
    Running running(router);
    Caller caller(running);
    auto const packed = caller.ask(get("/large", "Accept-Encoding: br, gzip\r\n"));
    EXPECT_TRUE(has(packed, "Content-Encoding: gzip\r\n"));
    EXPECT_TRUE(body_of(packed).starts_with("\x1f\x8b"));
    EXPECT_LT(body_of(packed).size(), 200U);
    auto const plain = caller.ask(get("/large", "Accept-Encoding: gzip;q=0\r\n"));
    EXPECT_EQ(body_of(plain), large);
    EXPECT_TRUE(has(plain, "Vary: Accept-Encoding\r\n"));
    EXPECT_FALSE(has(caller.ask(get("/echo/a", "Accept-Encoding: gzip\r\n")), "Content-Encoding"));
}

TEST(session, a_fault_of_a_handler_is_a_problem_that_says_nothing_of_it) {
    Running running(router);
    Caller caller(running);
    auto const reply = caller.ask(get("/fault"));
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 500 "));
    EXPECT_TRUE(has(reply, "\"code\":\"server.fault\""));
    EXPECT_FALSE(has(reply, "disk"));
    EXPECT_EQ(body_of(caller.ask(get("/echo/a"))), "a|");
}

TEST(session, a_database_that_is_away_for_now_is_no_fault) {
    Running running(router);
    Caller caller(running);
    auto const reply = caller.ask(get("/away"));
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 503 "));
    EXPECT_TRUE(has(reply, "\"code\":\"server.away\""));
    EXPECT_TRUE(has(reply, "Retry-After: "));
    EXPECT_EQ(body_of(caller.ask(get("/echo/a"))), "a|");
}

TEST(session, a_stop_lets_the_request_in_flight_end) {
    std::promise<void> started;
    std::promise<void> go;
    auto const gone = go.get_future().share();
    Router slow;
    slow.add(Method::get, "/slow", [&](Request) -> asio::awaitable<Reply> {
        started.set_value();
        asio::steady_timer again(co_await asio::this_coro::executor);
        while (gone.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
            again.expires_after(std::chrono::milliseconds(1));
            co_await again.async_wait(asio::use_awaitable);
        }
        co_return Reply{200, {}, "done", "text/plain"};
    });
    Running running(slow);
    Caller idle(running);
    Caller caller(running);
    caller.write(get("/slow"));
    started.get_future().wait();
    running.server.stop();
    EXPECT_EQ(idle.rest(), "");  // the stop has begun
    go.set_value();
    auto const reply = caller.rest();
    EXPECT_EQ(body_of(reply), "done");
    EXPECT_TRUE(has(reply, "Connection: close"));
    running.join();
}

TEST(session, a_stop_does_not_wait_longer_than_it_may) {
    Limits limits;
    limits.stop_ms = 100;
    std::promise<void> started;
    Router endless;
    endless.add(Method::get, "/endless", [&](Request) -> asio::awaitable<Reply> {
        asio::steady_timer never(co_await asio::this_coro::executor, std::chrono::hours(1));
        started.set_value();
        co_await never.async_wait(asio::use_awaitable);
        co_return Reply{};
    });
    Running running(endless, limits);
    Caller caller(running);
    caller.write(get("/endless"));
    started.get_future().wait();
    running.server.stop();
    running.join();
    SUCCEED() << "run() returned";
}

}  // namespace

}  // namespace chengxin::http
