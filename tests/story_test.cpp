// Stories are the main form of test: tests/stories/*.story, each a test of its own name.
//
//   # A visit that is recorded is counted at once          the first line: what is true
//
//   today 2026-11-24                                        noon of that day; each request comes a second later
//   person an posted resident_cadre 樟坳村 from 2025-01-01 [until 2026-06-01]
//   posting an liaison_cadre 东山村 from 2026-01-01          another posting of the same person
//   household 一号户 in 樟坳村 [from 2024-01-01] [head=何秀英] [phone=12012345678] [registered=no]
//                                                           again, with another village: the household moves
//   unit 林业局 county_agency                            an organisation; `member an 林业局`: she works there
//   erase 一号户                                            its personal values are destroyed
//   account an 439923.an 一个长一些的密码                     she can sign in with a password
//
//   > an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family [corrects=visit0]
//   < accepted
//   > an WITHDRAW undo1 visit1 2026-11-24 记错了             [about=一号户 kind=household_visit while visit1 has not arrived]
//   < accepted
//   > bo CONFIRM yes1 deed1 2026-11-24
//   < accepted
//   > an EXCUSE exit1 visit_every_household 一号户 2026-11-24 could_not household_away
//   < refused duty.unknown at /commands/0/duty
//                                                           each is a push of one command
//   > an POST /api/v1/sync/push                             any request; `nobody` has no session
//   with If-None-Match: {version}                           a header
//   show receipts.outcome head.seq                          only these parts of the reply; left out: all of it
//   keep ETag as version                                    a header or a place in it ("receipts.0.seq"), for later
//   {"commands": [{"id": "{visit1}", "about": {"type": "household", "id": "{一号户}"}}]}
//   < 200
//   {"head": {"seq": "{seq of visit1}"}}                    JSON, laid out in any way; a refusal is told by its code
//
//   check                                                   what is derived is what the facts say (chengxin check)
//   verify                                                  the chain is whole (chengxin verify)
//
// {name} is the id of a person, household, division or fact, or what was kept. A name gets its id where it is first
// told, so that the ids of facts sort in that order. In replies ids are told as names again; a moment is {moment}, or
// {moment of visit1} when visit1 was recorded then; seq likewise; a digest is {digest}, the start of a page {page}.
//
// Beside 云桥县 (长溪镇: 樟坳村, 东山村; 白水乡: 石门村) there is 邻川县 (青田镇: 柳树村) in the same store.
// UPDATE=1 puts what comes in place of what is expected; the difference is then read before it is committed.

#include "tests/story.hpp"

#include <cstdlib>

#include "tests/tidy.hpp"

namespace chengxin::tests {
namespace {

class StoryTest : public testing::Test {
public:
    explicit StoryTest(std::filesystem::path path) : path_(std::move(path)) {}

    void TestBody() override {
        auto const text = tidy::read(path_);
        auto const story = read_story(text);
        auto const run = run_story(story);
        if (std::getenv("UPDATE") != nullptr) {
            if (run.text != text) std::ofstream(path_, std::ios::binary) << run.text;
            return;
        }
        EXPECT_TRUE(run.difference.empty()) << path_.string() << ": " << story.title << "\n" << run.difference;
    }

private:
    std::filesystem::path path_;
};

[[maybe_unused]] bool const registered = [] {
    for (auto const& path : story_files()) {
        auto const make = [path]() -> testing::Test* { return new StoryTest(path); };
        testing::RegisterTest("story", path.stem().c_str(), nullptr, nullptr, __FILE__, __LINE__, make);
    }
    return true;
}();

constexpr std::string_view right =
    "# A visit is recorded\n"
    "\n"
    "today 2026-11-24\n"
    "person an posted resident_cadre 樟坳村 from 2025-01-01\n"
    "household 一号户 in 樟坳村\n"
    "\n"
    "> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family\n"
    "< accepted\n"
    "\n"
    "> an GET /api/v1/households/{一号户}\n"
    "show visit_days facts.id\n"
    "< 200\n"
    "{\"visit_days\": [\"2026-11-20\"], \"facts\": [{\"id\": \"{visit1}\"}]}\n";

std::string with(std::string_view from, std::string_view to) {
    std::string text(right);
    return text.replace(text.find(from), from.size(), to);
}

TEST(story_runner, a_wrong_expectation_fails_with_a_difference) {
    EXPECT_EQ(run_story(read_story(std::string(right))).difference, "");
    auto const day = run_story(read_story(with("[\"2026-11-20\"]", "[\"2026-11-21\"]"))).difference;
    EXPECT_NE(day.find("line 10: > an GET /api/v1/households/{一号户}\n"), std::string::npos) << day;
    EXPECT_NE(day.find("\n- {\"visit_days\": [\"2026-11-21\"]"), std::string::npos) << day;
    EXPECT_NE(day.find("\n+ {\"visit_days\": [\"2026-11-20\"]"), std::string::npos) << day;
    EXPECT_NE(run_story(read_story(with("< 200", "< 404 fact.unknown"))).difference, "");
    EXPECT_NE(run_story(read_story(with("< accepted", "< repeated"))).difference, "");
    EXPECT_NE(run_story(read_story(with("\"{visit1}\"", "\"{visit2}\""))).difference, "");
}

TEST(story_runner, an_update_puts_what_came_in_place_of_what_was_expected) {
    for (auto const& wrong : {with("[\"2026-11-20\"]", "[\"2026-11-21\"]"), with("< accepted", "< repeated"),
                              with("< 200\n", "< 404\n"), with("< accepted\n", "")}) {
        EXPECT_EQ(run_story(read_story(wrong)).text, right);
    }
}

TEST(story_runner, a_line_that_it_does_not_understand_is_named) {
    auto const said = [](std::string const& text) -> std::string {
        try {
            return run_story(read_story(text)).difference;
        } catch (std::runtime_error const& fault) {
            return fault.what();
        }
    };
    EXPECT_EQ(said("today 2026-11-24\n"), "line 1: a story begins with `# ` and its title");
    EXPECT_EQ(said(with("household 一号户", "houshold 一号户")), "line 5: no such line: `houshold`");
    EXPECT_EQ(said(with("> an RECORD", "> ann RECORD")), "line 7: who is ann?");
    EXPECT_EQ(said(with("in 樟坳村", "in 樟坳")), "line 5: there is no place 樟坳");
    EXPECT_EQ(said(with("today 2026-11-24", "")), "a story says what day it is: `today 2026-11-24`");
}

}  // namespace
}  // namespace chengxin::tests
