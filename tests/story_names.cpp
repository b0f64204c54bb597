#include <boost/regex.hpp>

#include "base/text.hpp"
#include "ledger/digest.hpp"
#include "tests/story.hpp"

namespace chengxin::tests {

namespace {

/// The n-th name's id: a UUIDv7 of the n-th millisecond of 2023, so that ids sort as the names were first told.
Uuid made_id(std::size_t n, std::string const& name) {
    auto const hash = ledger::digest({bytes_of(name)});
    constexpr std::uint64_t first_ms = 1'672'531'200'000;
    auto const ms = first_ms + n;
    Uuid uuid;
    for (std::size_t i = 0; i < 6; ++i) uuid.bytes[i] = static_cast<std::uint8_t>(ms >> (8 * (5 - i)));
    std::copy(hash.begin(), hash.begin() + 10, uuid.bytes.begin() + 6);
    uuid.bytes[6] = static_cast<std::uint8_t>(0x70U | (uuid.bytes[6] & 0x0fU));
    uuid.bytes[8] = static_cast<std::uint8_t>(0x80U | (uuid.bytes[8] & 0x3fU));
    return uuid;
}

bool is(std::string const& text, char const* pattern) { return boost::regex_match(text, boost::regex(pattern)); }

}  // namespace

Uuid StoryNames::id(std::string const& name) {
    auto const found = ids_.find(name);
    if (found != ids_.end()) return found->second;
    auto const made = made_id(ids_.size(), name);
    know_id(name, made);
    return made;
}

void StoryNames::know_id(std::string const& name, Uuid const& id) {
    ids_[name] = id;
    names_[to_text(id)] = name;
}

void StoryNames::learn(json::Value const& reply) {
    auto const* receipts = reply.is_object() ? reply.get_object().if_contains("receipts") : nullptr;
    if (receipts == nullptr) return;
    for (auto const& receipt : receipts->as_array()) {
        auto const name = names_.find(std::string(receipt.at("id").as_string()));
        auto const* seq = receipt.as_object().if_contains("seq");
        if (name == names_.end() || seq == nullptr) continue;
        seqs_.emplace(seq->as_int64(), name->second);
        moments_.emplace(std::string(receipt.at("recorded_at").as_string()), name->second);
    }
}

std::string StoryNames::filled(std::string const& text) {
    static boost::regex const name(R"(\{([^{}\s":,]+)\})");
    auto const value_of = [&](boost::smatch const& match) {
        auto const kept = kept_.find(match[1]);
        return kept == kept_.end() ? to_text(id(match[1])) : kept->second;
    };
    return boost::regex_replace(text, name, value_of);
}

std::string StoryNames::told_text(std::string const& text) const {
    if (auto const name = names_.find(text); name != names_.end()) return "{" + name->second + "}";
    for (auto const& [name, value] : kept_) {
        if (value == text) return "{" + name + "}";
    }
    if (is(text, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) return "{id}";
    if (is(text, "[0-9a-f]{64}")) return "{digest}";
    if (is(text, R"(\d{4}-\d\d-\d\d\.\d+)")) return "{page}";
    static boost::regex const digest_in_page("\\b[0-9a-f]{64}\\b");
    if (!is(text, R"(\d{4}-\d\d-\d\dT[\d:.]+Z)")) return boost::regex_replace(text, digest_in_page, "{digest}");
    auto const moment = moments_.find(text);
    return moment == moments_.end() ? "{moment}" : "{moment of " + moment->second + "}";
}

json::Value StoryNames::told_member(std::string_view key, json::Value const& value) const {
    if (key != "seq" || !value.is_int64()) return told(value);
    auto const fact = seqs_.find(value.get_int64());
    if (fact != seqs_.end()) return json::Value("{seq of " + fact->second + "}");
    for (auto const& [name, kept] : kept_) {
        if (kept == json::canonical(value)) return json::Value("{" + name + "}");
    }
    return json::Value("{seq}");
}

json::Value StoryNames::told(json::Value const& value) const {
    if (value.is_string()) return json::Value(told_text(std::string(value.get_string())));
    if (value.is_array()) {
        json::Array items;
        for (auto const& item : value.get_array()) items.push_back(told(item));
        return items;
    }
    if (!value.is_object()) return value;
    json::Object out;
    for (auto const& [key, member] : value.get_object()) out[key] = told_member(key, member);
    return out;
}

}  // namespace chengxin::tests
