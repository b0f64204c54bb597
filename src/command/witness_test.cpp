#include "command/witness.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"

namespace chengxin::command {
namespace {

constexpr ledger::Tenant tenant = 439923;

std::string digits(char c) { return std::string(64, c); }

ledger::Hash link(std::uint8_t byte) {
    ledger::Hash hash{};
    hash.fill(byte);
    return hash;
}

Witnesses read(std::vector<std::string> const& lines) {
    WitnessReader reader(tenant);
    for (auto const& line : lines) reader.take_line(line);
    return reader.finish();
}

/// What five rows whose links are 1, 2, … say to witnesses.
std::vector<std::string> said(Witnesses const& witnesses, bool whole = true) {
    Compared all;
    Witnessing(witnesses, -1).compare(0, link(0), all);
    for (auto const& [first, past] : {std::pair{1, 4}, std::pair{4, 6}}) {  // two pages
        Compared page;
        Witnessing witnessing(witnesses, first - 1);
        for (int seq = first; seq < past; ++seq) witnessing.compare(seq, link(std::uint8_t(seq)), page);
        all.add(page);
    }
    return differences(witnesses, all, whole ? std::optional<ledger::Seq>(5) : std::nullopt);
}

Witnesses at(std::vector<Witness> heads, std::vector<ledger::Hash> links = {}) {
    std::ranges::sort(heads);
    return {std::move(heads), std::move(links)};
}

TEST(witness, is_read_from_whatever_holds_a_number_and_a_link) {
    auto const head = std::vector<Witness>{{12, link(0xaa)}};
    EXPECT_EQ(read({"439923 12 " + digits('a') + " 2026-11-24T04:00:00.000Z"}).heads, head);
    EXPECT_EQ(read({"12\t" + digits('A')}).heads, head);
    EXPECT_EQ(read({"<tr><th>2026-11-23 止</th><td>12</td><td><code>" + digits('a') + "</code></td></tr>"}).heads,
              head);
    EXPECT_EQ(read({R"({"receipts":[{"id":"x","seq":12,"link":")" + digits('a') + R"("}]})"}).heads, head);
    EXPECT_EQ(
        read({"{", R"("county": 439923,)", R"("head": {"seq": 12,)", R"("link": ")" + digits('a') + R"("}})"}).heads,
        head);
    EXPECT_EQ(
        read({R"({"seq":12,"link":")" + digits('a') + R"(","fact":{"seq":3,"link":")" + digits('b') + R"("}})"}).heads,
        head);
    EXPECT_EQ(read({digits('a')}).links, std::vector{link(0xaa)});
    EXPECT_TRUE(read({"", "no head", "{\"seq\":1}", "12 " + digits('g')}).empty());
}

TEST(witness, of_another_county_is_passed_over) {
    auto const lines = read({"439924 12 " + digits('a')});
    EXPECT_TRUE(lines.empty());
    EXPECT_EQ(lines.of_other_counties, 1);
    auto const pages = read({R"({"county":439924,"head":{"seq":12,"link":")" + digits('a') + R"("}})"});
    EXPECT_TRUE(pages.empty());
    EXPECT_EQ(pages.of_other_counties, 1);
}

TEST(witness, that_agrees_says_nothing) {
    EXPECT_TRUE(said({}).empty());
    EXPECT_TRUE(said(at({{0, link(0)}, {2, link(2)}, {5, link(5)}}, {link(3)})).empty());
}

TEST(witness, names_the_first_row_that_differs_as_exactly_as_it_can) {
    auto const exact = said(at({{2, link(2)}, {3, link(9)}, {4, link(9)}}));
    ASSERT_EQ(exact.size(), 1U);
    EXPECT_TRUE(exact.front().starts_with("第 3 条记录与抄存的账头不同：正是这一条"));
    auto const between = said(at({{1, link(1)}, {4, link(9)}}));
    ASSERT_EQ(between.size(), 1U);
    EXPECT_TRUE(between.front().starts_with("第 4 条记录与抄存的账头不同：最早从第 2 条、最晚到这一条"));
    auto const alone = said(at({{4, link(9)}}, {link(2)}));
    ASSERT_EQ(alone.size(), 1U);
    EXPECT_TRUE(alone.front().find("最早从第 3 条") != std::string::npos) << alone.front();
}

TEST(witness, beyond_the_end_says_what_was_cut_off_and_nothing_of_a_broken_chain) {
    auto const cut = said(at({{5, link(5)}, {9, link(9)}}));
    ASSERT_EQ(cut.size(), 1U);
    EXPECT_TRUE(cut.front().starts_with("第 6 条记录起被截去"));
    EXPECT_TRUE(said(at({{9, link(9)}}, {link(8)}), false).empty());
}

TEST(witness, that_no_row_has_or_that_contradicts_another_is_told) {
    EXPECT_EQ(said(at({}, {link(8), link(2)})).size(), 1U);
    auto const contradiction = said(at({{2, link(9)}, {4, link(4)}}));
    ASSERT_EQ(contradiction.size(), 1U);
    EXPECT_TRUE(contradiction.front().find("互相矛盾") != std::string::npos);
    EXPECT_EQ(said(at({{2, link(9)}, {2, link(2)}})).size(), 1U);
}

}  // namespace
}  // namespace chengxin::command
