// What may be installed beside what is installed already, and what this program cannot run yet.
#include "pack/compile.hpp"

#include <gtest/gtest.h>

#include "pack/pack.hpp"
#include "pack/rows.hpp"
#include "tests/support.hpp"

using namespace chengxin;

namespace {

json::Object object_of(std::string_view text) { return json::parse(text).value().get_object(); }

pack::Method method_of(std::vector<json::Object> const& packs) {
    std::vector<pack::Installed> installed;
    for (auto const& one : packs) {
        auto const& head = one.at("pack").get_object();
        auto const name = pack::text_at(head, "pack");
        installed.push_back({name, pack::text_at(head, "version"), name + "_digest", one});
    }
    return pack::Method::of(std::move(installed));
}

pack::Method const& shipped() {
    static auto const method = method_of(tests::shipped_packs());
    return method;
}

/// A file of the pack, to be changed.
json::Object& file_of(json::Object& pack, std::string_view kind, std::string_view name) {
    for (auto& row : pack.at("files").get_array()) {
        auto& entry = row.get_object();
        if (pack::text_at(entry, "kind") == kind && pack::text_at(entry, "name") == name)
            return entry.at("file").get_object();
    }
    throw std::runtime_error("no such file");
}

std::string refusal(pack::Method const& method, json::Object const& pack) {
    auto const header = method.may_add(pack);
    return header ? "installed" : header.error().code;
}

/// A pack of one file over `common`.
json::Object pack_of(std::string const& kind, std::string const& name, std::string const& content) {
    return object_of(R"({"files":[{"file":)" + content + R"(,"kind":")" + kind + R"(","name":")" + name +
                     R"("}],"pack":{"needs":["common"],"pack":"trial","source":["G-01"],"title":"试","version":"1"}})");
}

}  // namespace

TEST(method, the_shipped_packs_may_be_added_and_added_again) {
    auto const empty = method_of({});
    EXPECT_EQ(refusal(empty, tests::shipped_packs()[0]), "installed");
    EXPECT_EQ(refusal(empty, tests::shipped_packs()[1]), "pack.needs");
    for (auto const& pack : tests::shipped_packs()) EXPECT_EQ(refusal(shipped(), pack), "installed");
}

TEST(method, a_count_by_what_only_some_may_see_is_refused) {
    auto const counting = [](std::string const& condition) {
        auto pack = pack_of("indicator", "trial",
                            R"({"title":"试","source":["G-01"],"indicator":"trial","unit":"次","per":["year"],)"
                            R"("take":"count","over":["household_visit"],"if":[)" +
                                condition + "]}");
        pack.at("pack").get_object()["needs"] = json::Array{"common", "steelyard"};
        return refusal(shipped(), pack);
    };
    EXPECT_EQ(counting(R"({"field":"channel","is":"in_person"})"), "installed");
    EXPECT_EQ(counting(R"({"field":"mood","is":"worried"})"), "pack.unsupported");
}

TEST(method, what_the_checks_refuse_is_not_added) {
    auto changed = tests::shipped_packs()[1];
    file_of(changed, "fact", "household_visit")["by"] = json::Array{"nobody"};
    auto const header = shipped().may_add(changed);
    ASSERT_FALSE(header);
    EXPECT_EQ(header.error().code, "pack.name.unknown");
    EXPECT_EQ(header.error().at, "/pack/fact/household_visit.toml/by[1]");
    EXPECT_NE(header.error().detail.find("nobody"), std::string::npos);
}

TEST(method, a_pack_that_others_rest_on_keeps_what_they_name) {
    auto changed = tests::shipped_packs()[0];
    auto& files = changed.at("files").get_array();
    auto const is_group = [](json::Value const& row) {
        return pack::text_at(row.get_object(), "name") == "eligible_household";
    };
    files.erase(std::ranges::find_if(files, is_group));
    EXPECT_EQ(refusal(shipped(), changed), "pack.name.unknown");
    EXPECT_EQ(refusal(method_of({}), changed), "installed");
}

