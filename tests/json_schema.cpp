#include "tests/json_schema.hpp"

#include <yaml-cpp/yaml.h>
#include <boost/regex.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/text.hpp"

namespace chengxin::tests {

namespace {

json::Value scalar_of(YAML::Node const& node) {
    auto const& text = node.Scalar();
    if (node.Tag() == "!") return json::Value(text);  // it stood in quotes
    static boost::regex const whole("-?[0-9]+");
    if (text == "null" || text == "~" || text.empty()) return nullptr;
    if (text == "true" || text == "false") return text == "true";
    if (boost::regex_match(text, whole)) return std::stoll(text);
    return json::Value(text);
}

json::Value json_of(YAML::Node const& node) {
    if (node.IsMap()) {
        json::Object out;
        for (auto const& member : node) {
            auto const key = member.first.Scalar();
            if (out.contains(key))
                throw std::runtime_error("line " + std::to_string(member.first.Mark().line + 1) + ": " + key +
                                         " stands twice");
            out[key] = json_of(member.second);
        }
        return out;
    }
    if (node.IsSequence()) {
        json::Array out;
        for (auto const& item : node) out.push_back(json_of(item));
        return out;
    }
    return node.IsNull() ? json::Value(nullptr) : scalar_of(node);
}

bool is_format(std::string const& text, std::string_view format) {
    if (format == "binary") return !text.empty();
    if (format == "uuid") return parse_uuid(text).has_value();
    if (format == "date") return parse_date(text).has_value();
    if (format == "date-time") return parse_instant(text).has_value();
    return false;
}

bool is_type(json::Value const& value, std::string_view type) {
    if (type == "null") return value.is_null();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_int64() || value.is_uint64();
    if (type == "boolean") return value.is_bool();
    if (type == "array") return value.is_array();
    return type == "object" && value.is_object();
}

/// One value against one schema, and what lies in them.
class Checking {
public:
    explicit Checking(json::Value const& document) : document_(document) {}

    void check(json::Value const& written, json::Value const& value, std::string const& at, bool is_part = false) {
        auto const& schema = resolved(document_, written).as_object();
        for (auto const& [keyword, rule] : schema) check_keyword(keyword, rule, value, at);
        if (value.is_object() && !is_part) check_undescribed(written, value.get_object(), at);
    }

    std::vector<std::string> found;

private:
    void say(std::string const& at, std::string const& what) {
        found.push_back((at.empty() ? std::string("/") : at) + " " + what);
    }

    void check_keyword(std::string_view keyword, json::Value const& rule, json::Value const& value,
                       std::string const& at) {
        static std::set<std::string_view> const tells{"description",   "examples", "title",
                                                      "discriminator", "default",  "x-codes"};
        if (tells.contains(keyword)) return;
        if (keyword == "type") return check_type(rule, value, at);
        if (keyword == "enum") return check_enum(rule.as_array(), value, at);
        if (keyword == "const") return check_enum({rule}, value, at);
        if (keyword == "allOf" || keyword == "anyOf" || keyword == "oneOf") {
            return check_several(keyword, rule.as_array(), value, at);
        }
        bool const of_object = keyword == "properties" || keyword == "required" || keyword == "additionalProperties";
        bool const of_array = keyword == "items" || keyword == "minItems" || keyword == "maxItems";
        bool const of_number = keyword == "minimum" || keyword == "maximum";
        bool const of_text =
            keyword == "pattern" || keyword == "format" || keyword == "minLength" || keyword == "maxLength";
        if (!of_object && !of_array && !of_number && !of_text) {
            return say(at, "this test does not understand the keyword " + std::string(keyword));
        }
        if (of_object && value.is_object()) check_object(keyword, rule, value.get_object(), at);
        if (of_array && value.is_array()) check_array(keyword, rule, value.get_array(), at);
        if (of_number && value.is_int64()) check_bound(keyword, rule, value.get_int64(), at);
        if (of_text && value.is_string()) check_text(keyword, rule, std::string(value.get_string()), at);
    }

    void check_type(json::Value const& rule, json::Value const& value, std::string const& at) {
        json::Array const types = rule.is_array() ? rule.get_array() : json::Array{rule};
        bool const fits = std::ranges::any_of(
            types, [&](json::Value const& type) { return is_type(value, std::string_view(type.as_string())); });
        if (!fits) say(at, "is " + json::canonical(value) + ", not " + json::canonical(rule));
    }

    void check_enum(json::Array const& values, json::Value const& value, std::string const& at) {
        if (std::ranges::find(values, value) == values.end()) say(at, "is " + json::canonical(value));
    }

