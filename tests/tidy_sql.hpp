#pragma once

#include <array>
#include <map>

#include "tests/tidy_code.hpp"

/// As much of SQL as the rules need to understand: the tables of migrations/, the statements of our C++.
namespace chengxin::tidy {

struct Column {
    std::string name;
    std::string type;
    std::size_t line;
};

/// The columns of a primary key, an index or a foreign key.
struct Key {
    std::vector<std::string> columns;
    std::size_t line;
    bool is_unique;
};

struct Table {
    std::string name;
    std::size_t line;
    std::vector<Column> columns;
    std::vector<Key> keys;
};
using Schema = std::map<std::string, Table>;

inline std::vector<std::string> words_of(std::string const& text) {
    static boost::regex const word(R"(\w+)");
    return {boost::sregex_token_iterator(text.begin(), text.end(), word), {}};
}

/// The text with comments blanked, in lower case.
inline std::string sql_only(std::string text) {
    bool in_comment = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.compare(at, 2, "--") == 0) in_comment = true;
        if (text[at] == '\n') in_comment = false;
        text[at] = in_comment ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(text[at])));
    }
    return text;
}

/// Reads one line of a table: a column, a key, or both.
inline void read_definition(std::string const& line, std::size_t number, Table& table) {
    static boost::regex const key(R"(\b(primary key|unique|foreign key|references\s+\w+)\s*\(([^)]*)\))");
    static boost::regex const column(R"(^\s*(\w+)\s+(\w+))");
    static std::set<std::string> const not_columns = {"primary", "unique", "foreign", "check", "constraint"};
    for (boost::sregex_iterator found(line.begin(), line.end(), key), none; found != none; ++found) {
        table.keys.push_back({words_of((*found)[2]), number, (*found)[1] == "primary key" || (*found)[1] == "unique"});
    }
    boost::smatch match;
    if (!boost::regex_search(line, match, column) || not_columns.contains(match[1])) return;
    table.columns.push_back({match[1], match[2], number});
    if (line.find("primary key") != std::string::npos) table.keys.push_back({{match[1]}, number, true});
}

/// Adds the tables and indexes of one migration.
/// A column under its new name, in its keys as well.
inline void rename_column(Table& table, std::string const& from, std::string const& to) {
    for (auto& column : table.columns) {
        if (column.name == from) column.name = to;
    }
    for (auto& key : table.keys) std::ranges::replace(key.columns, from, to);
}

inline void read_migration(std::string const& text, Schema& schema) {
    static boost::regex const opens(R"(^\s*create table (?:if not exists )?(\w+) \()");
    static boost::regex const index(R"(^\s*create (unique )?index (?:if not exists )?\w+ on (\w+) \(([^)]*)\))");
    static boost::regex const renames(R"(^\s*alter table (\w+) rename column (\w+) to (\w+))");
    static boost::regex const adds(R"(^\s*alter table (\w+) add column (\w+ .*))");
    Table* open = nullptr;
    std::size_t number = 0;
    for (auto const& line : lines_of(sql_only(text))) {
        ++number;
        boost::smatch match;
        if (boost::regex_search(line, match, opens)) {
            open = &schema.emplace(match[1], Table{match[1], number, {}, {}}).first->second;
        } else if (boost::regex_search(line, match, index)) {
            schema[match[2]].keys.push_back({words_of(match[3]), number, match[1].matched});
        } else if (boost::regex_search(line, match, renames)) {
            rename_column(schema[match[1]], match[2], match[3]);
        } else if (boost::regex_search(line, match, adds)) {
            read_definition(match[2], number, schema[match[1]]);
        } else if (line.starts_with(")")) {
            open = nullptr;
        } else if (open != nullptr) {
            read_definition(line, number, *open);
        }
    }
}

/// A statement written as a literal in C++.
struct Statement {
    std::string text;  ///< lower case, one line
    std::size_t line;
    bool is_list;  ///< handed to rows<>(), which keeps all rows in memory

    /// The first table it names.
    std::string table() const {
        static boost::regex const named(R"(\b(?:from|into|update|table(?: if not exists)?|on)\s+(\w+))");
        boost::smatch match;
        return boost::regex_search(text, match, named) ? match[1].str() : "";
    }
};

inline std::vector<Statement> statements_of(File const& file) {
    static boost::regex const begins(
        R"(^\s*(select\s.+\sfrom\s|insert\s+(or \w+ )?into\s|update\s+\w+\s+set\s|delete\s+from\s)"
        R"(|with\s+\w+.*\sas\s*\()"
        R"(|create\s+(unique\s+)?(table|index|virtual|trigger|view)|alter\s+table|drop\s+\w+\s|replace\s+into\s))");
    static boost::regex const list(R"(\brows<[\w:<>, ]+>\(\s*$)");
    std::vector<Statement> statements;
    auto const scanned = scan(file.text);
    for (auto const& literal : scanned.literals) {
        auto text = sql_only(literal.text);
        std::ranges::replace(text, '\n', ' ');
        if (!boost::regex_search(text, begins)) continue;
        auto const before = scanned.code.substr(literal.first < 200 ? 0 : literal.first - 200,
                                                std::min<std::size_t>(literal.first, 200));
        statements.push_back({text, line_at(file.text, literal.first), boost::regex_search(before, list)});
    }
    return statements;
}

/// Columns compared for equality with a parameter or a literal.
inline std::set<std::string> fixed_columns(std::string const& sql) {
    static boost::regex const fixed(R"((?:\w+\.)?(\w+)\s*=\s*(?:\$\d+|\d+|'[^']*'))");
    std::set<std::string> columns;
    for (boost::sregex_iterator found(sql.begin(), sql.end(), fixed), none; found != none; ++found)
        columns.insert((*found)[1]);
    return columns;
}

}  // namespace chengxin::tidy
