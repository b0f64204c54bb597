// Words and turns that this project does without, each with what to use instead.

#include <array>

#include "tests/tidy_code.hpp"

namespace chengxin::tidy {
namespace {

bool anywhere(File const& file) { return file.is_cpp(); }
bool in_program(File const& file) { return file.is_in("src/") && !file.is_test(); }
bool outside_clock(File const& file) { return file.path != "src/base/clock.cpp"; }
bool outside_store(File const& file) { return file.is_in("src/") && !file.is_in("src/store/"); }
bool in_tests(File const& file) { return file.is_test(); }

/// A turn of phrase of C++ that is banned in some files. Comments and literals are free.
struct Ban {
    char const* rule;
    char const* pattern;
    char const* instead;
    bool (*holds_in)(File const&);
};

std::array const bans = {
    Ban{"clock", R"(\bsystem_clock\b|\bstd::time\b|\btime\((nullptr|NULL|0)\)|\bgettimeofday\b|\blocaltime|\bgmtime)",
        "the Clock, or the day, that was passed in", outside_clock},
    Ban{"randomness", R"(\bs?rand\(|\brandom_device\b|\bdrand48\b)", "randomness that was passed in", anywhere},
    Ban{"money", R"(\b(float|double)\b[^;(){}]*\b\w*(fen|money|amount|fund|yuan|price)\w*)", "whole fen", anywhere},
    Ban{"assert", R"(\bassert\()", "CHECK, which stays on in release", in_program},
    Ban{"old_pointer", R"(\bauto_ptr\b|\bNULL\b)", "std::unique_ptr, nullptr", anywhere},
    Ban{"namespace_std", R"(\busing namespace (std|boost);)", "qualified names", anywhere},
    Ban{"awaited_lambda", R"(\bco_await\b[^;]*[(,{=]\s*\[[^\]]+\]\s*(\(|\{|mutable\b))",
        "a lambda named first: gcc 12 frees the captures of one inside co_await twice", anywhere},
    Ban{"empty_catch", R"(\bcatch\s*\([^)]*\)\s*\{\s*\})", "a reply, a log line or no catch at all", anywhere},
    Ban{"engine_name", R"((?i:sqlite|postgres|libpq|pgconn))", "store/, which alone knows its engines", outside_store},
    Ban{"sleep", R"(\bsleep_for\b|\bsleep_until\b|\bu?sleep\()", "a clock, a latch or a condition", in_tests},
    Ban{"name", R"(\b(\w*[a-z])?(Manager|Helpers?|Utils?|Service|Impl|Base)\b|\b\w+_(manager|helpers?|utils?|impl)\b)",
        "a noun of the domain", anywhere},
    Ban{"abbreviation", R"(\b(cfg|ctx|mgr|idx|cnt|req|resp|msg|stmt|usr|pwd|addr|tbl|evt|btn|tmp)_?\b)",
        "the whole word", anywhere},
};

Complaints breaches(Ban const& ban, File const& file) {
    if (!file.is_cpp() || !ban.holds_in(file)) return {};
    auto const code = scan(file.text).code;
    boost::regex const pattern(ban.pattern);
    Complaints complaints;
    for (boost::sregex_iterator found(code.begin(), code.end(), pattern), none; found != none; ++found) {
        auto const line = line_at(code, static_cast<std::size_t>(found->position()));
        complaints.push_back({file.path, line, "`" + found->str().substr(0, 40) + "`: use " + ban.instead});
    }
    return complaints;
}

Ban const& ban_of(std::string_view rule) {
    return *std::ranges::find_if(bans, [&](Ban const& ban) { return ban.rule == rule; });
}

std::size_t caught(char const* rule, std::string const& text, char const* path = "src/fact/a.cpp") {
    return breaches(ban_of(rule), {path, text}).size();
}

/// `catch (...)` hides who failed: it must pass the failure on or write it down.
Complaints swallowed(File const& file) {
    static boost::regex const start(R"(\bcatch\s*\(\s*\.\.\.\s*\)\s*\{)");
    static boost::regex const passes_on(R"(\bthrow\b|\bcurrent_exception\b|\b(spd)?log|\babort\()");
    if (!file.is_cpp()) return {};
    auto const code = scan(file.text).code;
    Complaints complaints;
    for (boost::sregex_iterator found(code.begin(), code.end(), start), none; found != none; ++found) {
        auto const open = static_cast<std::size_t>(found->position() + found->length() - 1);
        auto const block = code.substr(open, past_block(code, open) - open);
        if (!boost::regex_search(block, passes_on))
            complaints.push_back({file.path, line_at(code, open), "swallows a failure"});
    }
    return complaints;
}

/// Half-done work is not handed in. The words are put together here so that this file does not hold them.
Complaints leftovers(File const& file) {
    static boost::regex const words(std::string(R"(\b()") +
                                    "TO"
                                    "DO|FIX"
                                    "ME|X"
                                    "XX" +
                                    R"()\b)");
    Complaints complaints;
    std::size_t number = 0;
    for (auto const& line : lines_of(file.text)) {
        ++number;
        if (boost::regex_search(line, words)) complaints.push_back({file.path, number, "finish it, or open an issue"});
    }
    return complaints;
}

/// Sleeping in a browser test hides a race.
Complaints browser_sleeps(File const& file) {
    static boost::regex const sleeps(R"(\bwaitForTimeout\()");
    if (!file.is_in("web/") || !file.ends_with(".ts")) return {};
    auto const code = scan(file.text).code;
    Complaints complaints;
    for (boost::sregex_iterator found(code.begin(), code.end(), sleeps), none; found != none; ++found) {
        complaints.push_back(
            {file.path, line_at(code, static_cast<std::size_t>(found->position())), "wait for what is to be seen"});
    }
    return complaints;
}

Complaints odd_file_names(File const& file) {
    static boost::regex const good(R"([a-z][a-z0-9_]*\.[ch]pp)");
    static boost::regex const vague(R"((manager|helpers?|utils?|service|impl|common|misc|more|_2)\.[ch]pp)");
    if (!file.is_cpp()) return {};
    auto const name = fs::path(file.path).filename().string();
    if (boost::regex_match(name, good) && !boost::regex_search(name, vague)) return {};
    return {{file.path, 1, "name a file in snake_case after a noun of the domain"}};
}

}  // namespace

TEST(tidy, nothing_that_is_banned_is_used) {
    for (auto const& ban : bans) expect_kept(ban.rule, [&](File const& file) { return breaches(ban, file); });
}

TEST(tidy, each_ban_catches_what_it_is_for) {
    EXPECT_EQ(caught("clock", "auto now = std::chrono::system_clock::now();"), 1U);
    EXPECT_EQ(caught("clock", "auto now = std::chrono::system_clock::now();", "src/base/clock.cpp"), 0U);
    EXPECT_EQ(caught("clock", "auto now = time(nullptr);"), 1U);
    EXPECT_EQ(caught("randomness", "int x = rand() % 6;"), 1U);
    EXPECT_EQ(caught("randomness", "std::random_device seed;"), 1U);
    EXPECT_EQ(caught("money", "double amount = 0;"), 1U);
    EXPECT_EQ(caught("money", "double seconds = 0; int amount = 0;"), 0U);
    EXPECT_EQ(caught("assert", "assert(x);"), 1U);
    EXPECT_EQ(caught("assert", "static_assert(x);"), 0U);
    EXPECT_EQ(caught("old_pointer", "std::auto_ptr<int> x;"), 1U);
    EXPECT_EQ(caught("namespace_std", "using namespace std;"), 1U);
    EXPECT_EQ(caught("empty_catch", "try { f(); } catch (Fault const&) { }"), 1U);
    EXPECT_EQ(caught("sleep", "std::this_thread::sleep_for(x);", "src/fact/a_test.cpp"), 1U);
    EXPECT_EQ(caught("sleep", "std::this_thread::sleep_for(x);"), 0U);
    EXPECT_EQ(caught("abbreviation", "auto ctx = 1;"), 1U);
}

TEST(tidy, a_capturing_lambda_inside_co_await_is_caught_and_a_named_one_is_not) {
    EXPECT_EQ(caught("awaited_lambda", "co_await run([&](Db& db) { return 1; });"), 1U);
    EXPECT_EQ(caught("awaited_lambda", "co_await run(\n    first, [this] { return 1; });"), 1U);
    EXPECT_EQ(caught("awaited_lambda", "auto work = [&] { return 1; };\nco_await run(work);"), 0U);
    EXPECT_EQ(caught("awaited_lambda", "co_await run(all[i](x));"), 0U);
}

TEST(tidy, engines_are_named_in_store_only) {
    EXPECT_EQ(caught("engine_name", "#include <sqlite3.h>\n"), 1U);
    EXPECT_EQ(caught("engine_name", "store::open_sqlite(path);"), 1U);
    EXPECT_EQ(caught("engine_name", "store::open_sqlite(path);", "src/store/store.cpp"), 0U);
    EXPECT_EQ(caught("engine_name", "Store store(\"sqlite:var/demo.db\");  // SQLite\n"), 0U);
}

TEST(tidy, empty_names_are_caught) {
    EXPECT_EQ(caught("name", "class FactManager {};"), 1U);
    EXPECT_EQ(caught("name", "struct Impl;"), 1U);
    EXPECT_EQ(caught("name", "namespace date_utils {}"), 1U);
    EXPECT_EQ(caught("name", "int village_service = Database::open();"), 0U);
    EXPECT_EQ(odd_file_names({"src/fact/fact_helper.cpp", ""}).size(), 1U);
    EXPECT_EQ(odd_file_names({"src/fact/factKind.hpp", ""}).size(), 1U);
    EXPECT_EQ(odd_file_names({"src/fact/fact_kind.hpp", ""}).size(), 0U);
}

TEST(tidy, file_names_say_what_is_inside) { expect_kept("file_name", odd_file_names); }

TEST(tidy, no_failure_is_swallowed) { expect_kept("swallowed", swallowed); }

TEST(tidy, a_catch_all_that_neither_logs_nor_throws_is_caught) {
    EXPECT_EQ(swallowed({"src/a.cpp", "try { f(); } catch (...) { return; }"}).size(), 1U);
    EXPECT_EQ(swallowed({"src/a.cpp", "try { f(); } catch (...) { roll(); throw; }"}).size(), 0U);
    EXPECT_EQ(swallowed({"src/a.cpp", "try { f(); } catch (...) { spdlog::error(x); }"}).size(), 0U);
    EXPECT_EQ(swallowed({"src/a.cpp", "try { f(); } catch (...) { failure = std::current_exception(); }"}).size(), 0U);
}

TEST(tidy, nothing_half_done_is_handed_in) { expect_kept("leftover", leftovers); }

TEST(tidy, a_note_to_finish_later_is_caught) {
    EXPECT_EQ(leftovers({"docs/a.md", std::string("// TO") + "DO: later"}).size(), 1U);
    EXPECT_EQ(leftovers({"web/a.ts", std::string("// FIX") + "ME"}).size(), 1U);
    EXPECT_EQ(leftovers({"web/a.ts", "const todoList = 1"}).size(), 0U);
}

TEST(tidy, browser_tests_do_not_sleep) { expect_kept("browser_sleep", browser_sleeps); }

TEST(tidy, a_browser_test_that_sleeps_is_caught) {
    EXPECT_EQ(browser_sleeps({"web/e2e/a.spec.ts", "await page.waitForTimeout(500);"}).size(), 1U);
    EXPECT_EQ(browser_sleeps({"web/e2e/a.spec.ts", "await expect(page).toHaveURL(x); // waitForTimeout()"}).size(), 0U);
}

}  // namespace chengxin::tidy
