#pragma once

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/json_duplicate.hpp"
#include "base/result.hpp"

/// JSON in and out of described structs. A struct lists its members once (BOOST_DESCRIBE_STRUCT);
/// reading names the first missing, wrong or unknown place, in Chinese.
namespace chengxin::json {

using Value = boost::json::value;
using Object = boost::json::object;
using Array = boost::json::array;

/// in:    `text`, UTF-8.
/// fails: malformed `json.malformed` (not JSON, not UTF-8, deeper than 32), at "".
Result<Value> parse(std::string_view text, boost::json::storage_ptr storage = {});
/// What somebody else wrote. fails: as above; malformed `json.duplicate_name` at the place.
Result<Value> parse_foreign(std::string_view text, boost::json::storage_ptr storage = {});
/// Where the many small parts of one request are kept, to be dropped all at once.
using Arena = boost::json::monotonic_resource;

/// Keys sorted by byte, no white space, numbers as whole numbers: one text for one value.
std::string canonical(Value const& value);
void append_canonical(std::string& out, Value const& value);
/// A JSON string literal, quotes included; only `"`, `\` and control characters are escaped.
void append_string(std::string& out, std::string_view text);

Problem wrong(std::string const& at, char const* expected);
Problem missing(std::string const& at);
Problem unknown_name(std::string const& at);

template <typename T>
concept Described = boost::describe::has_describe_members<T>::value && !std::is_base_of_v<Uuid, T>;

Outcome read(Value const& from, std::string& to, std::string const& at);
Outcome read(Value const& from, std::int64_t& to, std::string const& at);
Outcome read(Value const& from, bool& to, std::string const& at);
Outcome read(Value const& from, Date& to, std::string const& at);
Outcome read(Value const& from, Uuid& to, std::string const& at);
Outcome read(Value const& from, Value& to, std::string const& at);
Outcome read(Value const& from, Object& to, std::string const& at);
/// Borrows it.
Outcome read(Value const& from, Value const*& to, std::string const& at);
template <typename T>
Outcome read(Value const& from, std::vector<T>& to, std::string const& at);
template <typename T>
Outcome read(Value const& from, std::optional<T>& to, std::string const& at);
template <Described T>
Outcome read(Value const& from, T& to, std::string const& at, std::string_view besides = {});

template <typename T>
Outcome read(Value const& from, std::vector<T>& to, std::string const& at) {
    if (!from.is_array()) return wrong(at, "一个列表");
    for (auto const& item : from.get_array()) {
        auto const done = read(item, to.emplace_back(), at + "/" + std::to_string(to.size() - 1));
        if (!done) return done;
    }
    return Done{};
}

template <typename T>
Outcome read(Value const& from, std::optional<T>& to, std::string const& at) {
    if (from.is_null()) return Done{};
    return read(from, to.emplace(), at);
}

template <typename T>
inline constexpr bool is_optional = false;
template <typename T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// Reads a described struct. Every member must be present unless it is std::optional;
/// a name the struct does not have is refused, so a client's typo is never silently dropped.
/// in: `besides`, a name that somebody else reads.
template <Described T>
Outcome read(Value const& from, T& to, std::string const& at, std::string_view besides) {
    if (!from.is_object()) return wrong(at, "一个对象");
    auto const& object = from.get_object();
    std::size_t used = 0;
    std::optional<Problem> problem;
    using Members =
        boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;
    boost::mp11::mp_for_each<Members>([&](auto member) {
        if (problem) return;
        auto& place = to.*member.pointer;
        auto const* found = object.if_contains(member.name);
        if (found == nullptr) {
            if constexpr (!is_optional<std::remove_reference_t<decltype(place)>>)
                problem = missing(at + "/" + member.name);
            return;
        }
        ++used;
        if (auto const done = read(*found, place, at + "/" + member.name); !done) problem = done.error();
    });
    if (problem) return *std::move(problem);
    if (!besides.empty() && object.contains(besides)) ++used;
    if (used == object.size()) return Done{};
    for (auto const& [name, value] : object) {
        bool known = !besides.empty() && name == besides;
        boost::mp11::mp_for_each<Members>([&](auto member) { known = known || name == member.name; });
        if (!known) return unknown_name(at + "/" + pointer_step(name));
    }
    return Done{};
}

/// fails: malformed, `at` naming the first offending place.
template <Described T>
Result<T> read_object(Value const& from, std::string const& at = "", std::string_view besides = {}) {
    T result{};
    if (auto const done = read(from, result, at, besides); !done) return done.error();
    return result;
}

inline Value write(std::string const& v) { return Value(v); }
inline Value write(std::string_view v) { return Value(v); }
inline Value write(std::int64_t v) { return Value(v); }
inline Value write(bool v) { return Value(v); }
inline Value write(Date v) { return Value(to_text(v)); }
inline Value write(Instant v) { return Value(to_text(v)); }
inline Value write(Uuid const& v) { return Value(to_text(v)); }
inline Value write(Value const& v) { return v; }
inline Value write(Object const& v) { return v; }
template <typename T>
Value write(std::vector<T> const& items);
template <typename T>
Value write(std::optional<T> const& item);
template <Described T>
Value write(T const& from);

template <typename T>
Value write(std::vector<T> const& items) {
    Array array;
    array.reserve(items.size());
    for (auto const& item : items) array.push_back(write(item));
    return array;
}
template <typename T>
Value write(std::optional<T> const& item) {
    return item ? write(*item) : Value(nullptr);
}
/// Members that are an empty optional are left out.
template <Described T>
Value write(T const& from) {
    Object object;
    using Members =
        boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;
    boost::mp11::mp_for_each<Members>([&](auto member) {
        auto const& place = from.*member.pointer;
        if constexpr (is_optional<std::remove_cvref_t<decltype(place)>>) {
            if (!place) return;
        }
        object[member.name] = write(place);
    });
    return object;
}

}  // namespace chengxin::json
