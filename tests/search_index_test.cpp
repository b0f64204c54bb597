// What is searched follows the ledger, whoever wrote to it, and is gone when it should be.

#include "sync/search_index.hpp"

#include <gtest/gtest.h>

#include "tests/served_store.hpp"

namespace chengxin::tests {
namespace {

using sync::FoundBy;
using sync::Hit;
using sync::Listed;
using sync::SearchIndex;

class SearchIndexTest : public testing::Test {
protected:
    api::Served& county() { return *served.counties().find("439923."); }
    SearchIndex& index() { return county().index; }

    SubjectId add(std::string const& village, std::string const& head, std::string const& phone = "") {
        SubjectId const id(served.fact_id());
        json::Object answers{{"head", head}, {"members", 2}, {"registered", true}};
        if (!phone.empty()) answers["phone"] = phone;
        served.add_household(village, id, std::move(answers), served_from);
        return id;
    }
    void erase(SubjectId const& household) {
        served.locally(county_code,
                       command::EraseSealed{served.fact_id(), {"household", household}, day(2026, 11, 24), "本人要求"});
    }
    bool catch_up() {
        return served.counties().store().read([&](store::Connection& connection) {
            county().county.world(connection);
            return index().catch_up(connection);
        });
    }
    void tend() {
        served.counties().store().read([&](store::Connection& connection) { index().tend(connection, served.now()); });
    }
    /// What is held just now, whatever the ledger says.
    std::vector<FoundBy> held(std::string const& word) {
        std::unordered_set<ledger::Number> everywhere;
        auto const world = county().county.world(served.connection());
        for (auto const place : world->divisions.subtree(world->divisions.county(), day(2026, 11, 24))) {
            everywhere.insert(place);
        }
        std::vector<FoundBy> found;
        sync::Sought sought;
        sought.words.push_back(word);
        sought.places.emplace_back();
        sought.within = &everywhere;
        for (auto const& hit : index().find(Listed::household, sought)) found.push_back(hit.by);
        return found;
    }

    Instant const begun = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{4};
    ServedStore served{begun};
    using By = std::vector<FoundBy>;
};

TEST_F(SearchIndexTest, holds_nothing_until_somebody_searches) {
    add("樟坳村", "何秀英");
    tend();
    EXPECT_EQ(index().size_bytes(), 0U);
    EXPECT_TRUE(catch_up());
    EXPECT_GT(index().size_bytes(), 0U);
    EXPECT_EQ(held("何秀英"), By{FoundBy::whole_name});
    EXPECT_EQ(held("秀"), By{FoundBy::name});
}

TEST_F(SearchIndexTest, lets_go_of_what_is_erased_though_nobody_searches) {
    auto const home = add("樟坳村", "何秀英", "12012345678");
    add("樟坳村", "何秀兰");
    catch_up();
    EXPECT_EQ(held("何秀").size(), 2U);
    EXPECT_EQ(held("5678"), By{FoundBy::phone});
    erase(home);
    tend();
    EXPECT_EQ(held("何秀").size(), 1U);
    EXPECT_EQ(held("5678"), By{});
}

TEST_F(SearchIndexTest, is_forgotten_when_nobody_has_searched_for_a_while) {
    add("樟坳村", "何秀英");
    catch_up();
    tend();
    served.set_now(begun + SearchIndex::idle);
    tend();
    EXPECT_GT(index().size_bytes(), 0U);
    served.set_now(begun + SearchIndex::idle + std::chrono::seconds{1});
    tend();
    EXPECT_EQ(index().size_bytes(), 0U);
    EXPECT_EQ(held("何秀英"), By{});
    EXPECT_TRUE(catch_up());
    EXPECT_EQ(held("何秀英"), By{FoundBy::whole_name});
}

TEST_F(SearchIndexTest, what_came_since_is_what_reading_it_anew_would_give) {
    catch_up();
    auto const moved = add("樟坳村", "周满", "12000001111");
    auto const erased = add("东山村", "阿卜杜拉·买买提");
    add("石门村", "𠮷㭎");
    served.add_household("石门村", moved, {{"head", "周新"}, {"members", 2}, {"registered", true}}, day(2026, 11, 1));
    erase(erased);
    catch_up();
    SearchIndex fresh(county().county);
    served.counties().store().read([&](store::Connection& connection) { return fresh.catch_up(connection); });
    EXPECT_EQ(index().size_bytes(), fresh.size_bytes());
    EXPECT_EQ(held("周新"), By{FoundBy::whole_name});
    EXPECT_EQ(held("周满"), By{});
    EXPECT_EQ(held("1111"), By{});
    EXPECT_EQ(held("𠮷"), By{FoundBy::name});
    EXPECT_EQ(held("买买提"), By{});
}

}  // namespace
}  // namespace chengxin::tests