/// Keys that are checked and not run: docs/packs.md says so of each.
TEST(method, what_this_program_cannot_run_is_refused_by_name) {
    auto const unable = [](std::string const& kind, std::string const& content) {
        return refusal(shipped(), pack_of(kind, "trial", content));
    };
    std::string const head = R"("title":"试","source":["G-01"],)";
    EXPECT_EQ(unable("calendar", "{" + head + R"("calendar":"trial"})"), "installed");
    EXPECT_EQ(unable("calendar", "{" + head + R"("calendar":"trial","rest":["sat"]})"), "pack.unsupported");
    EXPECT_EQ(unable("page", "{" + head + R"("page":"trial","about":"village",)" +
                                 R"("part":[{"title":"一","show":"text","text":"一"}]})"),
              "pack.unsupported");
    std::string const fact =
        "{" + head + R"("fact":"trial","about":"village","by":["township_office"],)" + R"("sees":["township"])";
    EXPECT_EQ(unable("fact", fact + "}"), "installed");
    EXPECT_EQ(unable("fact", fact + R"(,"restricted":true})"), "pack.unsupported");
    EXPECT_EQ(unable("fact", fact + R"(,"anonymous":true})"), "pack.unsupported");
    EXPECT_EQ(unable("fact", fact + R"(,"lasts":"days"})"), "pack.unsupported");
    EXPECT_EQ(unable("fact", fact + R"(,"past":"2030-01-01"})"), "installed");
    EXPECT_EQ(unable("fact", fact + R"(,"field":[{"name":"a","title":"一","type":"count","known":"about.adults"}]})"),
              "pack.unsupported");
    EXPECT_EQ(unable("fact", fact + R"(,"field":[{"name":"a","title":"一","type":"persons","least":2}]})"),
              "pack.unsupported");
    std::string const must = R"(,"field":[{"name":"a","title":"一","type":"count"}],"check":[{"say":"不行。","must":[)";
    EXPECT_EQ(unable("fact", fact + must + R"({"field":"a","at_most":"$cell.min"}]}]})"), "installed");
    EXPECT_EQ(unable("fact", fact + must + R"({"has":"household_away"}]}]})"), "pack.unsupported");
    EXPECT_EQ(unable("fact", fact + must + R"({"field":"a","at_most":"@about.adults"}]}]})"), "pack.unsupported");
    std::string const duty = "{" + head + R"("duty":"trial","each":"household","every":"year","minutes":1,)" +
                             R"("owed_by":["resident_cadre"],"exit":[{"name":"could_not"}],)" +
                             R"("answer":[{"fact":"household_away"}],"if":[)";
    EXPECT_EQ(unable("duty", duty + R"({"group":"eligible_household"},{"field":"about.members","at_least":2}]})"),
              "installed");
    EXPECT_EQ(unable("duty", duty + R"({"has":"pairing"}]})"), "pack.name.outside");
    EXPECT_EQ(unable("duty", duty + R"({"thing":"place","group":"real_village"}]})"), "pack.unsupported");
    std::string const link = "{" + head + R"("link":"trial","from":"person","to":"village")";
    EXPECT_EQ(unable("link", link + "}"), "installed");
    EXPECT_EQ(unable("link", link + R"(,"to_if":[{"group":"real_village"}]})"), "pack.unsupported");
    std::string const count =
        "{" + head + R"("indicator":"trial","unit":"次","per":["year"],"over":["household_away"])";
    EXPECT_EQ(unable("indicator", count + R"(,"take":"count"})"), "installed");
    EXPECT_EQ(unable("indicator", count + R"(,"take":"latest"})"), "pack.unsupported");
    EXPECT_EQ(unable("indicator", count + R"(,"take":"count","split":["place"]})"), "pack.unsupported");
}

