#include <gtest/gtest.h>

#include "tests/support.hpp"

// Questions that go out together are answered as though they had been put one after another, on every engine.

namespace chengxin::tests {
namespace {

std::vector<SubjectId> ids_of(std::vector<ledger::Subject> const& subjects) {
    std::vector<SubjectId> ids;
    for (auto const& subject : subjects) ids.push_back(subject.id);
    return ids;
}

TEST(asking, together_finds_what_asking_in_turn_finds) {
    SmallCounty county;
    auto const known = visit(county.fact_id(), county.households[0], day(2026, 11, 1));
    ASSERT_EQ(county.by(county.cadres[0], known).outcome, Receipt::Outcome::accepted);
    auto& connection = county.connection();
    auto const nobody = county.subject_id();

    std::vector<ledger::Subject> households;
    std::vector<ledger::Row> facts;
    std::vector<ledger::Subject> cadres;
    std::vector<ledger::WrappedKey> keys;
    ledger::ask_subjects(connection, county_code, county.households, households);
    ledger::ask_all(connection, county_code, {county.fact_id(), known.id}, facts);
    ledger::ask_subjects(connection, county_code, {county.cadres[1], nobody, county.cadres[0]}, cadres);
    ledger::ask_keys(connection, county_code, {}, keys);
    connection.answer();

    EXPECT_EQ(ids_of(households), county.households);
    ASSERT_EQ(facts.size(), 1U);
    EXPECT_EQ(facts.front().id, known.id);
    EXPECT_EQ(ids_of(cadres), (std::vector{county.cadres[1], county.cadres[0]}));
    EXPECT_TRUE(keys.empty());
    auto const in_turn = ledger::find_subjects(connection, county_code, county.households);
    ASSERT_EQ(households.size(), in_turn.size());
    for (std::size_t i = 0; i < in_turn.size(); ++i) EXPECT_EQ(households[i].number, in_turn[i].number);
}

TEST(asking, is_answered_by_any_other_question_too) {
    SmallCounty county;
    std::vector<ledger::Subject> households;
    ledger::ask_subjects(county.connection(), county_code, county.households, households);
    auto const head = ledger::load_head(county.connection(), county_code);
    EXPECT_GT(head.seq, 0);
    EXPECT_EQ(ids_of(households), county.households);
}

TEST(asking, that_nobody_waits_for_ends_with_its_transaction) {
    SmallCounty county;
    {
        store::Transaction const transaction(county.connection(), store::Transaction::Purpose::write);
        auto const gone = std::make_unique<std::vector<ledger::Subject>>();  // gone before it is rolled back
        ledger::ask_subjects(county.connection(), county_code, county.households, *gone);
    }
    auto const visited = visit(county.fact_id(), county.households[0], day(2026, 11, 1));
    EXPECT_EQ(county.by(county.cadres[0], visited).outcome, Receipt::Outcome::accepted);
}

}  // namespace
}  // namespace chengxin::tests
