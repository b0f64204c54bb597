#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "indicator/numbers.hpp"

namespace chengxin::indicator {

namespace {

constexpr auto one_day = std::chrono::days{1};

/// Members of a group whenever, as rows from when to when.
std::vector<duty::OwedRow> members_ever(Asked const& asked, std::string const& group) {
    auto const rule = asked.ledger.words.find(duty::group_rule(group));
    if (asked.known == nullptr) return duty::owed_rows(asked.ledger, rule);
    auto const found = asked.known->members.find(rule);
    return found == asked.known->members.end() ? std::vector<duty::OwedRow>() : found->second;
}

bool is_member_on(duty::OwedRow const& row, Date day) { return row.first <= day && day < row.past; }

Definition const& base_of(Asked const& asked, Definition const& definition) {
    auto const found = std::ranges::find(asked.rules.indicators, definition.over.front(), &Definition::name);
    CHECK(found != asked.rules.indicators.end());
    return *found;
}

}  // namespace

std::vector<TallyRow> tallies_asked(Asked const& asked, Definition const& definition) {
    auto const& [ledger, rules, question, parts, months, known] = asked;
    auto const stream = ledger.words.find(definition.name);
    auto const first = month_number(question.span.first);
    auto const last = question.last();
    std::vector<TallyRow> rows;
    if (stream < 0) return rows;
    if (known != nullptr) {
        for (auto const& step : known->tallies) {
            if (step.stream != stream || step.day > last || step.day < question.span.first) continue;
            rows.push_back({stream, month_number(step.day), step.place, step.item, step.n});
        }
        std::ranges::stable_sort(rows, {}, &TallyRow::month);
        return rows;
    }
    bool const whole_months = month_number(last) != month_number(last + one_day);
    rows = tallies_in(ledger, stream, first, whole_months ? month_number(last) : month_number(last) - 1);
    if (whole_months) return rows;
    auto const more = dated_tallies(asked, definition, {first_of_month(month_number(last)), last + one_day});
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

Numbers tell_apart(Asked const& asked, Definition const& definition) {
    using Items = std::unordered_set<Number>;
    Items all;
    std::map<Number, Items> by_part;
    std::map<std::int64_t, Items> by_month;
    for (auto const& row : tallies_asked(asked, definition)) {
        auto const part = asked.parts.part_of(row.place);
        if (row.n <= 0 || !part) continue;
        all.insert(row.item);
        by_part[*part].insert(row.item);
        by_month[row.month].insert(row.item);
    }
    Numbers numbers;
    numbers.total = std::ssize(all);
    for (auto const& [part, items] : by_part) {
        if (part != asked.parts.division()) numbers.parts[part] = std::ssize(items);
    }
    for (auto const month : asked.months) numbers.months.push_back(std::ssize(by_month[month]));
    return numbers;
}

LeastNumbers least_of(Asked const& asked, Definition const& definition) {
    auto const members = members_ever(asked, definition.group);
    auto const tallies = tallies_asked(asked, base_of(asked, definition));
    auto const moments = asked.moments();
    LeastNumbers numbers;
    std::unordered_map<Number, std::int64_t> counted;
    auto tally = tallies.begin();
    for (std::size_t i = 0; i < moments.size(); ++i) {
        for (; tally != tallies.end() && tally->month <= asked.months[i]; ++tally) counted[tally->item] += tally->n;
        std::map<Number, std::pair<std::int64_t, std::int64_t>> parts;  // least and among how many
        std::pair<std::int64_t, std::int64_t> total{};
        auto const take = [](std::pair<std::int64_t, std::int64_t>& least, std::int64_t n) {
            least.first = least.second == 0 ? n : std::min(least.first, n);
            ++least.second;
        };
        bool const is_last = i + 1 == moments.size();
        for (auto const& member : members) {
            auto const part = asked.parts.part_of(member.place);
            if (!is_member_on(member, moments[i]) || !part) continue;
            auto const found = counted.find(member.subject);
            auto const n = found == counted.end() ? 0 : found->second;
            take(total, n);
            if (is_last && *part != asked.parts.division()) take(parts[*part], n);
        }
        numbers.least.months.push_back(total.first);
        numbers.among.months.push_back(total.second);
        if (!is_last) continue;
        numbers.least.total = total.first;
        numbers.among.total = total.second;
        for (auto const& [part, least] : parts) {
            numbers.least.parts[part] = least.first;
            numbers.among.parts[part] = least.second;
        }
    }
    return numbers;
}

std::vector<duty::OwedRow> members_on(Asked const& asked, std::string const& group, Date day) {
    auto members = members_ever(asked, group);
    std::erase_if(members,
                  [&](duty::OwedRow const& row) { return !is_member_on(row, day) || !asked.parts.part_of(row.place); });
    return members;
}

std::vector<Member> members_of(Asked const& asked, Definition const& definition) {
    std::unordered_map<Number, std::int64_t> counted;
    for (auto const& tally : tallies_asked(asked, base_of(asked, definition))) counted[tally.item] += tally.n;
    std::vector<Member> members;
    for (auto const& row : members_on(asked, definition.group, asked.question.last())) {
        members.push_back({row.subject, row.place, counted[row.subject]});
    }
    std::ranges::sort(members, {}, [](Member const& one) { return std::tuple(one.n, one.place, one.subject); });
    return members;
}

}  // namespace chengxin::indicator
