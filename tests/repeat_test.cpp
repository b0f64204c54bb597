#include <gtest/gtest.h>

#include "command/check.hpp"
#include "command/suspect_store.hpp"
#include "tests/support.hpp"

// What was accepted once is repeated for ever: the ledger compares what is said, it does not decide again.

namespace chengxin::tests {
namespace {

using Outcome = Receipt::Outcome;

/// The shipped method with one more question that a visit must answer.
json::Object stricter_steelyard() {
    auto pack = shipped_packs().back();
    pack["pack"].as_object()["version"] = "test";
    for (auto& file : pack["files"].as_array()) {
        if (file.at("name") != "household_visit") continue;
        file.as_object()["file"].as_object()["field"].as_array().push_back(
            json::Object{{"name", "asked_anew"}, {"title", "新问"}, {"type", "count"}, {"required", true}});
    }
    return pack;
}

TEST(repeated_push, gets_its_receipt_after_the_pack_was_replaced) {
    SmallCounty county;
    auto known = visit(county.fact_id(), county.households[0], day(2026, 11, 1));
    known.answers["worry"] = "水渠堵了";
    known.answers["need"] = "";  // says nothing, and is not kept
    auto const first = county.by(county.cadres[0], known);
    ASSERT_EQ(first.outcome, Outcome::accepted);
    auto const installed =
        county.locally(command::InstallPack{county.fact_id(), stricter_steelyard(), day(2026, 11, 24)});
    ASSERT_EQ(installed.outcome, Outcome::accepted) << installed.problem->detail;

    auto const again = county.by(county.cadres[0], known);
    EXPECT_EQ(again.outcome, Outcome::repeated);
    EXPECT_EQ(again.seq, first.seq);
    auto const fresh = county.by(county.cadres[0], visit(county.fact_id(), county.households[0], day(2026, 11, 2)));
    ASSERT_EQ(fresh.outcome, Outcome::refused);
    EXPECT_EQ(fresh.problem->code, "fact.field.missing");
}

TEST(repeated_push, is_refused_where_it_says_anything_else) {
    SmallCounty county;
    auto known = visit(county.fact_id(), county.households[0], day(2026, 11, 1));
    known.answers["worry"] = "水渠堵了";
    ASSERT_EQ(county.by(county.cadres[0], known).outcome, Outcome::accepted);
    auto const expect_reused = [&](SubjectId const& person, command::RecordFact const& other) {
        auto const receipt = county.by(person, other);
        ASSERT_EQ(receipt.outcome, Outcome::refused);
        EXPECT_EQ(receipt.problem->code, "fact.id.reused");
    };
    auto other = known;
    other.answers["worry"] = "水渠通了";
    expect_reused(county.cadres[0], other);
    other = known;
    other.answers.erase("worry");
    expect_reused(county.cadres[0], other);
    other = known;
    other.day = day(2026, 11, 2);
    expect_reused(county.cadres[0], other);
    other = known;
    other.about.id = county.households[1];
    expect_reused(county.cadres[0], other);
    expect_reused(county.cadres[1], known);  // by another hand
    EXPECT_TRUE(command::check(county.county(), county.connection()).empty());
}

TEST(repeated_push, is_known_again_after_the_personal_values_were_destroyed) {
    SmallCounty county;
    auto known = visit(county.fact_id(), county.households[0], day(2026, 11, 1));
    known.answers["worry"] = "水渠堵了";
    ASSERT_EQ(county.by(county.cadres[0], known).outcome, Outcome::accepted);
    command::EraseSealed erase;
    erase.id = county.fact_id();
    erase.about = known.about;
    erase.day = day(2026, 11, 24);
    erase.reason = "本人要求";
    ASSERT_EQ(county.locally(erase).outcome, Outcome::accepted);
    EXPECT_EQ(county.by(county.cadres[0], known).outcome, Outcome::repeated);
    known.answers["met"] = "nobody";
    EXPECT_EQ(county.by(county.cadres[0], known).outcome, Outcome::refused);
}

TEST(repeated_push, after_a_crash_keeps_its_order_though_some_of_it_goes_alone) {
    SmallCounty county;
    auto const known = visit(county.fact_id(), county.households[0], day(2026, 11, 1));
    command::WithdrawFact undo;
    undo.id = county.fact_id();
    undo.withdraws = known.id;
    undo.day = day(2026, 11, 2);
    undo.reason = "记错了户";
    auto const other = visit(county.fact_id(), county.households[1], day(2026, 11, 1));
    command::add_strikes(county.connection(), county_code, {{undo.id}, false});
    auto const cadre = county.cadres[0];
    std::vector<Submission> const group{{{cadre}, known}, {{cadre}, undo}, {{cadre}, other}};
    auto const receipts = county.recorder().record(group);
    ASSERT_EQ(receipts.size(), group.size());
    for (std::size_t i = 0; i < receipts.size(); ++i) {
        EXPECT_EQ(receipts[i].outcome, Outcome::accepted) << i;
        EXPECT_EQ(receipts[i].id, command::id_of(group[i].command)) << i;
    }
    EXPECT_TRUE(command::strikes_of(county.connection(), county_code, {undo.id}).empty());
    EXPECT_TRUE(command::check(county.county(), county.connection()).empty());
}

}  // namespace
}  // namespace chengxin::tests
