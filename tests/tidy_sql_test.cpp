// The dialect that every engine behind store/ takes, the tenant first in everything, and no list without an end.

#include "tests/tidy_sql.hpp"

namespace chengxin::tidy {
namespace {

/// One row a county, or none: they have no tenant before their key.
std::set<std::string> const reference_tables = {"tenant", "schema_version"};

bool is_migration(File const& file) { return file.is_in("migrations/") && file.ends_with(".sql"); }
bool is_below_the_store(File const& file) { return file.is_in("src/store/") || file.is_in("bench/"); }
bool may_hold_sql(File const& file) {
    return is_below_the_store(file) || file.ends_with("_store.cpp") || file.ends_with("_store.hpp") || file.is_test();
}

Schema schema_of(std::string const& text) {
    Schema schema;
    read_migration(text, schema);
    return schema;
}

Schema const& our_schema() {
    static Schema const schema = [] {
        Schema all;
        for (auto const& file : project()) {
            if (is_migration(file)) read_migration(file.text, all);
        }
        return all;
    }();
    return schema;
}

Complaints odd_types(File const& file) {
    static std::set<std::string> const types = {"text", "bigint", "bytea"};
    if (!is_migration(file)) return {};
    Complaints complaints;
    for (auto const& [name, table] : schema_of(file.text)) {
        for (auto const& column : table.columns) {
            if (types.contains(column.type)) continue;
            complaints.push_back(
                {file.path + " " + name, column.line, column.name + ": the types are text, bigint and bytea"});
        }
    }
    return complaints;
}

Complaints keys_without_tenant(File const& file) {
    if (!is_migration(file)) return {};
    Complaints complaints;
    for (auto const& [name, table] : schema_of(file.text)) {
        if (reference_tables.contains(name)) continue;
        bool const is_made_here = table.line != 0;  // else columns are added to it
        if (is_made_here && !table.columns.empty() && table.columns.front().name != "tenant") {
            complaints.push_back({file.path + " " + name, table.line, "the first column is tenant"});
        }
        for (auto const& key : table.keys) {
            if (key.columns.front() == "tenant") continue;
            complaints.push_back({file.path + " " + name, key.line, "every key and index begins with tenant"});
        }
    }
    return complaints;
}

/// Words that not every engine takes, or not with the same meaning.
Complaints foreign_words(std::string const& path, std::string const& sql, std::size_t line) {
    static boost::regex const words(
        R"(\bnow\(\)|::|\bilike\b|\barray\s*\[|\bany\s*\(|\bfor update\b|\bmerge into\b|\btrigger\b|\bsequence\b)"
        R"(|\bnextval\b|\bautoincrement\b|\b(big)?serial\b|\bgrouping sets\b|\binsert or\b|\breplace into\b|\bglob\b)"
        R"(|\bdatetime\(|\bstrftime\(|\browid\b|\?\d|\bcurrent_(timestamp|date)\b|\bdistinct on\b|\blateral\b)");
    boost::smatch match;
    if (!boost::regex_search(sql, match, words)) return {};
    return {{path, line, "`" + match.str() + "` is not in the dialect of docs/adr"}};
}

Complaints foreign_dialect(File const& file) {
    if (is_migration(file)) return foreign_words(file.path, sql_only(file.text), 0);
    if (!file.is_cpp() || is_below_the_store(file) || file.is_test()) return {};
    Complaints complaints;
    for (auto const& statement : statements_of(file)) {
        auto const more = foreign_words(file.path + " " + statement.table(), statement.text, statement.line);
        complaints.insert(complaints.end(), more.begin(), more.end());
    }
    return complaints;
}

Complaints misplaced_sql(File const& file) {
    if (!file.is_cpp() || may_hold_sql(file)) return {};
    Complaints complaints;
    for (auto const& statement : statements_of(file)) {
        complaints.push_back(
            {file.path + " " + statement.table(), statement.line, "SQL lives in store/, *_store.cpp and migrations/"});
    }
    return complaints;
}

Complaints statements_without_tenant(File const& file) {
    static boost::regex const tenant(R"(\btenant\s*=|\(\s*tenant\b)");
    static boost::regex const join(
        R"(\bjoin\s+\w+(?:\s+as)?(?:\s+\w+)?\s+on\s((?:(?!\bjoin\b|\bwhere\b|\border by\b|\bgroup by\b).)*))");
    static boost::regex const comma_join(R"(\bfrom\s+\w+(\s+\w+)?\s*,\s*\w+)");
    if (!file.is_cpp() || file.is_test()) return {};
    Complaints complaints;
    for (auto const& statement : statements_of(file)) {
        auto const place = file.path + " " + statement.table();
        if (!our_schema().contains(statement.table()) || reference_tables.contains(statement.table())) continue;
        if (!boost::regex_search(statement.text, tenant))
            complaints.push_back({place, statement.line, "names no tenant"});
        if (boost::regex_search(statement.text, comma_join))
            complaints.push_back({place, statement.line, "join with `join … on`"});
        boost::sregex_iterator found(statement.text.begin(), statement.text.end(), join), none;
        for (; found != none; ++found) {
            if ((*found)[1].str().find("tenant") != std::string::npos) continue;
            complaints.push_back({place, statement.line, "a join that does not compare tenants"});
        }
    }
    return complaints;
}

std::set<std::string> listed(std::string const& sql, char const* clause) {
    auto const first = sql.rfind(clause);
    if (first == std::string::npos) return {};
    auto text = sql.substr(first + std::string_view(clause).size());
    for (char const* next : {" limit ", " order by ", " on conflict", ")"}) text = text.substr(0, text.find(next));
    text = boost::regex_replace(text, boost::regex(R"(\b\w+\.)"), "");
    auto const words = words_of(text);
    return {words.begin(), words.end()};
}

/// Rows that the order leaves equal come in any order, another one on each engine.
bool is_total(Statement const& statement, Schema const& schema) {
    auto known = listed(statement.text, " order by ");
    known.merge(fixed_columns(statement.text));
    auto const grouped = listed(statement.text, " group by ");
    if (!grouped.empty()) return std::ranges::includes(known, grouped);
    for (auto const& word : words_of(statement.text)) {
        auto const table = schema.find(word);
        if (table == schema.end()) continue;
        for (auto const& key : table->second.keys) {
            bool const covered =
                std::ranges::all_of(key.columns, [&](auto const& column) { return known.contains(column); });
            if (key.is_unique && covered) return true;
        }
    }
    return false;
}

Complaints partial_orders(Schema const& schema, File const& file) {
    if (!file.is_cpp() || file.is_test() || is_below_the_store(file)) return {};
    Complaints complaints;
    for (auto const& statement : statements_of(file)) {
        if (statement.text.find(" order by ") == std::string::npos || is_total(statement, schema)) continue;
        complaints.push_back({file.path + " " + statement.table(), statement.line, "`order by` ends in a unique key"});
    }
    return complaints;
}

/// A list has a limit, or is about one thing, or is one row of counts.
Complaints endless_lists(File const& file) {
    static std::set<std::string> const one_thing = {"subject", "origin", "target", "id",   "seq",
                                                    "number",  "person", "token",  "login"};
    static boost::regex const counts(R"(^\s*select\s+(count|sum|max|min|coalesce)\()");
    if (!file.is_cpp() || file.is_test()) return {};
    Complaints complaints;
    for (auto const& statement : statements_of(file)) {
        auto const fixed = fixed_columns(statement.text);
        bool const is_about_one =
            std::ranges::any_of(one_thing, [&](auto const& column) { return fixed.contains(column); });
        bool const is_one_row =
            boost::regex_search(statement.text, counts) && listed(statement.text, " group by ").empty();
        bool const is_limited = statement.text.find(" limit ") != std::string::npos;
        if (!statement.is_list || is_about_one || is_one_row || is_limited) continue;
        complaints.push_back({file.path + " " + statement.table(), statement.line, "a list needs a limit"});
    }
    return complaints;
}

std::string query(char const* sql) { return std::string("auto x = connection.rows<Row>(\"") + sql + "\", tenant);"; }

}  // namespace

TEST(tidy, columns_are_text_bigint_or_bytea) { expect_kept("sql_type", odd_types); }

TEST(tidy, the_tenant_comes_first_in_every_key) { expect_kept("sql_tenant_key", keys_without_tenant); }

TEST(tidy, a_schema_that_breaks_the_rules_is_caught) {
    auto const types = [](char const* sql) { return odd_types({"migrations/9.sql", sql}).size(); };
    auto const keys = [](char const* sql) { return keys_without_tenant({"migrations/9.sql", sql}).size(); };
    EXPECT_EQ(types("create table a (\n tenant bigint not null,\n at timestamp\n);\n"), 1U);
    EXPECT_EQ(types("create table a (\n tenant bigint not null,  -- a timestamp\n primary key (tenant)\n);\n"), 0U);
    EXPECT_EQ(keys("create table a (\n id bytea not null,\n tenant bigint not null\n);\n"), 1U);
    EXPECT_EQ(keys("create table a (\n tenant bigint not null,\n id bytea,\n primary key (id, tenant)\n);\n"), 1U);
    EXPECT_EQ(keys("create table a (\n tenant bigint not null,\n id bytea primary key\n);\n"), 1U);
    EXPECT_EQ(keys("create table a (\n tenant bigint not null,\n b bytea references b (id)\n);\n"), 1U);
    EXPECT_EQ(keys("create unique index a_by_id on a (id);\n"), 1U);
    EXPECT_EQ(keys("create table a (\n tenant bigint not null,\n id bytea,\n primary key (tenant, id)\n);\n"), 0U);
}

TEST(tidy, sql_keeps_to_the_dialect_of_all_engines) { expect_kept("sql_dialect", foreign_dialect); }

TEST(tidy, a_word_of_one_engine_alone_is_caught) {
    for (char const* sql : {"select now() from a", "select a::text from a", "select x from a where b ilike 'c'",
                            "insert or replace into a values (1)", "select rowid from a",
                            "select x from a where y = ?1", "select x from a for update", "create trigger a"}) {
        EXPECT_EQ(foreign_dialect({"src/fact/a_store.cpp", query(sql)}).size(), 1U) << sql;
        EXPECT_EQ(foreign_dialect({"migrations/9.sql", sql}).size(), 1U) << sql;
    }
    EXPECT_EQ(foreign_dialect({"src/fact/a_store.cpp", query("select x from a where tenant = $1")}).size(), 0U);
}

TEST(tidy, sql_lives_in_stores) { expect_kept("sql_place", misplaced_sql); }

TEST(tidy, sql_elsewhere_is_caught_and_prose_is_not) {
    EXPECT_EQ(misplaced_sql({"src/api/a.cpp", query("select seq\"\n    \" from fact where tenant = $1")}).size(), 1U);
    EXPECT_EQ(misplaced_sql({"src/api/a.cpp", query("delete from fact")}).size(), 1U);
    EXPECT_EQ(misplaced_sql({"src/fact/a_store.cpp", query("delete from fact")}).size(), 0U);
    EXPECT_EQ(misplaced_sql({"src/api/a.cpp", query("update the page and select a row")}).size(), 0U);
}

TEST(tidy, every_statement_and_join_names_the_tenant) { expect_kept("sql_tenant", statements_without_tenant); }

TEST(tidy, a_statement_or_join_without_the_tenant_is_caught) {
    auto const complaints = [](char const* sql) {
        return statements_without_tenant({"src/fact/a_store.cpp", query(sql)}).size();
    };
    EXPECT_EQ(complaints("select seq from fact where seq = $1"), 1U);
    EXPECT_EQ(complaints("select seq from fact join subject on subject.number = fact.subject where fact.tenant = $1"),
              1U);
    EXPECT_EQ(complaints("select seq from fact, subject where tenant = $1"), 1U);
    EXPECT_EQ(
        complaints("select seq from fact join subject on subject.tenant = fact.tenant and subject.number = fact.subject"
                   " where fact.tenant = $1"),
        0U);
    EXPECT_EQ(complaints("insert into fact (tenant, seq) values ($1, $2)"), 0U);
    EXPECT_EQ(complaints("insert into fact (seq) values ($1)"), 1U);
}

TEST(tidy, every_order_is_total) {
    expect_kept("sql_order", [](File const& file) { return partial_orders(our_schema(), file); });
}

TEST(tidy, an_order_that_leaves_ties_is_caught) {
    auto const schema =
        schema_of("create table fact (\n tenant bigint,\n seq bigint,\n day bigint,\n primary key (tenant, seq)\n);\n");
    auto const complaints = [&](char const* sql) {
        return partial_orders(schema, {"src/fact/a_store.cpp", query(sql)}).size();
    };
    EXPECT_EQ(complaints("select seq from fact where tenant = $1 order by day"), 1U);
    EXPECT_EQ(complaints("select seq from fact where tenant = $1 order by day desc, fact.seq limit 5"), 0U);
    EXPECT_EQ(complaints("select day, count(*) from fact where tenant = $1 group by day order by day"), 0U);
    EXPECT_EQ(complaints("select day, count(*) from fact where tenant = $1 group by day, kind order by day"), 1U);
}

TEST(tidy, every_list_has_a_limit) { expect_kept("sql_limit", endless_lists); }

TEST(tidy, a_list_without_a_limit_is_caught) {
    auto const complaints = [](char const* sql) { return endless_lists({"src/fact/a_store.cpp", query(sql)}).size(); };
    EXPECT_EQ(complaints("select seq from fact where tenant = $1 order by seq"), 1U);
    EXPECT_EQ(complaints("select seq from fact where tenant = $1 order by seq limit 50"), 0U);
    EXPECT_EQ(complaints("select seq from fact where tenant = $1 and subject = $2 order by seq"), 0U);
    EXPECT_EQ(complaints("select count(*) from fact where tenant = $1"), 0U);
}

}  // namespace chengxin::tidy
