#include "metrics/meters.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace chengxin::metrics {

namespace {

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(meters, say_what_was_counted_and_measured) {
    Meters meters;
    auto& route = meters.route("GET", "/api/v1/facts/{id}");
    EXPECT_EQ(&route, &meters.route("GET", "/api/v1/facts/{id}"));
    Meters::answered(route, 200, std::chrono::milliseconds(3));
    Meters::answered(route, 503, std::chrono::seconds(3));
    Meters::answered(route, 99, std::chrono::seconds(3));
    meters.connection_opened();
    meters.connection_opened();
    meters.connection_closed();
    meters.queued();
    meters.queued();
    meters.taken(1);
    meters.commands_ended("accepted", 7);
    meters.commands_ended("accepted", 2);
    meters.watch("chengxin_odd", "Odd.", [] { return 3.0; });
    auto const text = meters.text();
    for (auto const* const line :
         {R"(chengxin_http_requests_total{method="GET",route="/api/v1/facts/{id}",status="2xx"} 1)",
          R"(chengxin_http_requests_total{method="GET",route="/api/v1/facts/{id}",status="5xx"} 1)",
          R"(chengxin_http_request_seconds_bucket{method="GET",route="/api/v1/facts/{id}",le="0.005"} 1)",
          R"(chengxin_http_request_seconds_count{method="GET",route="/api/v1/facts/{id}"} 3)", "chengxin_connections 1",
          "chengxin_connections_total 2", "chengxin_writer_queue 1", R"(chengxin_commands_total{outcome="accepted"} 9)",
          "chengxin_odd 3"}) {
        EXPECT_TRUE(has(text, std::string(line) + "\n")) << line << "\n" << text;
    }
    EXPECT_FALSE(has(text, "process_resident_memory_bytes 0\n"));
}

TEST(meters, a_group_is_split_into_its_stages) {
    Stages stages;
    stages.begin();
    stages.enter(Stage::load);
    stages.enter(Stage::decide);
    stages.enter(Stage::load);
    stages.enter(Stage::commit);
    auto const begun = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(2)) continue;
    stages.leave();
    auto const committed = stages.spent(Stage::commit);
    stages.leave();
    EXPECT_GE(committed, std::chrono::milliseconds(2));
    EXPECT_EQ(stages.spent(Stage::commit), committed) << "what is left is not counted on";
    EXPECT_GT(stages.spent(Stage::load).count(), 0);
    EXPECT_EQ(stages.spent(Stage::apply).count(), 0);
    Meters meters;
    meters.group_written(20, stages);
    auto const text = meters.text();
    EXPECT_TRUE(has(text, "chengxin_group_commands_bucket{le=\"20\"} 1\n"));
    EXPECT_TRUE(has(text, "chengxin_group_commands_bucket{le=\"10\"} 0\n"));
    EXPECT_TRUE(has(text, R"(chengxin_group_stage_seconds_bucket{stage="commit",le="0.001"} 0)"));
    EXPECT_TRUE(has(text, R"(chengxin_group_stage_seconds_bucket{stage="apply",le="5e-05"} 1)")) << text;
    stages.begin();
    EXPECT_EQ(stages.spent(Stage::commit).count(), 0);
}

TEST(meters, several_threads_count_together) {
    Meters meters;
    auto& route = meters.route("POST", "/x");
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 1000; ++i) {
                Meters::answered(route, 200, std::chrono::microseconds(10));
                meters.commands_ended("repeated", 1);
            }
        });
    }
    for (auto& thread : threads) thread.join();
    auto const text = meters.text();
    EXPECT_TRUE(has(text, R"({method="POST",route="/x",status="2xx"} 4000)"));
    EXPECT_TRUE(has(text, R"(chengxin_commands_total{outcome="repeated"} 4000)"));
}

TEST(meters, a_request_costs_less_than_a_microsecond) {
    Meters meters;
    auto& route = meters.route("GET", "/x");
    constexpr int times = 100'000;
    auto best = std::chrono::nanoseconds::max();
    for (int round = 0; round < 5; ++round) {
        auto const begun = std::chrono::steady_clock::now();
        for (int i = 0; i < times; ++i) Meters::answered(route, 200, std::chrono::microseconds(i % 1000));
        best = std::min<std::chrono::nanoseconds>(best, (std::chrono::steady_clock::now() - begun) / times);
    }
    RecordProperty("nanoseconds", static_cast<int>(best.count()));
    std::printf("a request measured: %d ns\n", static_cast<int>(best.count()));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_LT(best, std::chrono::microseconds(1));
#endif
}

}  // namespace

}  // namespace chengxin::metrics
