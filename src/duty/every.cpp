#include "duty/every.hpp"

#include <algorithm>
#include <array>

namespace chengxin::duty {

namespace {

struct Named {
    std::string_view name;
    Every every;
};
constexpr std::array all{Named{"month", Every::month}, Named{"quarter", Every::quarter},
                         Named{"half_year", Every::half_year}, Named{"year", Every::year}};

}  // namespace

SpanNumber span_at(Every every, Date day) { return month_number(day) / static_cast<std::int64_t>(every); }

Date first_of_span(Every every, SpanNumber span) { return first_of_month(span * static_cast<std::int64_t>(every)); }

DateRange days_of_span(Every every, SpanNumber span) {
    return {first_of_span(every, span), first_of_span(every, span + 1)};
}

std::vector<SpanNumber> spans_of_years(Every every, std::vector<std::int64_t> const& years) {
    std::vector<SpanNumber> spans;
    for (auto const year : years) {
        auto const past = span_at(every, first_of_year(static_cast<int>(year) + 1));
        for (auto span = span_at(every, first_of_year(static_cast<int>(year))); span < past; ++span) {
            spans.push_back(span);
        }
    }
    return spans;
}

std::optional<Every> every_named(std::string_view name) {
    auto const found = std::ranges::find(all, name, &Named::name);
    return found == all.end() ? std::nullopt : std::optional(found->every);
}

}  // namespace chengxin::duty
