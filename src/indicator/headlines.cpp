#include "indicator/headlines.hpp"

#include <algorithm>

#include "indicator/saying.hpp"

namespace chengxin::indicator {

namespace {

constexpr auto one_day = std::chrono::days{1};

/// What holds, on the day; what happens, since the beginning; what is told by the year, of the last whole one.
DateRange span_of(Headline const& headline, HeadlineQuestion const& asked) {
    auto const& definition = *headline.definition;
    if (headline.is_at_date()) {
        auto const month = month_number(asked.as_of);
        return {first_of_month(month), first_of_month(month + 1)};
    }
    if (std::ranges::count(definition.per, "ever") > 0) {
        auto const first = definition.since.value_or(asked.start);
        return {first, std::max(asked.as_of, first) + one_day};
    }
    auto const year = year_of(asked.as_of + one_day) - 1;  // a year is whole on its last day
    return {first_of_year(year), first_of_year(year + 1)};
}

std::optional<std::int64_t> value_of(Definition const& definition, Counted const& counted) {
    if (definition.take == Take::share) return hundredths(counted.top, counted.bottom);
    return counted.among == 0 ? std::nullopt : std::optional(counted.n);
}

}  // namespace

std::vector<Headline> headlines(fact::Ledger const& ledger, Rules const& rules, HeadlineQuestion const& asked) {
    std::vector<Headline> all;
    for (auto const& definition : rules.indicators) {
        if (definition.figure.empty()) continue;
        Headline headline;
        headline.definition = &definition;
        headline.span = span_of(headline, asked);
        Question question;
        question.definition = &definition;
        question.division = asked.division;
        question.span = headline.span;
        question.as_of = asked.as_of;
        question.is_current = false;
        question.known = asked.known;
        headline.counted = figure(ledger, rules, question).total;
        headline.value = value_of(definition, headline.counted);
        headline.meets_goal = meets_goal(definition, headline.value);
        all.push_back(headline);
    }
    std::ranges::sort(all, {}, [](Headline const& one) { return one.definition->figure; });
    return all;
}

}  // namespace chengxin::indicator
