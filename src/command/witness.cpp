#include "command/witness.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>

#include "base/json.hpp"

namespace chengxin::command {

namespace {

using ledger::Hash;
using ledger::Seq;

constexpr std::size_t link_digits = 64;
constexpr std::size_t unfinished_max = std::size_t{64} * 1024 * 1024;

std::optional<Hash> hash_of(std::string_view hex) {
    if (hex.size() != link_digits) return std::nullopt;
    std::string lower(hex);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    auto const bytes = from_hex(lower);
    if (!bytes) return std::nullopt;
    Hash hash{};
    std::memcpy(hash.data(), bytes->data(), hash.size());
    return hash;
}

bool is_number(std::string_view word) {
    constexpr std::size_t digits_max = 18;
    return !word.empty() && word.size() <= digits_max &&
           std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// The county that an object says it is of.
std::optional<ledger::Tenant> county_in(json::Object const& object) {
    auto const* county = object.if_contains("county");
    if (county == nullptr) return std::nullopt;
    if (county->is_int64()) return county->get_int64();
    if (county->is_string() && is_number(std::string_view(county->get_string()))) {
        return std::stoll(std::string(county->get_string()));
    }
    return std::nullopt;
}

/// Puts every head in a value to the others. in: `county`, that the value stands in; `own`, the one asked for.
void collect(json::Value const& value, ledger::Tenant county, ledger::Tenant own, Witnesses& found) {
    if (value.is_array()) {
        for (auto const& item : value.get_array()) collect(item, county, own, found);
    }
    if (!value.is_object()) return;
    auto const& object = value.get_object();
    county = county_in(object).value_or(county);
    auto const* seq = object.if_contains("seq");
    auto const* link = object.if_contains("link");
    if (seq != nullptr && link != nullptr && seq->is_int64() && link->is_string()) {
        auto const hash = hash_of(std::string_view(link->get_string()));
        if (hash && county == own) found.heads.push_back({seq->get_int64(), *hash});
        if (hash && county != own) ++found.of_other_counties;
    }
    for (auto const& [name, member] : object) {
        // What a fact says may hold anything.
        if (name != "fact") collect(member, county, own, found);
    }
}

std::string row(Seq seq) { return "第 " + std::to_string(seq) + " 条"; }

}  // namespace

void WitnessReader::take_line(std::string_view line) {
    if (unfinished_.empty()) {
        auto const first = line.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos) return;
        if (line[first] != '{' && line[first] != '[') {
            take_text(line);
            return;
        }
    }
    unfinished_ += line;
    unfinished_ += '\n';
    take_json_so_far();
}

/// An exported ledger is JSON a line; a page that was saved may be laid out over many.
void WitnessReader::take_json_so_far() {
    auto const last = unfinished_.find_last_not_of(" \t\r\n");
    auto const closes = unfinished_[last];
    if (closes != '}' && closes != ']' && unfinished_.size() < unfinished_max) return;
    auto const value = json::parse(unfinished_);
    if (!value && unfinished_.size() < unfinished_max) return;
    if (value) collect(*value, tenant_, tenant_, found_);
    unfinished_.clear();
}

void WitnessReader::take_text(std::string_view line) {
    std::vector<std::string_view> numbers;
    for (std::size_t at = 0; at < line.size();) {
        if (!is_word(line[at])) {
            ++at;
            continue;
        }
        auto past = at;
        while (past < line.size() && is_word(line[past])) ++past;
        auto const word = line.substr(at, past - at);
        at = past;
        if (auto const link = hash_of(word)) {
            bool const names_county = numbers.size() >= 2 && numbers[numbers.size() - 2].size() == 6;
            if (numbers.empty()) {
                found_.links.push_back(*link);
            } else if (names_county && std::stoll(std::string(numbers[numbers.size() - 2])) != tenant_) {
                ++found_.of_other_counties;
            } else {
                found_.heads.push_back({std::stoll(std::string(numbers.back())), *link});
            }
            numbers.clear();
        } else if (is_number(word)) {
            numbers.push_back(word);
        }
    }
}

Witnesses WitnessReader::finish() {
    if (!unfinished_.empty()) {
        // No JSON after all: line by line, whatever can be found in it.
        auto const text = std::move(unfinished_);
        for (std::size_t at = 0; at < text.size();) {
            auto const past = std::min(text.find('\n', at), text.size());
            take_text(std::string_view(text).substr(at, past - at));
            at = past + 1;
        }
    }
    std::ranges::sort(found_.heads);
    auto const [first, last] = std::ranges::unique(found_.heads);
    found_.heads.erase(first, last);
    return std::move(found_);
}

void Compared::agrees(Seq seq) {
    last_agreeing = seq;
    if (!first_differing) last_agreeing_before = seq;
}

void Compared::differs(Seq seq) {
    if (!first_differing) first_differing = seq;
}

void Compared::add(Compared const& later) {
    agreeing_links.insert(agreeing_links.end(), later.agreeing_links.begin(), later.agreeing_links.end());
    if (!first_differing) {
        first_differing = later.first_differing;
        last_agreeing_before = std::max(last_agreeing_before, later.last_agreeing_before);
    }
    if (later.last_agreeing) last_agreeing = later.last_agreeing;
}

Witnessing::Witnessing(Witnesses const& witnesses, Seq before)
    : witnesses_(witnesses),
      next_(std::ranges::upper_bound(witnesses.heads, before, {}, &Witness::seq)) {}

void Witnessing::compare(Seq seq, Hash const& link, Compared& compared) {
    if (!witnesses_.links.empty() && std::ranges::count(witnesses_.links, link) > 0) {
        compared.agreeing_links.push_back(seq);
        compared.agrees(seq);
    }
    // Two that differ from one another may stand at one seq.
    for (; next_ != witnesses_.heads.end() && next_->seq <= seq; ++next_) {
        next_->seq == seq && next_->link == link ? compared.agrees(seq) : compared.differs(next_->seq);
    }
}

std::vector<std::string> differences(Witnesses const& witnesses, Compared const& compared, std::optional<Seq> rows) {
    std::vector<std::string> found;
    auto const& differing = compared.first_differing;
    bool const contradicted = differing && compared.last_agreeing.value_or(-1) >= *differing;
    if (contradicted) {
        found.push_back(row(*differing) + "的账头与" + row(*compared.last_agreeing) +
                        "的账头互相矛盾：后者与账本一致，前者抄错了，或不是这本账的。");
    } else if (differing) {
        auto const agreed = compared.last_agreeing_before;
        auto const since = agreed + 1 == *differing ? std::string("正是这一条被改动过")
                                                    : "最早从" + row(agreed + 1) + "、最晚到这一条被改动过";
        found.push_back(row(*differing) + "记录与抄存的账头不同：" + since +
                        (agreed == 0 ? std::string("。") : "，" + row(agreed) + "及以前一致。"));
    }
    if (!rows) return found;
    if (!witnesses.heads.empty() && witnesses.heads.back().seq > *rows) {
        found.push_back(row(*rows + 1) + "记录起被截去：抄存的账头记到" + row(witnesses.heads.back().seq) +
                        "，账上只有 " + std::to_string(*rows) + " 条。");
    }
    auto const missing = witnesses.links.size() - std::min(witnesses.links.size(), compared.agreeing_links.size());
    if (missing > 0) found.push_back("抄存的链值在账上找不到：它以前的记录被改动过，或它不是这本账的。");
    return found;
}

}  // namespace chengxin::command
