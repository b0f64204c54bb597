#define SQLITE_ENABLE_PREUPDATE_HOOK
#include "bench/raw/seen.hpp"

#include <set>
#include <stdexcept>

namespace chengxin::bench {

namespace {

sqlite3* first = nullptr;

int opened(sqlite3* database, char**, void const*) {
    if (first == nullptr) first = database;
    return SQLITE_OK;
}

std::string text_of(sqlite3_stmt* statement, int column) {
    return reinterpret_cast<char const*>(sqlite3_column_text(statement, column));
}

template <typename Take>
void each_row(sqlite3* database, std::string const& sql, Take&& take) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
        throw std::runtime_error(sqlite3_errmsg(database));
    }
    while (sqlite3_step(statement) == SQLITE_ROW) take(statement);
    sqlite3_finalize(statement);
}

/// Orders numbers as numbers and bytes as bytes: rows are written in the order of their keys.
void append_ordered(std::string& key, Cell::Type type, std::int64_t number, std::string const& bytes) {
    if (type != Cell::Type::number) {
        key += bytes;
        return;
    }
    auto const ordered = static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63U);
    for (int shift = 56; shift >= 0; shift -= 8) key += static_cast<char>(ordered >> static_cast<unsigned>(shift));
}

Cell cell_of(Cell::Type type, std::int64_t number, std::string const& bytes) { return {type, number, bytes}; }

}  // namespace

sqlite3* first_connection() { return first; }

void watch_connections() {
    first = nullptr;
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(opened));
}

Schema read_schema(sqlite3* database) {
    static std::set<std::string> const others{"tenant", "schema_version", "credential", "session", "suspect"};
    Schema schema;
    each_row(database, "select name from sqlite_schema where type = 'table' order by name", [&](auto* row) {
        if (auto name = text_of(row, 0); !others.contains(name) && !name.starts_with("sqlite_")) {
            schema.push_back({std::move(name), {}, {}, 0});
        }
    });
    for (auto& table : schema) {
        each_row(database, "select name, lower(type), pk from pragma_table_info('" + table.name + "') order by cid",
                 [&](auto* row) {
                     table.columns.push_back(text_of(row, 0));
                     table.types.push_back(text_of(row, 1));
                     auto const place = static_cast<std::size_t>(sqlite3_column_int(row, 2));
                     if (place == 0) return;
                     if (place != table.columns.size())
                         throw std::runtime_error(table.name + ": the key is not in front");
                     table.keys = place;
                 });
        if (table.columns.size() > 32) throw std::runtime_error(table.name + " has more columns than a word has bits");
    }
    return schema;
}

Seen::Seen(sqlite3* database, Schema const& schema) : database_(database), schema_(schema), counts_(schema.size()) {
    for (std::uint32_t i = 0; i < schema_.size(); ++i) tables_.emplace(schema_[i].name, i);
    sqlite3_preupdate_hook(database_, &Seen::changed, this);
}

Seen::~Seen() { sqlite3_preupdate_hook(database_, nullptr, nullptr); }

Seen::Kept Seen::kept(sqlite3_value* value) {
    Kept kept;
    switch (sqlite3_value_type(value)) {
        case SQLITE_INTEGER:
            kept.type = Cell::Type::number;
            kept.number = sqlite3_value_int64(value);
            return kept;
        case SQLITE_NULL: return kept;
        case SQLITE_TEXT: kept.type = Cell::Type::text; break;
        default: kept.type = Cell::Type::bytes; break;
    }
    auto const* bytes = static_cast<char const*>(sqlite3_value_blob(value));
    kept.bytes.assign(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)));
    return kept;
}

void Seen::changed(void* self, sqlite3* database, int change, char const*, char const* table, sqlite3_int64,
                   sqlite3_int64) {
    auto& seen = *static_cast<Seen*>(self);
    auto const found = seen.tables_.find(std::string_view(table));
    if (found == seen.tables_.end()) return;
    auto const columns = static_cast<int>(seen.schema_[found->second].columns.size());
    auto const cells = [&](auto* read) {
        Cells all;
        for (int i = 0; i < columns; ++i) {
            sqlite3_value* value = nullptr;
            read(database, i, &value);
            all.push_back(kept(value));
        }
        return all;
    };
    std::optional<Cells> before;
    std::optional<Cells> after;
    if (change != SQLITE_INSERT) before = cells(sqlite3_preupdate_old);
    if (change != SQLITE_DELETE) after = cells(sqlite3_preupdate_new);
    seen.note(found->second, std::move(before), std::move(after));
}

std::string Seen::key_of(std::uint32_t table, Cells const& cells) const {
    std::string key;
    for (std::size_t i = 0; i < schema_[table].keys; ++i) {
        append_ordered(key, cells[i].type, cells[i].number, cells[i].bytes);
    }
    return key;
}

void Seen::note(std::uint32_t table, std::optional<Cells> before, std::optional<Cells> after) {
    Key const key{table, key_of(table, before ? *before : *after)};
    if (before && after && key_of(table, *after) != key.second) {  // moved to another key
        note(table, std::move(before), std::nullopt);
        note(table, std::nullopt, std::move(after));
        return;
    }
    auto const [at, is_new] = group_.try_emplace(key);
    if (is_new) at->second.before = std::move(before);
    at->second.after = std::move(after);
}

void Seen::write(Key const& key, Past const& past, RowsOut* out) {
    auto const& table = schema_[key.first];
    if (past.before == past.after) return;
    ++counts_[key.first];
    if (out == nullptr) return;
    auto const& whole = past.after ? *past.after : *past.before;
    std::vector<Cell> cells;
    Row row;
    row.table = key.first;
    row.change = !past.before ? Change::insert : past.after ? Change::update : Change::erase;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        bool const differs = past.before && past.after && (*past.before)[i] != (*past.after)[i];
        if (differs) row.changed |= 1U << i;
        if (row.change == Change::insert || i < table.keys || differs) {
            cells.push_back(cell_of(whole[i].type, whole[i].number, whole[i].bytes));
        }
    }
    row.cells = cells;
    out->add(row);
}

void Seen::end_group(RowsOut* out) {
    for (auto const& [key, past] : group_) write(key, past, out);
    group_.clear();
    if (out != nullptr) out->end_group();
}

}  // namespace chengxin::bench
