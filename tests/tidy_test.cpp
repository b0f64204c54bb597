// How the project is laid out: who includes whom, how long things may grow.

#include <map>

#include "tests/tidy_code.hpp"

namespace chengxin::tidy {
namespace {

constexpr std::size_t file_lines_max = 400;
constexpr std::size_t header_lines_max = 150;
constexpr std::size_t function_lines_max = 70;
constexpr std::size_t line_columns_max = 120;

using Layers = std::map<std::string, std::set<std::string>>;

//// What each folder may include: itself, what layers.txt names, and what those may.
/// A folder names only folders above it, so there is no circle.
Layers read_layers(std::string const& text) {
    Layers layers;
    for (auto const& line : lines_of(text)) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream words(line);
        std::string folder, colon, below;
        words >> folder >> colon;
        std::set<std::string> reach = {folder};
        while (words >> below) {
            if (!layers.contains(below))
                throw std::runtime_error("layers.txt: " + folder + " names " + below + ", which is not above it");
            reach.insert(layers[below].begin(), layers[below].end());
        }
        layers[folder] = reach;
    }
    return layers;
}

Complaints wrong_includes(Layers const& layers, File const& file) {
    static boost::regex const include(R"re(^\s*#\s*include\s+"([a-z_]+)/)re");
    if (!file.is_in("src/") || !file.is_cpp()) return {};
    auto const below = file.path.substr(4);
    auto const folder = below.substr(0, below.find_first_of("/."));
    if (!layers.contains(folder)) return {{file.path, 1, folder + "/ is not in layers.txt"}};
    Complaints complaints;
    std::size_t number = 0;
    for (auto const& line : lines_of(file.text)) {
        ++number;
        boost::smatch match;
        if (!boost::regex_search(line, match, include) || (match[1] == "tests" && file.is_test())) continue;
        if (!layers.at(folder).contains(match[1])) {
            complaints.push_back({file.path, number, folder + "/ may not include " + match[1] + "/"});
        }
    }
    return complaints;
}

bool is_written_code(File const& file) {
    return file.is_cpp() || file.ends_with(".ts") || file.ends_with(".vue") || file.ends_with(".py") ||
           file.ends_with(".sql");
}

Complaints long_files(File const& file) {
    if (!is_written_code(file)) return {};
    auto const count = lines_of(file.text).size();
    auto const most = file.ends_with(".hpp") ? header_lines_max : file_lines_max;
    if (count <= most) return {};
    return {{file.path, count,
             "has " + std::to_string(count) + " lines, at most " + std::to_string(most) + ": split it along a noun"}};
}

std::size_t columns(std::string const& line) {
    return static_cast<std::size_t>(
        std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Complaints long_lines(File const& file) {
    if (!is_written_code(file)) return {};
    Complaints complaints;
    std::size_t number = 0;
    for (auto const& line : lines_of(file.text)) {
        ++number;
        if (columns(line) > line_columns_max)
            complaints.push_back({file.path, number, std::to_string(columns(line)) + " columns"});
    }
    return complaints;
}

Complaints long_functions(File const& file) {
    if (!file.is_cpp()) return {};
    Complaints complaints;
    for (auto const& function : functions_of(scan(file.text).code)) {
        if (function.lines <= function_lines_max) continue;
        complaints.push_back({file.path + " " + function.name, function.first_line,
                              std::to_string(function.lines) + " lines: split it"});
    }
    return complaints;
}

Complaints unguarded_headers(File const& file) {
    if (!file.ends_with(".hpp") || file.text.starts_with("#pragma once\n")) return {};
    return {{file.path, 1, "a header begins with #pragma once"}};
}

std::string repeated(std::string const& line, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += line;
    return text;
}

}  // namespace

TEST(tidy, a_folder_includes_only_what_layers_txt_lets_it) {
    auto const layers = read_layers(read("layers.txt"));
    expect_kept("include", [&](File const& file) { return wrong_includes(layers, file); });
}

TEST(tidy, an_include_upward_or_of_a_stranger_is_caught) {
    auto const layers = read_layers("base :\nstore : base\nledger : store\n");
    EXPECT_EQ(wrong_includes(layers, {"src/store/x.cpp", "#include \"ledger/fact.hpp\"\n"}).size(), 1U);
    EXPECT_EQ(wrong_includes(layers, {"src/ledger/x.cpp", "#include \"base/id.hpp\"\n#include <ledger/y>\n"}).size(),
              0U);
    EXPECT_EQ(wrong_includes(layers, {"src/odd/x.cpp", ""}).size(), 1U);
    EXPECT_EQ(wrong_includes(layers, {"src/base/x.cpp", "#include \"tests/support.hpp\"\n"}).size(), 1U);
    EXPECT_EQ(wrong_includes(layers, {"src/base/x_test.cpp", "#include \"tests/support.hpp\"\n"}).size(), 0U);
    EXPECT_THROW(read_layers("base : store\nstore : base\n"), std::runtime_error);
}

TEST(tidy, files_and_headers_stay_short) { expect_kept("file_lines", long_files); }

TEST(tidy, a_long_file_is_caught) {
    EXPECT_EQ(long_files({"src/a.cpp", repeated("\n", 401)}).size(), 1U);
    EXPECT_EQ(long_files({"src/a.cpp", repeated("\n", 400)}).size(), 0U);
    EXPECT_EQ(long_files({"src/a.hpp", repeated("\n", 151)}).size(), 1U);
    EXPECT_EQ(long_files({"web/a.vue", repeated("\n", 401)}).size(), 1U);
}

TEST(tidy, lines_stay_within_their_columns) { expect_kept("line_columns", long_lines); }

TEST(tidy, a_long_line_is_caught_and_a_chinese_character_is_one_column) {
    EXPECT_EQ(long_lines({"src/a.cpp", std::string(121, 'x')}).size(), 1U);
    EXPECT_EQ(long_lines({"src/a.cpp", repeated("秤", 120)}).size(), 0U);
}

TEST(tidy, functions_stay_short) { expect_kept("function_lines", long_functions); }

TEST(tidy, a_long_function_is_caught_wherever_it_stands) {
    auto const body = repeated("    call();\n", 69);
    EXPECT_EQ(long_functions({"src/a.cpp", "namespace a {\nint f(int x) {\n" + body + "}\n}\n"}).size(), 1U);
    EXPECT_EQ(long_functions({"src/a.cpp", "class A {\npublic:\n    A() : b_{1} {\n" + body + "}\n};\n"}).size(), 1U);
    EXPECT_EQ(long_functions({"src/a.cpp", "TEST(a, b) {\n" + body + "}\n"}).size(), 1U);
    EXPECT_EQ(long_functions({"src/a.cpp", "int f() {\n" + repeated("    call();\n", 68) + "}\n"}).size(), 0U);
    EXPECT_EQ(long_functions({"src/a.cpp", "constexpr std::array all{\n" + body + "};\n"}).size(), 0U);
    EXPECT_EQ(functions_of("struct S {\n    int f() { return 1; }\n};\nint g() {\n}\n").size(), 2U);
}

TEST(tidy, headers_are_guarded) { expect_kept("header_guard", unguarded_headers); }

TEST(tidy, a_header_without_a_guard_is_caught) {
    EXPECT_EQ(unguarded_headers({"src/a.hpp", "int f();\n"}).size(), 1U);
    EXPECT_EQ(unguarded_headers({"src/a.hpp", "#pragma once\n"}).size(), 0U);
}

TEST(tidy, an_exception_needs_a_reason_and_goes_when_it_is_not_needed) {
    Complaints const complaints = {{"src/a.cpp", 3, "x"}};
    auto const left = [&](std::string const& allow) {
        return after_exceptions(complaints, "rule", read_exceptions(allow)).size();
    };
    EXPECT_EQ(left(""), 1U);
    EXPECT_EQ(left("rule | src/a.cpp | it documents a format"), 0U);
    EXPECT_EQ(left("other | src/a.cpp | it documents a format"), 1U);
    EXPECT_EQ(left("rule | src/a.cpp | "), 1U);
    EXPECT_EQ(left("rule | src/a.cpp | it documents a format\nrule | src/b.cpp | it documents a format"), 1U);
    EXPECT_THROW(read_exceptions("rule src/a.cpp"), std::runtime_error);
}

}  // namespace chengxin::tidy
