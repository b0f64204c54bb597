#include "api/health.hpp"

#include <gtest/gtest.h>

namespace chengxin::api {

namespace {

Health well() { return {false, true, true, 1, std::chrono::milliseconds(900), std::uintmax_t{1} << 30}; }

std::string reason(Health const& health) { return unreadiness(health).value_or(""); }
bool says(Health const& health, char const* part) { return reason(health).find(part) != std::string::npos; }

TEST(health, a_service_that_is_well_is_ready) {
    EXPECT_EQ(reason(well()), "");
    auto on_a_server = well();
    on_a_server.free_bytes.reset();
    EXPECT_EQ(reason(on_a_server), "") << "the database is no file here";
}

TEST(health, each_reason_is_told_with_what_to_do) {
    auto health = well();
    health.is_ending = true;
    EXPECT_TRUE(says(health, "正在停止")) << reason(health);
    health = well();
    health.is_reachable = false;
    EXPECT_TRUE(says(health, "读不出来")) << reason(health);
    health = well();
    health.is_current = false;
    EXPECT_TRUE(says(health, "结构")) << reason(health);
    health = well();
    health.writer_busy = std::chrono::seconds(31);
    EXPECT_TRUE(says(health, "31 秒")) << reason(health);
    health = well();
    health.free_bytes = std::uintmax_t{255} << 20;
    EXPECT_TRUE(says(health, "255 MiB")) << reason(health);
}

}  // namespace

}  // namespace chengxin::api
