// Each clause of the method has its row in packs/steelyard/clauses.csv: what in the pack keeps it, and the story that
// fails when that is taken away.
#include <gtest/gtest.h>

#include <boost/regex.hpp>
#include <random>

#include "pack/compile.hpp"
#include "pack/rows.hpp"
#include "tests/story.hpp"
#include "tests/tidy.hpp"

namespace chengxin::tests {
namespace {

constexpr std::size_t drawn = 20;

struct Clause {
    std::string id;
    std::string artefact;  ///< "fact/meal", "fact/household_visit.mood", "system: …", "later: …"
    std::string story;

    bool is_later() const { return artefact.starts_with("later: ") && artefact.size() > 7; }
    bool is_system() const { return artefact.starts_with("system: ") && artefact.size() > 8; }
};

std::vector<Clause> clauses() {
    std::vector<Clause> all;
    bool is_head = true;
    for (auto const& line : tidy::lines_of(tidy::read("packs/steelyard/clauses.csv"))) {
        if (line.empty() || std::exchange(is_head, false)) continue;
        auto const first = line.find(',');
        auto const last = line.rfind(',');
        if (first == last) throw std::runtime_error("three columns: " + line);
        all.push_back({line.substr(0, first), line.substr(first + 1, last - first - 1), line.substr(last + 1)});
    }
    return all;
}

/// "fact/household_visit.mood": kind, name, row.
struct Artefact {
    std::string kind;
    std::string name;
    std::string row;
};

std::optional<Artefact> artefact_in(std::string const& text) {
    static boost::regex const form(R"((\w+)/(\w+)(?:\.([\w.]+))?)");
    boost::smatch match;
    if (!boost::regex_match(text, match, form)) return std::nullopt;
    return Artefact{match[1], match[2], match[3]};
}

/// Takes the file, or the row, out of the packs. out: whether it was there.
bool take_out(std::vector<json::Object>& packs, Artefact const& artefact) {
    for (auto& pack : packs) {
        auto& files = pack.at("files").as_array();
        auto const found = std::ranges::find_if(files, [&](json::Value const& file) {
            auto const& object = file.as_object();
            return pack::text_at(object, "kind") == artefact.kind && pack::text_at(object, "name") == artefact.name;
        });
        if (found == files.end()) continue;
        if (artefact.row.empty()) return files.erase(found), true;
        for (auto& member : found->at("file").as_object()) {
            if (!member.value().is_array()) continue;
            auto& rows = member.value().as_array();
            auto const row = std::ranges::find_if(rows, [&](json::Value const& one) {
                return one.is_object() && pack::text_at(one.as_object(), "name") == artefact.row;
            });
            if (row != rows.end()) return rows.erase(row), true;
        }
    }
    return false;
}

/// What rests on what was taken out goes as well, until the packs fit together again.
std::vector<json::Object> without(Artefact const& artefact) {
    auto packs = shipped_packs();
    if (!take_out(packs, artefact)) throw std::runtime_error("is in no pack");
    for (int tries = 0; tries < 200; ++tries) {
        auto method = pack::Method::of({});
        std::optional<Problem> problem;
        for (auto const& pack : packs) {
            auto const added = method.may_add(pack);
            if (!added) {
                problem = added.error();
                break;
            }
            auto installed = method.packs;
            installed.push_back({added->name, added->version, added->digest, pack});
            method = pack::Method::of(std::move(installed));
        }
        if (!problem) return packs;
        static boost::regex const file(R"(^/(?:pack/)?(\w+)/(\w+))");
        boost::smatch match;
        if (!boost::regex_search(problem->at, match, file) || !take_out(packs, {match[1], match[2], {}})) {
            throw std::runtime_error("cannot do without it: " + problem->at + " " + problem->detail);
        }
    }
    throw std::runtime_error("nothing is left");
}

/// A story that cannot even be told does not pass.
bool passes(std::string const& story, std::vector<json::Object> const& packs) {
    auto const told = read_story(tidy::read("tests/stories/" + story + ".story"));
    try {
        return run_story(told, packs).difference.empty();
    } catch (std::runtime_error const&) {
        return false;
    }
}

TEST(clauses, each_of_the_method_has_its_row_and_what_it_names_is_there) {
    std::map<std::string, Clause> rows;
    for (auto const& clause : clauses()) EXPECT_TRUE(rows.emplace(clause.id, clause).second) << clause.id << " twice";
    std::set<std::string> of_the_method;
    for (auto const& id : tidy::lines_of(tidy::read("packs/clauses.txt"))) {
        if (id.starts_with("ST-") || id.starts_with("G-")) of_the_method.insert(id);
    }
    ASSERT_GT(of_the_method.size(), 50U);
    for (auto const& id : of_the_method) EXPECT_TRUE(rows.contains(id)) << id << " has no row";
    for (auto const& [id, clause] : rows) {
        EXPECT_TRUE(of_the_method.contains(id)) << id << " is no clause of the method";
        if (clause.is_later()) continue;
        EXPECT_TRUE(std::filesystem::exists("tests/stories/" + clause.story + ".story")) << id << " " << clause.story;
        if (clause.is_system()) continue;
        auto const artefact = artefact_in(clause.artefact);
        auto packs = shipped_packs();
        EXPECT_TRUE(artefact && take_out(packs, *artefact)) << id << ": " << clause.artefact << " is in no pack";
    }
}

TEST(clauses, a_story_fails_when_what_keeps_the_clause_is_gone) {
    std::vector<Clause> kept;
    for (auto const& clause : clauses()) {
        if (!clause.is_later() && !clause.is_system()) kept.push_back(clause);
    }
    auto const* text = std::getenv("CLAUSES_SEED");  // ./test draws one each time
    auto const seed = text == nullptr ? 1U : static_cast<unsigned>(std::atoi(text));
    std::mt19937 random(seed);
    std::ranges::shuffle(kept, random);
    bool const all = text != nullptr && std::string_view(text) == "all";
    for (std::size_t i = 0; i < kept.size() && (all || i < drawn); ++i) {
        auto const& clause = kept[i];
        SCOPED_TRACE("CLAUSES_SEED=" + std::to_string(seed) + " " + clause.id + " " + clause.artefact);
        try {
            EXPECT_FALSE(passes(clause.story, without(*artefact_in(clause.artefact)))) << clause.story << " passes";
        } catch (std::exception const& fault) {
            ADD_FAILURE() << fault.what();
        }
    }
}

}  // namespace
}  // namespace chengxin::tests
