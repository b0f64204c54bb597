#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/check.hpp"
#include "base/date.hpp"
#include "base/id.hpp"
#include "base/text.hpp"

namespace chengxin::store {

/// A parameter. Texts and bytes are borrowed: they must outlive the call.
using Value = std::variant<std::nullptr_t, std::int64_t, std::string_view, Bytes>;

/// Bytes of a column that have no type of their own.
struct Blob {
    std::string bytes;
    bool operator==(Blob const&) const = default;
};

/// What a column of a row holds, whatever it is declared as.
enum class Type { null, number, text, bytes };

/// A column of any type, owned: for rows that are carried from one store to another unread.
using Cell = std::variant<std::nullptr_t, std::int64_t, std::string, Blob>;
using Cells = std::vector<Cell>;

/// A column holds what this program never writes there: another type or size, a day that is none.
struct StrangeValue : std::exception {};

/// The columns of the row being read. throws: StrangeValue where a column is not of the type asked for.
class Columns {
public:
    virtual ~Columns() = default;
    virtual int count() const = 0;
    virtual Type type(int column) const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t number(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual Bytes bytes(int column) const = 0;
};

inline Value to_value(std::int64_t v) { return v; }
inline Value to_value(int v) { return std::int64_t{v}; }
inline Value to_value(bool v) { return std::int64_t{v ? 1 : 0}; }
inline Value to_value(std::string const& v) { return std::string_view(v); }
inline Value to_value(std::string_view v) { return v; }
inline Value to_value(Bytes v) { return v; }
inline Value to_value(Date v) { return day_number(v); }
inline Value to_value(Instant v) { return to_ms(v); }
inline Value to_value(Uuid const& v) { return Bytes(v.bytes); }
inline Value to_value(Blob const& v) { return bytes_of(v.bytes); }
inline Value to_value(Cell const& v) {
    if (auto const* number = std::get_if<std::int64_t>(&v)) return *number;
    if (auto const* text = std::get_if<std::string>(&v)) return std::string_view(*text);
    if (auto const* blob = std::get_if<Blob>(&v)) return bytes_of(blob->bytes);
    return nullptr;
}
template <std::size_t Size>
Value to_value(std::array<std::uint8_t, Size> const& v) {
    return Bytes(v);
}
template <typename T>
    requires std::is_enum_v<T>
Value to_value(T v) {
    return static_cast<std::int64_t>(v);
}
template <typename T>
Value to_value(std::optional<T> const& v) {
    return v ? to_value(*v) : Value(nullptr);
}

inline void from_column(Columns const& from, int column, std::int64_t& to) { to = from.number(column); }
inline void from_column(Columns const& from, int column, bool& to) { to = from.number(column) != 0; }
inline void from_column(Columns const& from, int column, std::string& to) { to = from.text(column); }
inline void from_column(Columns const& from, int column, Date& to) {
    constexpr std::int64_t first_of_all = -719'162;  // 0001-01-01
    auto const number = from.number(column);
    if (number < first_of_all || number > day_number(far_future)) throw StrangeValue{};
    to = from_day_number(number);
}
inline void from_column(Columns const& from, int column, Instant& to) { to = from_ms(from.number(column)); }
inline void from_column(Columns const& from, int column, Blob& to) { to.bytes = text_of(from.bytes(column)); }
inline void from_column(Columns const& from, int column, Cell& to) {
    switch (from.type(column)) {
        case Type::null: to = nullptr; return;
        case Type::number: to = from.number(column); return;
        case Type::text: to = std::string(from.text(column)); return;
        case Type::bytes: to = Blob{std::string(text_of(from.bytes(column)))}; return;
    }
    throw StrangeValue{};
}
template <std::size_t Size>
void from_column(Columns const& from, int column, std::array<std::uint8_t, Size>& to) {
    auto const bytes = from.bytes(column);
    if (bytes.size() != Size) throw StrangeValue{};
    std::memcpy(to.data(), bytes.data(), Size);
}
inline void from_column(Columns const& from, int column, Uuid& to) { from_column(from, column, to.bytes); }
template <typename T>
    requires std::is_enum_v<T>
void from_column(Columns const& from, int column, T& to) {
    to = static_cast<T>(from.number(column));
}
template <typename T>
void from_column(Columns const& from, int column, std::optional<T>& to) {
    if (from.is_null(column)) {
        to.reset();
    } else {
        from_column(from, column, to.emplace());
    }
}

}  // namespace chengxin::store
