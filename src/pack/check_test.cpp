// The checks at install: the samples pass, and every way to break one is refused by file, row and code.
#include <gtest/gtest.h>
#include <unistd.h>

#include <toml.hpp>

#include <boost/regex.hpp>
#include <fstream>
#include <sstream>

#include "pack/pack.hpp"
#include "pack/reader.hpp"
#include "pack/vocabulary.hpp"
#include "tests/support.hpp"

using namespace chengxin;
namespace fs = std::filesystem;

namespace {

constexpr auto samples_folder = "tests/data/packs";

std::string text_of(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

std::vector<pack::Built> const& samples() {
    static auto const built = pack::build_shipped(samples_folder);
    return built;
}

/// A row of tests/data/breakages.toml.
struct Breakage {
    explicit Breakage(toml::value const& from)
        : why(toml::find<std::string>(from, "why")),
          file(toml::find<std::string>(from, "file")),
          old_text(toml::find<std::string>(from, "old")),
          new_text(toml::find<std::string>(from, "new")),
          code(toml::find<std::string>(from, "code")),
          found(toml::find_or<std::string>(from, "found", file.substr(file.find('/') + 1))),
          row(toml::find_or<std::string>(from, "row", "")),
          unit(toml::find_or<std::string>(from, "unit", "")),
          times(toml::find_or<int>(from, "times", 1)),
          everywhere(toml::find_or<bool>(from, "all", false)) {}

    /// The text repeated: "#" is a number in each copy, or, with a unit, that unit so many times over.
    std::string written() const {
        if (times == 1) return new_text;
        std::string copies;
        for (int i = 0; i < times; ++i) copies += unit.empty() ? with(new_text, std::to_string(i)) : unit;
        return unit.empty() ? copies : with(new_text, copies);
    }

    /// out: nothing when the old text is not there, or the file is to go.
    std::optional<std::string> apply(std::string text) const {
        if (old_text == "*") return std::nullopt;
        if (old_text.empty()) return text + written();
        auto at = text.find(old_text);
        EXPECT_NE(at, std::string::npos) << why << ": " << file << " holds no " << old_text;
        for (; at != std::string::npos; at = everywhere ? text.find(old_text, at) : std::string::npos) {
            text.replace(at, old_text.size(), written());
            at += written().size();
        }
        return text;
    }

    std::string why, file, old_text, new_text, code, found, row, unit;
    int times;
    bool everywhere;

private:
    static std::string with(std::string text, std::string const& value) {
        text.replace(text.find('#'), 1, value);
        return text;
    }
};

std::vector<Breakage> const& breakages() {
    static auto const read = [] {
        std::vector<Breakage> rows;
        auto const file = toml::parse("tests/data/breakages.toml");
        for (auto const& row : file.at("breakage").as_array()) rows.emplace_back(row);
        return rows;
    }();
    return read;
}

/// A copy of the samples that can be broken and mended.
class Bench {
public:
    Bench() : folder_(fs::temp_directory_path() / ("chengxin_breakages_" + std::to_string(::getpid()))) {
        fs::copy(samples_folder, folder_, fs::copy_options::recursive);
        for (auto const& built : samples()) {
            packs_.emplace_back(built.name, json::parse(built.canonical_json)->get_object());
        }
        std::istringstream clauses(text_of(folder_ / "clauses.txt"));
        for (std::string clause; std::getline(clauses, clause);) clauses_.insert(clause);
    }
    ~Bench() { fs::remove_all(folder_); }
    Bench(Bench const&) = delete;
    Bench& operator=(Bench const&) = delete;

    std::vector<pack::Finding> findings_of(Breakage const& breakage) const {
        auto const path = folder_ / breakage.file;
        bool const was_there = fs::exists(path);
        auto const before = was_there ? text_of(path) : std::string();
        auto const after = breakage.apply(before);
        fs::remove(path);
        fs::create_directories(path.parent_path());
        if (after) std::ofstream(path, std::ios::binary) << *after;
        auto findings = checked(breakage.file.substr(0, breakage.file.find('/')));
        fs::remove(path);
        if (was_there) std::ofstream(path, std::ios::binary) << before;
        return findings;
    }

private:
    /// As pack::build does, but for the other packs, which are parsed once.
    std::vector<pack::Finding> checked(std::string const& name) const {
        auto read = pack::read_folder(folder_ / name);
        std::vector<json::Object> others;
        for (auto const& [other, content] : packs_) {
            if (other != name) others.push_back(content);
        }
        for (auto& finding : pack::check(read.pack, others, clauses_)) {
            if (auto const path = read.paths.find(finding.file); path != read.paths.end()) finding.file = path->second;
            read.findings.push_back(std::move(finding));
        }
        return read.findings;
    }

    fs::path folder_;
    std::vector<std::pair<std::string, json::Object>> packs_;  ///< each after those it needs
    std::set<std::string> clauses_;
};

std::string to_text(std::vector<pack::Finding> const& findings) {
    std::string text;
    for (auto const& one : findings) text += one.file + "\t" + one.row + "\t" + one.code + "\t" + one.reason + "\n";
    return text;
}

/// Codes as they stand in the sources: `"name.unknown",`
std::set<std::string> codes_in_sources() {
    static boost::regex const code(R"re("([a-z]+\.[a-z_]+)",\s)re");
    std::set<std::string> codes;
    for (auto const& entry : fs::directory_iterator("src/pack")) {
        auto const name = entry.path().filename().string();
        if (!name.ends_with(".cpp") || name.ends_with("_test.cpp")) continue;
        auto const text = text_of(entry.path());
        for (boost::sregex_iterator at(text.begin(), text.end(), code), past; at != past; ++at) codes.insert((*at)[1]);
    }
    // Said of what no folder can hold, or when it is compiled.
    for (auto const* other : {"pack.toml", "pack.malformed", "pack.needs", "pack.unsupported", "pack.files",
                              "file.name", "limit.pack", "toml.encoding", "duty.answer", "fact.field", "list.closed"}) {
        codes.erase(other);
    }
    return codes;
}

/// Whatever docs/packs.md says in backticks, word by word.
std::set<std::string> words_of_reference() {
    static boost::regex const quoted("`([^`]+)`");
    auto const text = boost::regex_replace(text_of("docs/packs.md"), boost::regex("```"), "");
    std::set<std::string> words;
    for (boost::sregex_iterator at(text.begin(), text.end(), quoted), past; at != past; ++at) {
        std::istringstream inside((*at)[1].str());
        for (std::string word; inside >> word;) words.insert(word);
    }
    return words;
}

}  // namespace

TEST(pack_check, the_samples_of_all_methods_pass) {
    std::size_t files = 0;
    for (auto const& built : samples()) {
        EXPECT_EQ(to_text(built.findings), "") << built.name;
        files += json::parse(built.canonical_json)->get_object().at("files").get_array().size();
    }
    EXPECT_EQ(samples().size(), 8U);
    EXPECT_EQ(files, 224U);
}

TEST(pack_check, each_breakage_is_refused_at_its_file_and_row) {
    Bench const bench;
    for (auto const& breakage : breakages()) {
        auto const findings = bench.findings_of(breakage);
        bool const is_found = std::ranges::any_of(findings, [&](pack::Finding const& one) {
            return one.code == breakage.code && one.file == breakage.found && one.row == breakage.row &&
                   !one.reason.empty();
        });
        EXPECT_TRUE(is_found) << "@@" << breakage.why << "|" << breakage.code << "\n" << to_text(findings) << "@@end";
    }
}

TEST(pack_check, each_code_has_a_breakage_and_stands_in_the_language_reference) {
    std::set<std::string> broken;
    for (auto const& breakage : breakages()) broken.insert(breakage.code);
    auto const reference = words_of_reference();
    for (auto const& code : codes_in_sources()) {
        EXPECT_TRUE(broken.contains(code)) << code;
        EXPECT_TRUE(reference.contains(code)) << code;
    }
}

TEST(pack_check, each_word_of_the_language_stands_in_its_reference) {
    auto const reference = words_of_reference();
    auto const expect_key = [&](pack::Key const& key) {
        EXPECT_TRUE(reference.contains(std::string(key.name))) << key.name;
        for (auto const word : pack::words_of(key.words)) {
            bool const is_short = word.size() <= 3;  // weekdays, and letters of standing
            EXPECT_TRUE(is_short || reference.contains(std::string(word))) << word;
        }
    };
    for (auto const& kind : pack::vocabulary()) {
        for (auto const& key : kind.keys) expect_key(key);
        for (auto const& rows : kind.rows) {
            EXPECT_TRUE(reference.contains("[[" + std::string(rows.name) + "]]")) << rows.name;
            for (auto const& key : rows.keys) expect_key(key);
        }
    }
    for (auto const words : {pack::subject_kinds, pack::present_roles, pack::reader_scopes, pack::comparison_words,
                             pack::anchor_words, pack::leaf_words}) {
        for (auto const word : pack::words_of(words)) EXPECT_TRUE(reference.contains(std::string(word))) << word;
    }
}
