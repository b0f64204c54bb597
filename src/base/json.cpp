#include "base/json.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace chengxin::json {

namespace {

std::size_t names_in(Value const& value) {
    std::size_t count = 0;
    if (value.is_object()) {
        for (auto const& [name, member] : value.get_object()) count += 1 + names_in(member);
    } else if (value.is_array()) {
        for (auto const& item : value.get_array()) count += names_in(item);
    }
    return count;
}

}  // namespace

Result<Value> parse(std::string_view text, boost::json::storage_ptr storage) {
    boost::json::error_code error;
    boost::json::parse_options options;
    options.max_depth = 32;
    Value value = boost::json::parse({text.data(), text.size()}, error, std::move(storage), options);
    if (!error) return value;
    if (error == boost::json::error::too_deep) {
        return Problem{Refusal::malformed, "json.too_deep", "", "JSON 嵌套超过 32 层，请检查生成它的程序。"};
    }
    return Problem{Refusal::malformed, "json.malformed", "", "内容不是有效的 UTF-8 JSON，请检查后重发。"};
}

Result<Value> parse_foreign(std::string_view text, boost::json::storage_ptr storage) {
    auto value = parse(text, std::move(storage));
    if (!value) return value;
    // A name that is written twice is kept once.
    if (count_names(text) == names_in(*value)) return value;
    if (auto const at = first_duplicate(text)) {
        return Problem{Refusal::malformed, "json.duplicate_name", *at, "同一个字段写了两次，请只留一个。"};
    }
    return value;
}

void append_string(std::string& out, std::string_view text) {
    out += '"';
    auto const* kept = text.data();  // what stands as it is goes in one piece
    auto const* const end = text.data() + text.size();
    for (auto const* at = kept; at != end; ++at) {
        auto const byte = static_cast<unsigned char>(*at);
        if (byte >= 0x20U && byte != '"' && byte != '\\') continue;
        out.append(kept, at);
        kept = at + 1;
        if (byte >= 0x20U) {
            out += '\\';
            out += *at;
        } else {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", byte);
            out += escape.data();
        }
    }
    out.append(kept, end);
    out += '"';
}

void append_canonical(std::string& out, Value const& value) {
    switch (value.kind()) {
        case boost::json::kind::object: {
            boost::container::small_vector<boost::json::key_value_pair const*, 16> rows;
            for (auto const& row : value.get_object()) rows.push_back(&row);
            std::ranges::sort(rows, {}, [](auto const* row) { return std::string_view(row->key()); });
            out += '{';
            for (auto const* row : rows) {
                if (row != rows.front()) out += ',';
                append_string(out, row->key());
                out += ':';
                append_canonical(out, row->value());
            }
            out += '}';
            return;
        }
        case boost::json::kind::array: {
            out += '[';
            for (auto const& item : value.get_array()) {
                if (&item != value.get_array().data()) out += ',';
                append_canonical(out, item);
            }
            out += ']';
            return;
        }
        case boost::json::kind::string: append_string(out, value.get_string()); return;
        default: out += boost::json::serialize(value); return;
    }
}

std::string canonical(Value const& value) {
    std::string out;
    append_canonical(out, value);
    return out;
}

Problem wrong(std::string const& at, char const* expected) {
    return {Refusal::malformed, "json.wrong_type", at, std::string("此处应是") + expected + "。"};
}
Problem missing(std::string const& at) { return {Refusal::malformed, "json.missing", at, "缺少此项，请补上。"}; }
Problem unknown_name(std::string const& at) {
    return {Refusal::malformed, "json.unknown_name", at, "没有这个字段，请核对名称后删去或改正。"};
}

Outcome read(Value const& from, std::string& to, std::string const& at) {
    if (!from.is_string()) return wrong(at, "文字");
    to = std::string_view(from.get_string());
    return Done{};
}
Outcome read(Value const& from, std::int64_t& to, std::string const& at) {
    if (!from.is_int64()) return wrong(at, "整数");
    to = from.get_int64();
    return Done{};
}
Outcome read(Value const& from, bool& to, std::string const& at) {
    if (!from.is_bool()) return wrong(at, "是或否（true、false）");
    to = from.get_bool();
    return Done{};
}
Outcome read(Value const& from, Date& to, std::string const& at) {
    if (from.is_string()) {
        if (auto const date = parse_date(from.get_string())) {
            to = *date;
            return Done{};
        }
    }
    return wrong(at, "日期，写成 2026-11-23 的样子");
}
Outcome read(Value const& from, Uuid& to, std::string const& at) {
    if (from.is_string()) {
        if (auto const uuid = parse_uuid(from.get_string())) {
            to = *uuid;
            return Done{};
        }
    }
    return wrong(at, "36 个字符的编号（UUID）");
}
Outcome read(Value const& from, Value& to, std::string const&) {
    to = from;
    return Done{};
}
Outcome read(Value const& from, Value const*& to, std::string const&) {
    to = &from;
    return Done{};
}
Outcome read(Value const& from, Object& to, std::string const& at) {
    if (!from.is_object()) return wrong(at, "一个对象");
    to = from.get_object();
    return Done{};
}

}  // namespace chengxin::json
