#include "base/condition.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

using namespace chengxin;

namespace {

/// Fields and settings as a vector of tests/vectors states them.
class Stated final : public condition::Reading {
public:
    explicit Stated(json::Object const& vector)
        : fields_(vector.at("fields").as_object()),
          settings_(vector.at("settings").as_object()) {}

    std::optional<json::Value> field(std::string_view path) const override { return value_of(fields_, path); }
    std::optional<json::Value> setting(std::string_view name) const override { return value_of(settings_, name); }

private:
    static std::optional<json::Value> value_of(json::Object const& values, std::string_view name) {
        auto const* value = values.if_contains(name);
        return value == nullptr ? std::nullopt : std::optional(*value);
    }

    json::Object const& fields_;
    json::Object const& settings_;
};

}  // namespace

TEST(condition, holds_as_the_vectors_that_the_browser_runs_too_say) {
    std::ifstream file("tests/vectors/condition.json");
    auto const text = std::string(std::istreambuf_iterator<char>(file), {});
    auto const vectors = json::parse(text);
    ASSERT_TRUE(vectors) << vectors.error().detail;
    ASSERT_GT(vectors->as_array().size(), 50U);
    for (auto const& each : vectors->as_array()) {
        auto const& vector = each.as_object();
        auto const compiled = condition::Condition::compile(vector.at("condition"), "");
        ASSERT_TRUE(compiled) << vector.at("say") << compiled.error().detail;
        EXPECT_EQ(compiled->holds(Stated(vector)), vector.at("holds").as_bool()) << vector.at("say");
    }
}

TEST(condition, what_is_no_condition_is_refused_with_its_place) {
    auto const place = [](std::string_view text) {
        auto const compiled = condition::Condition::compile(json::parse(text).value(), "/if");
        return compiled ? "compiled" : compiled.error().at;
    };
    EXPECT_EQ(place(R"([{"field":"met","is":"family","in":[]}])"), "/if/0");
    EXPECT_EQ(place(R"([{"field":"met"}])"), "/if/0");
    EXPECT_EQ(place(R"([{"any":[]}])"), "/if/0");
    EXPECT_EQ(place(R"([{"field":"met","like":"family"}])"), "/if/0/like");
    EXPECT_EQ(place(R"([{"any":[{"field":"met","is":"a"},{"met":"b"}]}])"), "/if/0/any/1/met");
}
