#include "roster/divisions.hpp"

#include <algorithm>

namespace chengxin::roster {

namespace {

struct SpanRow {
    Number subject;
    SubjectId id;
    Date first;
    Date past;
    std::string answers;
};
BOOST_DESCRIBE_STRUCT(SpanRow, (), (subject, id, first, past, answers))

}  // namespace

Divisions Divisions::load(store::Connection& connection, Tenant tenant, ledger::Words const& words) {
    Divisions divisions;
    auto const rows = connection.rows<SpanRow>(
        "select standing.subject, subject.id, standing.first, standing.past, fact.answers from standing"
        " join subject on subject.tenant = standing.tenant and subject.number = standing.subject"
        " join fact on fact.tenant = standing.tenant and fact.seq = standing.seq"
        " where standing.tenant = $1 and standing.kind = $2 order by standing.subject, standing.first",
        tenant, words.find(Division::kind_name));
    for (auto const& row : rows) {
        divisions.ids_.emplace(row.subject, row.id);
        divisions.numbers_.emplace(row.id, row.subject);
    }
    for (auto const& row : rows) {
        auto const read = json::read_object<Division>(json::parse(row.answers).value());
        if (!read) throw store::StoreFailure("行政区划（standing）读不出来：" + read.error().at + read.error().detail);
        auto const& answers = *read;
        DivisionSpan span{row.first, row.past, answers.code, answers.name, answers.level, 0, answers.is_virtual};
        if (answers.parent) {
            auto const parent = divisions.numbers_.find(SubjectId(*answers.parent));
            if (parent != divisions.numbers_.end()) span.parent = parent->second;
        }
        if (span.level == "county") divisions.county_ = row.subject;
        divisions.spans_[row.subject].push_back(std::move(span));
    }
    return divisions;
}

DivisionSpan const* Divisions::at(Number division, Date day) const {
    auto const found = spans_.find(division);
    if (found == spans_.end()) return nullptr;
    auto const& spans = found->second;
    auto const past = std::ranges::upper_bound(spans, day, {}, &DivisionSpan::first);
    return past == spans.begin() ? &spans.front() : &*std::prev(past);
}

SubjectId Divisions::id_of(Number division) const {
    auto const found = ids_.find(division);
    return found == ids_.end() ? SubjectId{} : found->second;
}

std::optional<Number> Divisions::number_of(SubjectId const& id) const {
    auto const found = numbers_.find(id);
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Number> Divisions::find_code(std::string_view code, Date day) const {
    for (auto const& [number, spans] : spans_) {
        auto const* span = at(number, day);
        if (span->first <= day && day < span->past && span->code == code) return number;
    }
    return std::nullopt;
}

std::vector<Number> Divisions::lineage(Number division, Date day) const {
    std::vector<Number> lineage;
    constexpr std::size_t depth_max = 8;  // a circle of parents ends here
    while (division != 0 && lineage.size() < depth_max) {
        lineage.push_back(division);
        auto const* span = at(division, day);
        division = span == nullptr ? 0 : span->parent;
    }
    return lineage;
}

bool Divisions::is_within(Number division, Number wider, Date day) const {
    return std::ranges::count(lineage(division, day), wider) > 0;
}

std::vector<Number> Divisions::children(Number division, Date day) const {
    std::vector<Number> children;
    for (auto const& [number, spans] : spans_) {
        auto const* span = at(number, day);
        if (span->parent == division && span->first <= day && day < span->past) children.push_back(number);
    }
    std::ranges::sort(children, {}, [&](Number child) { return at(child, day)->code; });
    return children;
}

std::vector<Number> Divisions::subtree(Number division, Date day) const {
    std::vector<Number> all;
    for (auto const& [number, spans] : spans_) {
        if (is_within(number, division, day)) all.push_back(number);
    }
    return all;
}

}  // namespace chengxin::roster
