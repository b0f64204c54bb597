#include "duty/eligibility.hpp"

#include <algorithm>
#include <set>

namespace chengxin::duty {

namespace {

/// What the roster calls an attribute that packs know by another name.
std::string_view answer_of(std::string_view each, std::string_view attribute) {
    if (each != roster::subject_kind::division) return attribute;
    if (attribute == "virtual") return "is_virtual";
    return attribute == "kind" ? "level" : attribute;
}

/// A subject on one day, as a duty's condition sees it: attributes of the roster, standing facts, groups.
class Standing final : public condition::Reading {
public:
    Standing(fact::Catalogue const& catalogue, Rule const& rule, Held const& held, Date day)
        : catalogue_(catalogue),
          rule_(rule),
          held_(held),
          day_(day) {}

    std::optional<json::Value> field(std::string_view path) const override {
        constexpr std::string_view about = "about.";
        if (!path.starts_with(about)) return std::nullopt;
        auto const* span = span_of(rule_.each);
        auto const name = answer_of(rule_.each, path.substr(about.size()));
        auto const* value = span == nullptr ? nullptr : span->answers.if_contains(name);
        return value == nullptr || value->is_null() ? std::nullopt : std::optional(*value);
    }

    std::optional<std::vector<condition::Holding>> holdings(std::string_view name,
                                                            json::Value const& thing) const override {
        if (!thing.is_null()) return std::nullopt;
        std::vector<condition::Holding> holdings;
        if (auto const* span = span_of(name)) holdings.push_back({{}, span->answers});
        return holdings;
    }

    std::optional<bool> in_group(std::string_view name, json::Value const& thing) const override {
        auto const group = catalogue_.groups.find(name);
        if (!thing.is_null() || group == catalogue_.groups.end()) return std::nullopt;
        return group->second.holds(*this);
    }

    std::optional<json::Value> setting(std::string_view name) const override {
        auto const found = catalogue_.settings.find(name);
        auto const* value = found == catalogue_.settings.end() ? nullptr : found->second.on(day_);
        return value == nullptr ? std::nullopt : std::optional(*value);
    }

private:
    HeldSpan const* span_of(std::string_view kind) const {
        auto const spans = held_.kinds.find(kind);
        if (spans == held_.kinds.end()) return nullptr;
        auto const here = std::ranges::find_if(
            spans->second, [&](HeldSpan const& span) { return span.first <= day_ && day_ < span.past; });
        return here == spans->second.end() ? nullptr : &*here;
    }

    fact::Catalogue const& catalogue_;
    Rule const& rule_;
    Held const& held_;
    Date day_;
};

/// Whether the subject is there on the day, at a level that the rule is about.
bool is_there(Rule const& rule, std::vector<HeldSpan> const& spans, Date day) {
    return std::ranges::any_of(spans, [&](HeldSpan const& span) {
        if (day < span.first || span.past <= day) return false;
        if (rule.levels.empty()) return true;
        auto const* level = span.answers.if_contains("level");
        return level != nullptr && level->is_string() &&
               std::ranges::count(rule.levels, std::string_view(level->get_string())) > 0;
    });
}

}  // namespace

HeldSpan held_link(roster::Divisions const& divisions, roster::LinkRow const& link) {
    bool const is_division = divisions.at(link.target, link.first) != nullptr;
    return {link.first, link.past, {}, is_division ? link.target : 0};
}

Number place_on(Rule const& rule, Held const& held, Date day) {
    if (rule.each == roster::subject_kind::household) return roster::village_on(held.places, day);
    for (auto const& name : rule.reads_links) {
        auto const links = held.kinds.find(name);
        if (links == held.kinds.end()) continue;
        for (auto const& link : links->second) {
            if (link.place != 0 && link.first <= day && day < link.past) return link.place;
        }
    }
    return held.at;
}

std::vector<Eligible> eligible_days(fact::Catalogue const& catalogue, Rule const& rule, Held const& held) {
    std::set<Date> turns;
    for (auto const& [kind, spans] : held.kinds) {
        for (auto const& span : spans) turns.insert({span.first, span.past});
    }
    for (auto const& place : held.places) turns.insert({place.first, place.past});
    std::vector<Eligible> eligible;
    auto const subject = held.kinds.find(rule.each);
    if (subject == held.kinds.end()) return eligible;
    for (auto turn = turns.begin(); turn != turns.end(); ++turn) {
        if (!is_there(rule, subject->second, *turn)) continue;
        if (!rule.owed_if.holds(Standing(catalogue, rule, held, *turn))) continue;
        auto const next = std::next(turn);
        Date const past = next == turns.end() ? far_future : *next;
        auto const place = place_on(rule, held, *turn);
        bool const goes_on = !eligible.empty() && eligible.back().past == *turn && eligible.back().place == place;
        if (goes_on) {
            eligible.back().past = past;
        } else {
            eligible.push_back({*turn, past, place});
        }
    }
    return eligible;
}

std::vector<Owed> runs_of(fact::Catalogue const& catalogue, Rule const& rule, Held const& held) {
    auto const eligible = eligible_days(catalogue, rule, held);
    if (!rule.is_group) return owed_runs(eligible, rule.every, rule.held_days, rule.in_force);
    std::vector<Owed> runs;
    for (auto const& span : eligible) runs.push_back({span.first, span.past, span.place});
    return runs;
}

}  // namespace chengxin::duty
