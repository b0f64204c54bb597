// What is carried from store to store is every table of migrations/, whole, in the order of its key.

#include "backup/tables.hpp"
#include "tests/tidy_sql.hpp"

namespace chengxin::tidy {
namespace {

std::set<std::string> const stay = {"session"};

Schema const& schema() {
    static Schema const all = [] {
        Schema read_in;
        for (auto const& file : project()) {
            if (file.is_in("migrations/")) read_migration(file.text, read_in);
        }
        return read_in;
    }();
    return all;
}

std::vector<std::string> without_tenant(std::vector<std::string> columns) {
    std::erase(columns, "tenant");
    return columns;
}

std::vector<std::string> columns_of(Table const& table) {
    std::vector<std::string> names;
    for (auto const& column : table.columns) names.push_back(column.name);
    return without_tenant(names);
}

/// The primary key: read_migration has the keys of the table before its indexes.
std::vector<std::string> key_of(Table const& table) { return without_tenant(table.keys.front().columns); }

std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string numbered(std::size_t first, std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) names.push_back("$" + std::to_string(first + i));
    return joined(names);
}

std::string page_of(std::string const& name, std::vector<std::string> const& columns,
                    std::vector<std::string> const& key) {
    auto text = "select " + joined(columns) + " from " + name + " where tenant = $1";
    if (key.size() == 1) text += " and " + key.front() + " > $2";
    if (key.size() > 1) text += " and (" + joined(key) + ") > (" + numbered(2, key.size()) + ")";
    return text + " order by " + (key.empty() ? "tenant" : joined(key)) + " limit " + std::to_string(backup::page_rows);
}

std::size_t type_of(std::string const& type) { return type == "bigint" ? 1 : type == "text" ? 2 : 3; }

}  // namespace

TEST(tables, each_of_the_schema_is_carried_or_stays_on_purpose) {
    std::set<std::string> carried;
    for (auto const& table : backup::tables()) EXPECT_TRUE(carried.emplace(table.name).second) << table.name;
    std::set<std::string> written = stay;
    written.insert(carried.begin(), carried.end());
    std::set<std::string> ours;
    for (auto const& [name, table] : schema()) ours.insert(name);
    EXPECT_EQ(written, ours);
}

TEST(tables, each_is_carried_whole_in_the_order_of_its_key) {
    for (auto const& table : backup::tables()) {
        auto const& ours = schema().at(std::string(table.name));
        auto const columns = columns_of(ours);
        auto const key = key_of(ours);
        EXPECT_EQ(std::vector<std::string>(table.columns.begin(), table.columns.end()), columns) << table.name;
        EXPECT_EQ(std::string(table.page.text()), page_of(std::string(table.name), columns, key));
        EXPECT_EQ(std::string(table.insert.text()), "insert into " + std::string(table.name) + " (tenant, " +
                                                        joined(columns) + ") values (" +
                                                        numbered(1, columns.size() + 1) + ")");
        ASSERT_EQ(table.start.size(), key.size()) << table.name;
        for (std::size_t i = 0; i < key.size(); ++i) {
            EXPECT_EQ(columns[i], key[i]) << table.name << ": the key comes first";
            auto const column = std::ranges::find(ours.columns, key[i], &Column::name);
            EXPECT_EQ(table.start[i].index(), type_of(column->type)) << table.name << " " << key[i];
        }
    }
}

TEST(tables, the_last_ones_make_a_tenant_of_what_was_copied) {
    auto const& all = backup::tables();
    ASSERT_EQ(backup::sealing_tables, 2U);
    EXPECT_EQ(all[all.size() - 2].name, "tenant_head");
    EXPECT_EQ(all[all.size() - 1].name, "tenant");
}

}  // namespace chengxin::tidy
