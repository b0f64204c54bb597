#include "indicator/link_ends.hpp"

#include <algorithm>
#include <set>

namespace chengxin::indicator {

namespace {

std::vector<Number> ends_of(std::vector<roster::LinkRow> const& links, Number roster::LinkRow::* end) {
    std::set<Number> ends;
    for (auto const& link : links) ends.insert(link.*end);
    return {ends.begin(), ends.end()};
}

std::optional<json::Value> answer_at(json::Object const* answers, std::string_view name) {
    auto const* value = answers == nullptr ? nullptr : answers->if_contains(name);
    return value == nullptr || value->is_null() ? std::nullopt : std::optional(*value);
}

std::optional<ledger::SubjectId> unit_of(json::Object const* person) {
    auto const unit = answer_at(person, "unit");
    if (!unit || !unit->is_string()) return std::nullopt;
    auto const id = parse_uuid(std::string_view(unit->get_string()));
    return id ? std::optional(ledger::SubjectId(*id)) : std::nullopt;
}

}  // namespace

/// "from.unit_kind" and "to.kind", as they were on the day the link began.
class LinkEnds::Reading final : public condition::Reading {
public:
    Reading(LinkEnds const& ends, roster::LinkRow const& link) : ends_(ends), link_(link) {}

    std::optional<json::Value> field(std::string_view path) const override {
        constexpr std::string_view from = "from.";
        constexpr std::string_view to = "to.";
        if (path.starts_with(from)) return attribute(link_.origin, path.substr(from.size()));
        if (path.starts_with(to)) return attribute(link_.target, path.substr(to.size()));
        return std::nullopt;
    }

private:
    std::optional<json::Value> attribute(Number subject, std::string_view name) const {
        if (auto const* division = ends_.ledger_.divisions.at(subject, link_.first)) {
            if (name == "kind") return json::Value(division->level);
            return name == "virtual" ? std::optional(json::Value(division->is_virtual)) : std::nullopt;
        }
        auto const* person = ends_.standing(subject, roster::Person::kind_name, link_.first);
        if (name != "unit_kind") {
            auto const own = answer_at(person, name);
            return own ? own : answer_at(ends_.standing(subject, roster::Unit::kind_name, link_.first), name);
        }
        auto const unit = unit_of(person);
        auto const number = unit ? ends_.units_.find(*unit) : ends_.units_.end();
        if (number == ends_.units_.end()) return std::nullopt;
        return answer_at(ends_.standing(number->second, roster::Unit::kind_name, link_.first), "kind");
    }

    LinkEnds const& ends_;
    roster::LinkRow const& link_;
};

LinkEnds::LinkEnds(fact::Ledger const& ledger, condition::Condition const& condition,
                   std::vector<roster::LinkRow> const& links)
    : ledger_(ledger),
      condition_(condition),
      links_(links) {
    if (condition.empty()) return;
    for (auto const end : {&roster::LinkRow::origin, &roster::LinkRow::target}) {
        auto const subjects = ends_of(links, end);
        read_standing(roster::Person::kind_name, subjects);
        read_standing(roster::Unit::kind_name, subjects);
    }
    read_units();
}

void LinkEnds::read_standing(std::string_view kind, std::vector<Number> const& subjects) {
    auto const rows = roster::standing_of(ledger_.connection, ledger_.tenant, ledger_.words.find(kind), subjects);
    std::vector<ledger::Seq> seqs;
    for (auto const& of : rows) {
        for (auto const& row : of) seqs.push_back(row.seq);
    }
    auto const facts = ledger::find_all_seqs(ledger_.connection, ledger_.tenant, seqs);
    CHECK(facts.size() == seqs.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        std::vector<duty::HeldSpan> spans;
        for (auto const& row : rows[i]) {
            spans.push_back({row.first, row.past, json::parse(facts[next++].answers).value().get_object()});
        }
        if (!spans.empty()) standing_[{std::string(kind), subjects[i]}] = std::move(spans);
    }
}

/// The units of the persons that were read.
void LinkEnds::read_units() {
    std::set<ledger::SubjectId> ids;
    for (auto const& [key, spans] : standing_) {
        for (auto const& span : spans) {
            if (auto const unit = unit_of(&span.answers)) ids.insert(*unit);
        }
    }
    std::vector<Number> numbers;
    for (auto const& unit : ledger::find_subjects(ledger_.connection, ledger_.tenant, {ids.begin(), ids.end()})) {
        units_.emplace(unit.id, unit.number);
        numbers.push_back(unit.number);
    }
    read_standing(roster::Unit::kind_name, numbers);
}

json::Object const* LinkEnds::standing(Number subject, std::string_view kind, Date day) const {
    auto const found = standing_.find(std::pair(std::string(kind), subject));
    if (found == standing_.end()) return nullptr;
    auto const here = std::ranges::find_if(
        found->second, [&](duty::HeldSpan const& span) { return span.first <= day && day < span.past; });
    return here == found->second.end() ? nullptr : &here->answers;
}

bool LinkEnds::meets(roster::LinkRow const& link) const { return condition_.holds(Reading(*this, link)); }

std::vector<Number> LinkEnds::places(std::map<Number, std::vector<roster::HouseholdRow>> const* households) const {
    std::set<Number> elsewhere;
    for (auto const& link : links_) {
        if (ledger_.divisions.at(link.target, link.first) == nullptr) elsewhere.insert(link.target);
    }
    std::vector<Number> const subjects(elsewhere.begin(), elsewhere.end());
    std::unordered_map<Number, std::vector<roster::HouseholdRow>> moves;
    if (households == nullptr) {
        auto rows = roster::household_rows(ledger_.connection, ledger_.tenant, subjects);
        for (std::size_t i = 0; i < subjects.size(); ++i) moves[subjects[i]] = std::move(rows[i]);
    } else {
        for (auto const subject : subjects) {
            auto const known = households->find(subject);
            if (known != households->end()) moves[subject] = known->second;
        }
    }
    std::vector<Number> places;
    for (auto const& link : links_) {
        if (!elsewhere.contains(link.target)) {
            places.push_back(link.target);
            continue;
        }
        auto const village = roster::village_on(moves[link.target], link.first);
        places.push_back(village != 0 ? village : ledger_.divisions.county());
    }
    return places;
}

}  // namespace chengxin::indicator
