#include "pack/compile.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "ledger/digest.hpp"
#include "pack/compiler.hpp"
#include "pack/pack.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

Problem broken(std::string const& what) {
    return {Refusal::invalid, "pack.malformed", "/pack", "工作法文件不完整：" + what};
}

template <typename Items>
auto const* find_named(Items const& items, std::string_view name) {
    auto const found = std::ranges::find_if(items, [&](auto const& item) { return item.name == name; });
    return found == items.end() ? nullptr : &*found;
}

/// Packs in an order in which each stands after those it needs. in: no circle.
std::vector<Installed> by_need(std::vector<Installed> packs) {
    std::ranges::sort(packs, {}, &Installed::name);
    std::vector<Installed> ordered;
    std::set<std::string> placed;
    while (!packs.empty()) {
        auto const ready = std::ranges::find_if(packs, [&](Installed const& pack) {
            return std::ranges::all_of(needs_of(pack.pack), [&](auto const& need) { return placed.contains(need); });
        });
        auto const next = ready == packs.end() ? packs.begin() : ready;
        placed.insert(next->name);
        ordered.push_back(std::move(*next));
        packs.erase(next);
    }
    return ordered;
}

}  // namespace

std::vector<std::string> needs_of(json::Object const& pack) {
    std::vector<std::string> needs;
    auto const* header = pack.if_contains("pack");
    auto const* named = header == nullptr || !header->is_object() ? nullptr : header->get_object().if_contains("needs");
    if (named == nullptr || !named->is_array()) return needs;
    for (auto const& need : named->get_array()) {
        if (need.is_string()) needs.emplace_back(need.get_string());
    }
    return needs;
}

duty::Rule const* Method::duty(std::string_view name) const { return find_named(duties, name); }

indicator::Definition const* Method::indicator(std::string_view name) const { return find_named(indicators, name); }

LinkRule const* Method::link(std::string_view name) const {
    auto const found = links_.find(name);
    return found == links_.end() ? nullptr : &found->second;
}

Date Method::start() const {
    auto const found = catalogue.settings.find("program.start");
    auto const* value = found == catalogue.settings.end() ? nullptr : found->second.on(far_future);
    auto const day = value != nullptr && value->is_string() ? parse_date(value->get_string()) : Result<Date>(Problem{});
    return day ? *day : first_of_year(2000);
}

std::string Method::link_title(std::string_view name) const {
    auto const* rule = link(name);
    return rule == nullptr ? std::string(name) : rule->title;
}

std::string Method::pack_of(std::string_view kind) const {
    auto const found = declared_by_.find(kind);
    return found == declared_by_.end() ? std::string(roster::builtin_pack) : found->second;
}

json::Object Method::kinds_json(Date day) const {
    json::Object out;
    out["digest"] = digest;
    json::Array facts;
    for (auto const& file : fact_files_) facts.push_back(file);
    json::Array lists;
    for (auto const& file : list_files_) lists.push_back(file);
    json::Object settings;
    for (auto const& [name, setting] : catalogue.settings) {
        if (auto const* value = setting.on(day)) settings[name] = *value;
    }
    out["facts"] = std::move(facts);
    out["lists"] = std::move(lists);
    out["settings"] = std::move(settings);
    return out;
}

namespace {

/// What the checks say of a pack, as the first of its findings.
Outcome checked(json::Object const& pack, std::vector<json::Object> const& others) {
    auto const findings = check(pack, others);
    if (findings.empty()) return Done{};
    auto const& first = findings.front();
    auto const at = "/pack/" + first.file + (first.row.empty() ? "" : "/" + first.row);
    auto const more = findings.size() == 1 ? "" : "（共 " + std::to_string(findings.size()) + " 处）";
    return Problem{Refusal::invalid, "pack." + first.code, at,
                   first.file + " " + first.row + "：" + first.reason + more};
}

bool needs_in_turn(std::vector<Installed> const& packs, Installed const& pack, std::string const& name) {
    return std::ranges::any_of(needs_of(pack.pack), [&](std::string const& need) {
        if (need == name) return true;
        auto const* found = find_named(packs, need);
        return found != nullptr && needs_in_turn(packs, *found, name);
    });
}

}  // namespace

Header header_of(json::Object const& pack) {
    auto const* head = pack.if_contains("pack");
    auto const own = head != nullptr && head->is_object() ? head->get_object() : json::Object();
    return {text_at(own, "pack"), text_at(own, "version"), to_hex(ledger::digest({bytes_of(json::canonical(pack))}))};
}

Result<Header> Method::may_add(json::Object const& pack) const {
    auto const* header = pack.if_contains("pack");
    auto const* files = pack.if_contains("files");
    if (header == nullptr || !header->is_object() || files == nullptr || !files->is_array()) {
        return broken("要有 pack 和 files，请用 chengxin pack build 生成。");
    }
    auto found = header_of(pack);
    if (found.name.empty() || found.version.empty()) return broken("pack.toml 要写 pack 和 version。");
    for (auto const& need : needs_of(pack)) {
        if (find_named(packs, need) == nullptr) {
            return Problem{Refusal::invalid, "pack.needs", "/pack/needs",
                           "请先安装“" + need + "”，它是这个工作法的基础。"};
        }
    }
    std::vector<Installed> all;
    std::vector<json::Object> others;
    for (auto const& installed : packs) {
        if (installed.name == found.name) continue;
        all.push_back(installed);
        others.push_back(installed.pack);
    }
    if (auto const done = checked(pack, others); !done) return done.error();
    if (auto const done = may_still_rest_on(pack, found.name); !done) return done.error();
    all.push_back({found.name, found.version, found.digest, pack});
    if (auto const compiled = Compiler::compile(by_need(std::move(all))); !compiled) return compiled.error();
    return found;
}

/// Packs that rest on one that is replaced are checked again: what they name must still be there.
Outcome Method::may_still_rest_on(json::Object const& pack, std::string const& name) const {
    for (auto const& dependent : packs) {
        if (dependent.name == name || !needs_in_turn(packs, dependent, name)) continue;
        std::vector<json::Object> others;
        for (auto const& other : packs) {
            if (other.name != dependent.name) others.push_back(other.name == name ? pack : other.pack);
        }
        if (auto const done = checked(dependent.pack, others); !done) return done.error();
    }
    return Done{};
}

Method Method::of(std::vector<Installed> installed) { return Compiler::compile(by_need(std::move(installed))).value(); }

Method load_method(store::Connection& connection, ledger::Tenant tenant, ledger::Words const& words,
                   ledger::Number county) {
    std::vector<Installed> packs;
    auto const rows = roster::standing_of(connection, tenant, words.find(Installed::kind_name), county);
    for (auto const& row : rows) {
        if (row.past != far_future) continue;  // the last version of each
        auto const fact = ledger::find_seq(connection, tenant, row.seq);
        CHECK(fact.has_value());
        packs.push_back(json::read_object<Installed>(json::parse(fact->answers).value()).value());
    }
    auto method = Compiler::compile(by_need(std::move(packs)));
    // What was installed was checked then: either the tables were changed since, or the program is an older one.
    if (!method) throw store::StoreFailure("工作法（standing）读不出来：" + method.error().detail);
    return *std::move(method);
}

}  // namespace chengxin::pack