    void check_several(std::string_view keyword, json::Array const& schemas, json::Value const& value,
                       std::string const& at) {
        std::size_t fitting = 0;
        std::vector<std::string> said;
        for (auto const& schema : schemas) {
            Checking one(document_);
            one.check(schema, value, at, keyword == "allOf");
            fitting += one.found.empty() ? 1 : 0;
            said.insert(said.end(), one.found.begin(), one.found.end());
        }
        bool const fits = keyword == "allOf"   ? fitting == schemas.size()
                          : keyword == "oneOf" ? fitting == 1
                                               : fitting > 0;
        if (!fits) found.insert(found.end(), said.begin(), said.end());
        if (!fits && said.empty()) say(at, "fits more than one of oneOf");
    }

    void check_object(std::string_view keyword, json::Value const& rule, json::Object const& value,
                      std::string const& at) {
        if (keyword == "required") {
            for (auto const& name : rule.as_array()) {
                if (!value.contains(name.as_string())) say(at, "lacks " + std::string(name.as_string()));
            }
        } else if (keyword == "properties") {
            for (auto const& [name, schema] : rule.as_object()) {
                if (auto const* member = value.if_contains(name)) check(schema, *member, at + "/" + std::string(name));
            }
        } else if (rule.is_object()) {
            for (auto const& [name, member] : value) check(rule, member, at + "/" + std::string(name));
        }
    }

    void check_array(std::string_view keyword, json::Value const& rule, json::Array const& value,
                     std::string const& at) {
        auto const size = static_cast<std::int64_t>(value.size());
        if (keyword != "items") return check_count(keyword == "minItems", rule.as_int64(), size, at);
        for (std::size_t i = 0; i < value.size(); ++i) check(rule, value[i], at + "/" + std::to_string(i));
    }

    void check_bound(std::string_view keyword, json::Value const& rule, std::int64_t value, std::string const& at) {
        check_count(keyword == "minimum", rule.as_int64(), value, at);
    }

    void check_count(bool is_least, std::int64_t bound, std::int64_t count, std::string const& at) {
        if (is_least ? count < bound : count > bound) say(at, "is " + std::to_string(count) + " beyond its bound");
    }

    void check_text(std::string_view keyword, json::Value const& rule, std::string const& text, std::string const& at) {
        if (keyword == "format") {
            if (!is_format(text, std::string_view(rule.as_string()))) say(at, text + " is no " + json::canonical(rule));
        } else if (keyword == "pattern") {
            if (!boost::regex_search(text, boost::regex(std::string(rule.as_string())))) say(at, text + " is not so");
        } else {
            auto const count = static_cast<std::int64_t>(character_count(text).value_or(0));
            check_count(keyword == "minLength", rule.as_int64(), count, at);
        }
    }

    /// The members that a schema and what it consists of describe. out: false when it lets any be.
    bool describe(json::Value const& written, std::set<std::string>& names) const {
        auto const& schema = resolved(document_, written).as_object();
        bool closed = true;
        if (auto const* more = schema.if_contains("additionalProperties"))
            closed = more->is_bool() && !more->get_bool();
        if (auto const* properties = schema.if_contains("properties")) {
            for (auto const& [name, member] : properties->as_object()) names.insert(std::string(name));
        }
        for (auto const* keyword : {"allOf", "anyOf", "oneOf"}) {
            auto const* parts = schema.if_contains(keyword);
            if (parts == nullptr) continue;
            for (auto const& part : parts->as_array()) closed = describe(part, names) && closed;
        }
        return closed;
    }

    void check_undescribed(json::Value const& written, json::Object const& value, std::string const& at) {
        std::set<std::string> names;
        if (!describe(written, names)) return;
        for (auto const& [name, member] : value) {
            if (!names.contains(std::string(name))) say(at, "has " + std::string(name) + ", which is not described");
        }
    }

    json::Value const& document_;
};

}  // namespace

json::Value read_yaml(std::string const& path) { return json_of(YAML::LoadFile(path)); }

json::Value const& resolved(json::Value const& document, json::Value const& schema) {
    auto const* named = schema.as_object().if_contains("$ref");
    if (named == nullptr)
        return schema;  // NOLINT(bugprone-return-const-ref-from-parameter): schemas live in the document
    auto const path = std::string(named->as_string());
    auto const* at = &document;
    std::size_t from = 2;
    while (path.starts_with("#/") && from <= path.size()) {
        auto const slash = std::min(path.find('/', from), path.size());
        at = at->is_object() ? at->get_object().if_contains(path.substr(from, slash - from)) : nullptr;
        if (at == nullptr) throw std::runtime_error(path + " leads nowhere");
        from = slash + 1;
    }
    return resolved(document, *at);
}

std::vector<std::string> violations(json::Value const& document, json::Value const& schema, json::Value const& value) {
    Checking checking(document);
    checking.check(schema, value, "");
    return checking.found;
}

}  // namespace chengxin::tests
