#include "base/condition.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace chengxin;

namespace {

/// A world as tests/vectors states it. What it does not state is unknown.
class Stated final : public condition::Reading {
public:
    explicit Stated(json::Object const& world) : world_(world) {}

    std::optional<json::Value> field(std::string_view path) const override { return of({"fields", path}); }
    std::optional<json::Value> setting(std::string_view name) const override { return of({"settings", name}); }
    std::optional<json::Value> column(std::string_view held, std::string_view field, std::string_view option,
                                      std::string_view column) const override {
        auto const table = held.empty() ? std::string(field) : std::string(held) + "/" + std::string(field);
        return of({"columns", table, option, column});
    }
    std::optional<std::vector<condition::Holding>> holdings(std::string_view name,
                                                            json::Value const& thing) const override {
        auto const held = of({"holds", id_of(thing)});
        if (!held) return std::nullopt;
        std::vector<condition::Holding> holdings;
        for (auto const& row : held->as_array()) {
            auto const& one = row.as_object();
            if (one.at("name").as_string() != name) continue;
            auto& holding = holdings.emplace_back(condition::Holding{{}, one.at("fields").as_object()});
            for (auto const& other : one.at("to").as_array()) holding.to.emplace_back(other.as_string());
        }
        return holdings;
    }
    std::optional<bool> in_group(std::string_view name, json::Value const& thing) const override {
        auto const groups = of({"groups", id_of(thing)});
        if (!groups) return std::nullopt;
        return std::ranges::count(groups->as_array(), json::Value(name)) != 0;
    }
    std::optional<json::Value> figure(std::string_view indicator, std::string_view span,
                                      json::Value const& thing) const override {
        return of({"figures", id_of(thing), std::string(indicator) + (span.empty() ? "" : "/" + std::string(span))});
    }
    std::optional<Date> workdays_after(Date day, std::int64_t workdays) const override {
        if (!world_.contains("rest")) return std::nullopt;
        for (auto left = workdays; left != 0;) {
            day += std::chrono::days{workdays > 0 ? 1 : -1};
            if (is_worked(day)) left += workdays > 0 ? -1 : 1;
        }
        return day;
    }

private:
    bool is_worked(Date day) const {
        std::chrono::weekday const weekday{day};
        auto const named = [&](char const* list) {
            return std::ranges::count(world_.at(list).as_array(), json::Value(to_text(day))) != 0;
        };
        return named("work") || (weekday.iso_encoding() < 6 && !named("rest"));
    }

    /// The thing's id, or that of what the condition is about.
    std::string id_of(json::Value const& thing) const {
        auto const id = thing.is_null() ? field("about").value_or(nullptr) : thing;
        return id.is_string() ? std::string(id.get_string()) : std::string();
    }

    std::optional<json::Value> of(std::vector<std::string_view> const& path) const {
        json::Object const* object = &world_;
        json::Value const* value = nullptr;
        for (auto const key : path) {
            value = object == nullptr ? nullptr : object->if_contains(key);
            object = value == nullptr ? nullptr : value->if_object();
        }
        return value == nullptr ? std::nullopt : std::optional(*value);
    }

    json::Object const& world_;
};

}  // namespace

TEST(condition, holds_as_the_vectors_that_the_browser_runs_too_say) {
    std::ifstream file("tests/vectors/condition.json");
    auto const text = std::string(std::istreambuf_iterator<char>(file), {});
    auto const read = json::parse(text);
    ASSERT_TRUE(read) << read.error().detail;
    auto const& worlds = read->as_object().at("worlds").as_object();
    std::size_t run = 0;
    for (auto const& each : read->as_object().at("vectors").as_array()) {
        auto const& vector = each.as_object();
        auto const compiled = condition::Condition::compile(vector.at("if"), "");
        ASSERT_TRUE(compiled) << vector.at("say") << compiled.error().detail;
        Stated const world(worlds.at(vector.at("world").as_string()).as_object());
        EXPECT_EQ(compiled->holds(world), vector.at("holds").as_bool()) << json::canonical(each);
        ++run;
    }
    EXPECT_GE(run, 2000U);
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