TEST(pack_check, what_no_single_file_shows_is_refused_too) {
    auto const code = [](json::Object const& pack, std::vector<json::Object> const& others) {
        auto const findings = pack::check(pack, others);
        return findings.empty() ? "" : findings.front().file + " " + findings.front().row + " " + findings.front().code;
    };
    auto const& common = tests::shipped_packs()[0];
    EXPECT_EQ(code(object_of("{}"), {}), "pack.toml  pack.headless");
    auto const head = R"("title":"试","source":["G-01"],)" + std::string();
    auto const list = "{" + head + R"("list":"other","option":[{"name":"a","title":"一"}]})";
    EXPECT_EQ(code(pack_of("list", "trial", list), {common}), "list/trial.toml list file.name");
    EXPECT_EQ(code(pack_of("list", "trial", "[]"), {common}), "list/trial.toml  pack.files");
    auto odd = pack_of("list", "trial", list);
    odd["files"] = "none";
    EXPECT_EQ(code(odd, {common}), "pack.toml  pack.files");

    auto closed = common;
    file_of(closed, "list", "could_not_reason")["open"] = false;
    auto const more = R"({"list":"could_not_reason","adds":true,"option":[{"name":"late","title":"来不及"}]})";
    EXPECT_EQ(code(pack_of("list", "could_not_reason", more), {common}), "");
    EXPECT_EQ(code(pack_of("list", "could_not_reason", more), {closed}), "list/could_not_reason.toml adds list.closed");

    auto circle = common;
    circle.at("pack").get_object()["needs"] = json::Array{"steelyard"};
    EXPECT_EQ(code(circle, {tests::shipped_packs()[1]}), "pack.toml needs needs.circle");
}

TEST(pack_check, groups_that_rest_on_each_other_are_refused) {
    auto const group = [](std::string const& name, std::string const& other) {
        return R"({"file":{"group":")" + name +
               R"(","title":"群","source":["G-01"],"about":"household","if":[{"any":[)" + R"({"group":")" + other +
               R"("},{"lacks":"household_away"}]}]},"kind":"group","name":")" + name + R"("})";
    };
    auto pack =
        object_of(R"({"files":[)" + group("one", "two") + "," + group("two", "one") +
                  R"(],"pack":{"needs":["common"],"pack":"trial","source":["G-01"],"title":"试","version":"1"}})");
    auto const findings = pack::check(pack, {tests::shipped_packs()[0]});
    ASSERT_EQ(findings.size(), 2U);
    for (auto const& one : findings) EXPECT_EQ(one.code, "group.circle");
    EXPECT_EQ(findings[0].file, "group/one.toml");
    EXPECT_EQ(findings[1].row, "if");
}

TEST(pack_check, a_pack_beyond_its_size_is_refused) {
    json::Array options;
    for (int i = 0; i < 13; ++i) {
        options.push_back(json::Object{{"name", "o" + std::to_string(i)}, {"title", std::string(4900, 'x')}});
    }
    json::Array files;
    for (int i = 0; i < 34; ++i) {
        auto const name = "list_" + std::to_string(i);
        files.push_back(json::Object{
            {"kind", "list"},
            {"name", name},
            {"file",
             json::Object{{"list", name}, {"title", "长"}, {"source", json::Array{"G-01"}}, {"option", options}}}});
    }
    json::Object const pack{
        {"pack", json::Object{{"pack", "trial"}, {"title", "试"}, {"version", "1"}, {"source", json::Array{"G-01"}}}},
        {"files", files}};
    auto const findings = pack::check(pack, {});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, "limit.pack");

    json::Object wild{{"list", "wild"}, {"title", "乱"}, {"source", json::Array{"G-01"}}, {"option", json::Array()}};
    for (int i = 0; i < 2000; ++i) wild["key_" + std::to_string(i)] = i;
    json::Object const many{{"pack", pack.at("pack")},
                            {"files", json::Array{json::Object{{"kind", "list"}, {"name", "wild"}, {"file", wild}}}}};
    EXPECT_EQ(pack::check(many, {}).size(), pack::findings_max);
}
