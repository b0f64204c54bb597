#pragma once

#include <gtest/gtest.h>

#include <cctype>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// The rules of CONTRIBUTING.md that a machine can keep. A rule is a function from a file to complaints,
/// so that each has a test of its own that it catches what it is for.
namespace chengxin::tidy {

namespace fs = std::filesystem;

/// One text file of the project.
struct File {
    std::string path;
    std::string text;

    bool is_in(std::string_view folder) const { return path.starts_with(folder); }
    bool ends_with(std::string_view end) const { return path.ends_with(end); }
    bool is_cpp() const { return ends_with(".cpp") || ends_with(".hpp"); }
    bool is_test() const { return ends_with("_test.cpp") || is_in("tests/"); }
};

struct Complaint {
    std::string place;  ///< what the allow-list names: a path, or a path and a name in it
    std::size_t line;
    std::string what;
};
using Complaints = std::vector<Complaint>;

inline std::string read(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string() + ": run from the root of the repository");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

inline std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

inline std::string trimmed(std::string text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.pop_back();
    std::size_t first = 0;
    while (first < text.size() && std::isspace(static_cast<unsigned char>(text[first])) != 0) ++first;
    return text.substr(first);
}

/// Every file that people of this project write, by path. Built and fetched ones are left out.
inline std::vector<File> const& project() {
    static std::vector<File> const files = [] {
        std::set<std::string> const skipped_folders = {
            ".git", "build", "var", "node_modules", "dist", "test-results", "__pycache__", ".vite-temp", "dev-dist"};
        std::set<std::string> const texts = {"",     ".cpp", ".hpp",     ".sql",  ".txt",   ".md",  ".toml", ".ts",
                                             ".vue", ".css", ".html",    ".json", ".yaml",  ".yml", ".py",   ".sh",
                                             ".mjs", ".js",  ".service", ".conf", ".cmake", ".csv", ".env",  ".story"};
        std::vector<File> found;
        if (!fs::exists("layers.txt")) throw std::runtime_error("run from the root of the repository");
        auto entry = fs::recursive_directory_iterator(".");
        for (; entry != fs::recursive_directory_iterator(); ++entry) {
            auto const path = entry->path().lexically_relative(".");
            if (entry->is_directory()) {
                if (skipped_folders.contains(path.filename().string())) entry.disable_recursion_pending();
            } else if (entry->is_regular_file() && texts.contains(path.extension().string())) {
                found.push_back({path.string(), read(path)});
            }
        }
        std::ranges::sort(found, {}, &File::path);
        return found;
    }();
    return files;
}

/// What tests/tidy_allow.txt lets pass, with its reason: `rule | place | reason` a line.
struct Exception {
    std::string rule;
    std::string place;
    std::string reason;
};

inline std::vector<Exception> read_exceptions(std::string const& text) {
    std::vector<Exception> exceptions;
    for (auto const& line : lines_of(text)) {
        if (line.empty() || line[0] == '#') continue;
        auto const first = line.find('|');
        auto const second = first == std::string::npos ? first : line.find('|', first + 1);
        if (second == std::string::npos)
            throw std::runtime_error("tests/tidy_allow.txt: not `rule | place | reason`: " + line);
        exceptions.push_back({trimmed(line.substr(0, first)), trimmed(line.substr(first + 1, second - first - 1)),
                              trimmed(line.substr(second + 1))});
    }
    return exceptions;
}

/// What is left of `complaints` after the exceptions of `rule`; an exception that is not needed is a complaint itself.
inline Complaints after_exceptions(Complaints const& complaints, std::string const& rule,
                                   std::vector<Exception> const& exceptions) {
    Complaints left;
    std::set<std::string> used;
    for (auto const& complaint : complaints) {
        bool allowed = false;
        for (auto const& exception : exceptions) {
            if (exception.rule == rule && exception.place == complaint.place) allowed = true;
        }
        if (allowed) {
            used.insert(complaint.place);
        } else {
            left.push_back(complaint);
        }
    }
    for (auto const& exception : exceptions) {
        if (exception.rule != rule) continue;
        if (!used.contains(exception.place)) left.push_back({exception.place, 0, "stale line in tests/tidy_allow.txt"});
        if (exception.reason.size() < 10) left.push_back({exception.place, 0, "tests/tidy_allow.txt gives no reason"});
    }
    return left;
}

/// Runs one rule over the whole project.
template <typename Rule>
void expect_kept(std::string const& rule, Rule const& complaints_of) {
    static auto const exceptions = read_exceptions(read("tests/tidy_allow.txt"));
    Complaints all;
    for (auto const& file : project()) {
        auto const more = complaints_of(file);
        all.insert(all.end(), more.begin(), more.end());
    }
    std::string said;
    for (auto const& complaint : after_exceptions(all, rule, exceptions)) {
        said += "\n" + complaint.place + ":" + std::to_string(complaint.line) + ": " + rule + ": " + complaint.what;
    }
    if (!said.empty()) ADD_FAILURE() << said;
}

}  // namespace chengxin::tidy
