#include "duty/eligibility.hpp"

#include <algorithm>
#include <set>

namespace chengxin::duty {

namespace {

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
        auto const* value = span == nullptr ? nullptr : span->answers.if_contains(path.substr(about.size()));
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

}  // namespace

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
        auto const is_there = [&](HeldSpan const& span) { return span.first <= *turn && *turn < span.past; };
        if (!std::ranges::any_of(subject->second, is_there)) continue;
        if (!rule.owed_if.holds(Standing(catalogue, rule, held, *turn))) continue;
        auto const next = std::next(turn);
        Date const past = next == turns.end() ? far_future : *next;
        auto const place = roster::village_on(held.places, *turn);
        bool const goes_on = !eligible.empty() && eligible.back().past == *turn && eligible.back().place == place;
        if (goes_on) {
            eligible.back().past = past;
        } else {
            eligible.push_back({*turn, past, place});
        }
    }
    return eligible;
}

}  // namespace chengxin::duty
