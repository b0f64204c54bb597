#include "command/beside.hpp"

#include <algorithm>
#include <array>

#include "duty/rule.hpp"
#include "roster/kinds.hpp"

namespace chengxin::command {

namespace {

/// Past the string that begins at `at`.
std::size_t past_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\' ? 1U : 0U;
    return at + 1;
}

/// Past the value that begins at `at`: where the comma or bracket behind it stands.
std::size_t past_value(std::string_view text, std::size_t at) {
    for (int depth = 0; at < text.size();) {
        auto const c = text[at];
        if (c == '"') {
            at = past_string(text, at);
            continue;
        }
        if (c == '{' || c == '[') ++depth;
        bool const closes = c == '}' || c == ']';
        if (closes && depth == 0) break;
        if (closes) --depth;
        if (c == ',' && depth == 0) break;
        ++at;
    }
    return at;
}

/// Calls `take(name, value)` for each member of a canonical object, as text. What is none is read as far as it is one.
template <typename Take>
void each_member(std::string_view object, Take const& take) {
    for (std::size_t at = 1; at < object.size() && object[at] == '"'; ++at) {
        auto const past_name = past_string(object, at);
        auto const value = past_name + 1;  // behind the colon
        if (value >= object.size()) return;
        auto const past = past_value(object, value);
        if (past > object.size()) return;
        take(object.substr(at + 1, past_name - at - 2), object.substr(value, past - value));
        at = past;
    }
}

constexpr std::string_view commitment_begins = "{\"sealed\":\"";

/// The duty of a stream of outcomes, or the group of its rule, else the word itself.
std::string declared_name(std::string word) {
    for (auto const stream : {duty::stream_owed, duty::stream_met, duty::stream_excused}) {
        auto const around = stream("");  // "duty..owed"
        auto const before = around.find("..") + 1;
        auto const behind = around.size() - before;
        bool const is_stream = word.size() > around.size() && word.starts_with(around.substr(0, before)) &&
                               word.ends_with(around.substr(before));
        if (is_stream) word = word.substr(before, word.size() - before - behind);
    }
    auto const of_group = duty::group_rule("");
    return word.starts_with(of_group) ? word.substr(of_group.size()) : word;
}

}  // namespace

void Accounted::add(Accounted& more) {
    words.merge(more.words);
    names.merge(more.names);
    packs.insert(packs.end(), more.packs.begin(), more.packs.end());
}

void each_commitment(std::string_view answers,
                     std::function<void(std::string_view field, std::string_view commitment)> const& take) {
    constexpr std::size_t digits = 64;
    if (answers.find(commitment_begins) == std::string_view::npos) return;
    each_member(answers, [&](std::string_view name, std::string_view value) {
        if (!value.starts_with(commitment_begins) || value.size() != commitment_begins.size() + digits + 2) return;
        take(name, value.substr(commitment_begins.size(), digits));
    });
}

void account(Accounted& accounted, std::string_view kind, ledger::Seq seq, std::string_view answers) {
    if (kind == pack::Installed::kind_name) accounted.packs.push_back(seq);
    if (kind != roster::Link::kind_name) return;
    each_member(answers, [&](std::string_view name, std::string_view value) {
        if (name == "link" && value.size() > 2) accounted.names.emplace(value.substr(1, value.size() - 2));
    });
}

std::optional<std::string> extra_word(store::Connection& connection, ledger::Tenant tenant,
                                      std::unordered_map<ledger::Number, std::string> const& words,
                                      Accounted const& accounted) {
    std::map<ledger::Number, std::string> unexplained;
    for (auto const& [number, text] : words) {
        if (!accounted.words.contains(number) && !accounted.names.contains(text)) unexplained.emplace(number, text);
    }
    for (auto const seq : accounted.packs) {
        if (unexplained.empty()) break;
        auto const row = ledger::find_seq(connection, tenant, seq);
        if (!row) continue;
        std::erase_if(unexplained, [&](auto const& word) {
            return row->answers.find('"' + declared_name(word.second) + '"') != std::string::npos;
        });
    }
    if (unexplained.empty()) return std::nullopt;
    auto const& [number, text] = *unexplained.begin();
    return "词表（word）里多出编号 " + std::to_string(number) + " 的“" + text + "”：没有记录用到它。";
}

std::optional<std::string> offset_fault(County const& county, store::Connection& connection) {
    auto const first = ledger::find_seq(connection, county.tenant(), 1);
    if (!first) return std::nullopt;
    auto const answers = json::parse(first->answers);
    if (!answers || !answers->is_object()) return std::nullopt;
    auto const* offset = answers->get_object().if_contains("offset_minutes");
    if (offset == nullptr || !offset->is_int64() || offset->get_int64() == county.offset().count()) return std::nullopt;
    return "县的时区（tenant.offset_minutes）与第 1 条记录里建县时的不同：它被改动过。";
}

}  // namespace chengxin::command
