#include <gtest/gtest.h>

#include "base/json.hpp"

namespace chengxin::json {
namespace {

std::string code_and_place(std::string_view text) {
    auto const value = parse_foreign(text);
    return value ? "" : value.error().code + " " + value.error().at;
}

TEST(json_duplicate, a_name_written_twice_is_refused_at_its_place) {
    EXPECT_EQ(code_and_place(R"({"a":1,"a":2})"), "json.duplicate_name /a");
    EXPECT_EQ(code_and_place(R"({"a":[{},{"b":1,"c":{"d":[1,{}]},"b":2}]})"), "json.duplicate_name /a/1/b");
    EXPECT_EQ(code_and_place(R"({"day":1,"d\u0061y":2})"), "json.duplicate_name /day");
    EXPECT_EQ(code_and_place(R"({"x/y~z":1,"x/y~z":2})"), "json.duplicate_name /x~1y~0z");
    EXPECT_EQ(code_and_place(R"({"a":1,)"), "json.malformed ");
}

TEST(json_duplicate, what_only_looks_like_a_name_written_twice_passes) {
    EXPECT_EQ(code_and_place(R"({"a":"a","b":["a","a","\"a\":"],"c":{"a":{"a":1}}})"), "");
    EXPECT_EQ(code_and_place(R"([{"a":1},{"a":1}])"), "");
    EXPECT_EQ(code_and_place(R"("a")"), "");
}

}  // namespace
}  // namespace chengxin::json
