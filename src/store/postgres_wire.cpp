#include "store/postgres_wire.hpp"

#include <algorithm>
#include <bit>
#include <cctype>

namespace chengxin::store {

namespace {

// Numbers of built-in types, the same on every server.
constexpr Oid type_bytea = 17;
constexpr Oid type_bigint = 20;
constexpr Oid type_smallint = 21;
constexpr Oid type_integer = 23;
constexpr Oid type_text = 25;
constexpr Oid array_of_bytea = 1001;
constexpr Oid array_of_text = 1009;
constexpr Oid array_of_bigint = 1016;

constexpr int binary = 1;

template <typename Number>
void append_number(std::string& out, Number number) {
    for (int shift = int(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8) {
        out += static_cast<char>(static_cast<std::uint64_t>(number) >> static_cast<unsigned>(shift));
    }
}

std::int64_t number_in(std::string_view bytes) {
    auto value = static_cast<signed char>(bytes.front()) < 0 ? ~std::uint64_t{0} : std::uint64_t{0};
    for (char const byte : bytes) value = value << 8U | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(value);
}

[[noreturn]] void refuse_type(Oid type) {
    throw StoreFailure("PostgreSQL 要的参数类型（" + std::to_string(type) + "）本程序不会写：表的结构不是本程序建的。");
}

/// The bytes of a value that is not null.
void append_value(std::string& out, Value const& value, Oid type) {
    if (auto const* number = std::get_if<std::int64_t>(&value)) {
        if (type != type_bigint) refuse_type(type);
        append_number(out, *number);
    } else if (auto const* text = std::get_if<std::string_view>(&value)) {
        if (type != type_text) refuse_type(type);
        out += *text;
    } else if (auto const* bytes = std::get_if<Bytes>(&value)) {
        if (type != type_bytea) refuse_type(type);
        out += text_of(*bytes);
    }
}

/// "k.p3", for the third parameter of a row.
std::string row_parameter(std::size_t number) { return "k.p" + std::to_string(number); }

/// Parameters beyond the common ones stand for columns of k.
std::string with_row_parameters(std::string_view sql, std::size_t common) {
    std::string out;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        if (sql[at] != '$') {
            out += sql[at];
            continue;
        }
        std::size_t number = 0;
        auto past = at + 1;
        for (; past < sql.size() && std::isdigit(static_cast<unsigned char>(sql[past])) != 0; ++past) {
            number = number * 10 + static_cast<std::size_t>(sql[past] - '0');
        }
        out += number > common ? row_parameter(number) : std::string(sql.substr(at, past - at));
        at = past - 1;
    }
    return out;
}

/// "unnest($2, $3)" and "p2, p3"
std::string arrays(std::size_t common, std::size_t width) {
    std::string out = "unnest(";
    for (std::size_t n = 1; n <= width; ++n) out += (n == 1 ? "$" : ", $") + std::to_string(common + n);
    return out + ")";
}
std::string array_names(std::size_t common, std::size_t width) {
    std::string out;
    for (std::size_t n = 1; n <= width; ++n) out += (n == 1 ? "p" : ", p") + std::to_string(common + n);
    return out;
}

}  // namespace

std::string_view PgColumns::raw(int column) const {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

bool is_answer(PGresult const* result) {
    auto const status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE ||
           status == PGRES_EMPTY_QUERY;
}

bool is_passing(std::string_view state) {
    constexpr std::array passing{"40001", "40P01", "55P03", "57P01", "57P02", "57P03", "25006", "25P03"};
    return state.starts_with("08") || std::ranges::count(passing, state) > 0;
}

Type PgColumns::type(int column) const {
    if (is_null(column)) return Type::null;
    switch (PQftype(result_, column)) {
        case type_bigint:
        case type_integer:
        case type_smallint: return Type::number;
        case type_text: return Type::text;
        case type_bytea: return Type::bytes;
        default: throw StrangeValue{};
    }
}

std::int64_t PgColumns::number(int column) const {
    auto const type = PQftype(result_, column);
    if (is_null(column) || (type != type_bigint && type != type_integer && type != type_smallint)) throw StrangeValue{};
    return number_in(raw(column));
}

std::string_view PgColumns::text(int column) const {
    if (is_null(column) || PQftype(result_, column) != type_text) throw StrangeValue{};
    return raw(column);
}

Bytes PgColumns::bytes(int column) const {
    if (is_null(column) || PQftype(result_, column) != type_bytea) throw StrangeValue{};
    return bytes_of(raw(column));
}

PgParameters::PgParameters(std::size_t count) {
    kept_.reserve(count);
    pointers_.reserve(count);
    lengths_.reserve(count);
    formats_.reserve(count);
}

void PgParameters::add_bytes(std::string bytes) {
    CHECK(kept_.size() < kept_.capacity());
    kept_.push_back(std::move(bytes));
    pointers_.push_back(kept_.back().data());
    lengths_.push_back(static_cast<int>(kept_.back().size()));
    formats_.push_back(binary);
}

void PgParameters::add(Value const& value, Oid type) {
    if (std::holds_alternative<std::nullptr_t>(value)) {
        pointers_.push_back(nullptr);
        lengths_.push_back(0);
        formats_.push_back(binary);
        return;
    }
    std::string bytes;
    append_value(bytes, value, type);
    add_bytes(std::move(bytes));
}

void PgParameters::add_array(ParameterRows const& rows, std::size_t place, Oid type) {
    std::string bytes;
    bytes.reserve(20 + rows.count() * 24);
    append_number(bytes, std::int32_t{1});  // dimensions
    append_number(bytes, std::int32_t{1});  // may hold nulls
    append_number(bytes, type);
    append_number(bytes, static_cast<std::int32_t>(rows.count()));
    append_number(bytes, std::int32_t{1});  // the first index
    for (std::size_t n = 0; n < rows.count(); ++n) {
        auto const& value = rows.row(n)[place];
        auto const length_at = bytes.size();
        append_number(bytes, std::int32_t{-1});
        if (std::holds_alternative<std::nullptr_t>(value)) continue;
        append_value(bytes, value, type);
        std::string length;
        append_number(length, static_cast<std::int32_t>(bytes.size() - length_at - sizeof(std::int32_t)));
        bytes.replace(length_at, length.size(), length);
    }
    add_bytes(std::move(bytes));
}

Oid array_type(Oid element) {
    switch (element) {
        case type_bigint: return array_of_bigint;
        case type_text: return array_of_text;
        case type_bytea: return array_of_bytea;
        default: refuse_type(element);
    }
}

std::string many_rows_insert(std::string_view sql, std::size_t common, std::size_t width) {
    constexpr std::string_view opening = "values (";
    auto const at = sql.find(opening);
    CHECK(sql.starts_with("insert into ") && at != std::string_view::npos);
    auto const first = at + opening.size();
    auto const past = sql.find(')', first);
    return std::string(sql.substr(0, at)) + "select " + with_row_parameters(sql.substr(first, past - first), common) +
           " from " + arrays(common, width) + " as k(" + array_names(common, width) + ")" +
           std::string(sql.substr(past + 1));
}

// The inner query is closed by `offset 0`, so that it is run once a key, by its index, whatever the planner believes of
// the number of keys.
std::string many_keys_query(std::string_view sql, std::size_t common, std::size_t width) {
    return "select k.place, q.* from " + arrays(common, width) + " with ordinality as k(" + array_names(common, width) +
           ", place) cross join lateral (select * from (" + with_row_parameters(sql, common) + ") s offset 0) q";
}

}  // namespace chengxin::store
