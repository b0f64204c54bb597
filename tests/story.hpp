#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/served_store.hpp"

/// Stories: what happens to a small county, told in plain text. The format: tests/story_test.cpp.
namespace chengxin::tests {

/// One line that does something, with what belongs to it.
struct StoryStep {
    std::size_t line = 0;
    std::vector<std::string> source;  ///< as written, without what is expected
    std::vector<std::string> words;   ///< of its first line; empty: a comment or an empty line

    std::vector<std::pair<std::string, std::string>> headers;  ///< `with NAME: VALUE`
    std::vector<std::string> show;                             ///< `show PATH…`
    std::vector<std::pair<std::string, std::string>> keeps;    ///< `keep PATH as NAME`
    std::string body;
    std::string status;    ///< what stands after `<`
    std::string expected;  ///< JSON
    bool is_request() const { return !words.empty() && words.front() == ">"; }
};

struct Story {
    std::string title;
    std::vector<StoryStep> steps;
};

/// throws: std::runtime_error with the line when it is not as the format says.
Story read_story(std::string const& text);

/// JSON as a story writes it: on one line while it fits, else a member a line.
std::string story_json(json::Value const& value);
/// What two texts differ in, line by line, "-" what was expected and "+" what came.
std::string line_difference(std::string const& expected, std::string const& came);
/// The parts of a value that paths name: "facts.id" takes the id of each of the facts.
json::Value shown_of(json::Value const& value, std::vector<std::string> const& paths);
/// One value: "receipts.0.seq". throws: std::runtime_error when there is none.
json::Value value_at(json::Value const& value, std::string const& path);

/// What stands for what: {name} in a story, ids and moments in requests and replies.
class StoryNames {
public:
    /// The id of a name; a new name gets the next id, so that ids sort as names were first told.
    Uuid id(std::string const& name);
    void keep(std::string const& name, std::string const& value) { kept_[name] = value; }
    void know_id(std::string const& name, Uuid const& id);
    /// From receipts: where a named fact stands in the ledger.
    void learn(json::Value const& reply);

    /// With each {name} replaced by what it stands for.
    std::string filled(std::string const& text);
    /// With names for ids and moments.
    json::Value told(json::Value const& value) const;

private:
    std::string told_text(std::string const& text) const;
    json::Value told_member(std::string_view key, json::Value const& value) const;

    std::map<std::string, std::string> kept_;
    std::map<std::string, Uuid> ids_;
    std::map<std::string, std::string> names_;  ///< by id
    std::map<std::int64_t, std::string> seqs_;
    std::map<std::string, std::string> moments_;
};

/// A request as it was made, and its reply as it came.
struct Exchange {
    std::size_t line = 0;
    http::Method method = http::Method::get;
    std::string pattern;
    std::string body;
    http::Reply reply;
};

struct StoryRun {
    std::string difference;  ///< empty when all came as it was told
    std::string text;        ///< the story with what came in place of what was expected
    std::vector<Exchange> exchanges;
};

/// throws: std::runtime_error with the line when something cannot be done as told.
/// in: `packs`, what the counties of the story work by.
StoryRun run_story(Story const& story, std::vector<json::Object> const& packs = shipped_packs());

/// tests/stories/*.story, by name.
std::vector<std::filesystem::path> story_files();

}  // namespace chengxin::tests
