// Every word of the schema and of the packs has its row in docs/glossary.md, and nothing here names a machine of ours.

#include "tests/tidy_sql.hpp"

namespace chengxin::tidy {
namespace {

/// The identifiers of the glossary: the third cell of each row, in backticks.
std::set<std::string> identifiers_of(std::string const& glossary) {
    static boost::regex const row(R"(^\|[^|]+\|[^|]+\| `(\w+)` \|[^|]*\|$)");
    std::set<std::string> identifiers;
    for (auto const& line : lines_of(glossary)) {
        boost::smatch match;
        if (boost::regex_match(line, match, row)) identifiers.insert(match[1]);
    }
    return identifiers;
}

/// Rows that are not `中文 | English | identifier | is`, or that say the same twice.
Complaints odd_rows(File const& file) {
    static boost::regex const row(R"(^\|[^|]+\|[^|]+\| `(\w+)` \|[^|]*\|$)");
    if (file.path != "docs/glossary.md") return {};
    Complaints complaints;
    std::set<std::string> seen;
    std::size_t number = 0;
    for (auto const& line : lines_of(file.text)) {
        ++number;
        bool const is_head = line.starts_with("| 中文 |") || line.starts_with("|---");
        if (!line.starts_with("|") || is_head) {
            if (is_head) seen.clear();
            continue;
        }
        boost::smatch match;
        if (!boost::regex_match(line, match, row)) {
            complaints.push_back({file.path, number, "not `| 中文 | English | `identifier` | is |`"});
        } else if (!seen.insert(match[1]).second) {
            complaints.push_back({file.path, number, match[1] + " stands twice in this table"});
        }
    }
    return complaints;
}

/// Names a migration or a pack gives to things: tables, columns, kinds.
std::vector<Column> names_in(File const& file) {
    static boost::regex const kind(R"re(\bkind_name\s*=\s*"(\w+)")re");
    static boost::regex const declared(R"re(^(?:fact|duty|indicator|flow|appraisal|ballot)\s*=\s*"(\w+)")re");
    std::vector<Column> names;
    if (file.is_in("migrations/")) {
        Schema schema;
        read_migration(file.text, schema);
        for (auto const& [name, table] : schema) {
            names.push_back({name, "", table.line});
            names.insert(names.end(), table.columns.begin(), table.columns.end());
        }
    }
    bool const is_pack = file.is_in("packs/") && file.ends_with(".toml");
    if (!is_pack && !(file.is_in("src/") && file.is_cpp())) return names;
    std::size_t number = 0;
    for (auto const& line : lines_of(file.text)) {
        ++number;
        boost::smatch match;
        if (boost::regex_search(line, match, is_pack ? declared : kind)) names.push_back({match[1], "", number});
    }
    return names;
}

Complaints unknown_words(std::set<std::string> const& identifiers, File const& file) {
    Complaints complaints;
    for (auto const& name : names_in(file)) {
        if (identifiers.contains(name.name)) continue;
        complaints.push_back(
            {file.path + " " + name.name, name.line, "`" + name.name + "` has no row in docs/glossary.md"});
    }
    return complaints;
}

/// The project stands alone: no path of the machine it was written on, no registry but the public one.
/// The patterns are put together here so that this file does not hold what it looks for.
Complaints machine_traces(File const& file) {
    static boost::regex const path(std::string(R"((^|[\s"'`(=:])/)") +
                                   "(wo"
                                   "rk/|tm"
                                   "p/(br"
                                   "ief|bash_jobs)|ho"
                                   "me/\\w)");
    static boost::regex const host(
        R"re(https?://([\w.-]*\b(?:registry|npm|artifact|artifactory|nexus|verdaccio|mirrors?|proxy|pkg)\b[\w.-]*))re");
    static std::set<std::string> const public_hosts = {"registry.npmjs.org", "www.npmjs.com"};
    Complaints complaints;
    std::size_t number = 0;
    for (auto const& line : lines_of(file.text)) {
        ++number;
        if (boost::regex_search(line, path)) complaints.push_back({file.path, number, "names a path of one machine"});
        boost::smatch match;
        if (boost::regex_search(line, match, host) && !public_hosts.contains(match[1])) {
            complaints.push_back({file.path, number, match[1] + ": only registry.npmjs.org is named"});
        }
    }
    return complaints;
}

std::size_t traces(std::string const& text) { return machine_traces({"docs/a.md", text}).size(); }

}  // namespace

TEST(tidy, every_word_of_schema_and_packs_is_in_the_glossary) {
    auto const identifiers = identifiers_of(read("docs/glossary.md"));
    ASSERT_GT(identifiers.size(), 100U);
    expect_kept("glossary", [&](File const& file) { return unknown_words(identifiers, file); });
}

TEST(tidy, a_word_without_a_row_is_caught) {
    std::set<std::string> const identifiers = {"fact", "seq"};
    EXPECT_EQ(
        unknown_words(identifiers, {"migrations/9.sql", "create table fact (\n seq bigint,\n odd text\n);\n"}).size(),
        1U);
    EXPECT_EQ(unknown_words(identifiers, {"packs/a/fact/odd.toml", "fact = \"odd\"\nname = \"x\"\n"}).size(), 1U);
    EXPECT_EQ(unknown_words(identifiers, {"src/fact/a.hpp", "constexpr auto kind_name = \"odd\";\n"}).size(), 1U);
    EXPECT_EQ(unknown_words(identifiers, {"src/fact/a.hpp", "constexpr auto kind_name = \"fact\";\n"}).size(), 0U);
}

TEST(tidy, the_glossary_keeps_its_form) { expect_kept("glossary_row", odd_rows); }

TEST(tidy, a_crooked_or_repeated_row_is_caught) {
    auto const rows = [](std::string const& text) { return odd_rows({"docs/glossary.md", text}).size(); };
    EXPECT_EQ(rows("| 事实 | fact | `fact` | |\n| 户 | household | `household` | x |\n"), 0U);
    EXPECT_EQ(rows("| 事实 | fact | fact | |\n"), 1U);
    EXPECT_EQ(rows("| 事实 | fact | `fact` | |\n| 事 | thing | `fact` | |\n"), 1U);
}

TEST(tidy, the_project_names_no_machine_of_ours) { expect_kept("machine", machine_traces); }

TEST(tidy, a_path_or_registry_of_a_machine_is_caught) {
    EXPECT_EQ(traces(std::string("see /wo") + "rk/shared/design"), 1U);
    EXPECT_EQ(traces(std::string("cp x /tm") + "p/br" + "ief/"), 1U);
    EXPECT_EQ(traces(std::string("\"resolved\": \"https://np") + "m.inside.example/a.tgz\""), 1U);
    EXPECT_EQ(traces("\"resolved\": \"https://registry.npmjs.org/a.tgz\""), 0U);
    EXPECT_EQ(traces("the county's work/life, /var/lib/chengxin"), 0U);
}

}  // namespace chengxin::tidy
