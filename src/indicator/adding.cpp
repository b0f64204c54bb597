#include <algorithm>

#include "indicator/numbers.hpp"

namespace chengxin::indicator {

namespace {

constexpr auto one_day = std::chrono::days{1};
constexpr std::int64_t month_first_ever = 0;

bool is_of_duty(Adding adding) { return adding == Adding::owed || adding == Adding::outcome; }

/// Whether it adds up from the beginning, whatever is asked for.
bool is_from_beginning(Adding adding) { return adding == Adding::running || adding == Adding::owed; }

/// Steps of a stream, once by month and once by place: the same, or sums of them that are kept.
struct Steps {
    std::vector<DatedStep> by_month;
    std::vector<DatedStep> by_place;
};

class AddingUp {
public:
    AddingUp(Asked const& asked, Stream const& stream)
        : asked_(asked),
          stream_(stream),
          every_(stream.rule == nullptr ? duty::Every::month : stream.rule->every),
          moments_(asked.moments()),
          last_(asked.question.last()) {
        numbers_.months.resize(moments_.size());
    }

    Numbers run() {
        if (stream_.number < 0) return std::move(numbers_);
        if (is_summed()) {
            auto const sums = sums_of_year();
            if (has_place_for(sums.by_place)) return add(sums);
        }
        Steps steps;
        steps.by_place = asked_.known == nullptr ? steps_of_cells() : steps_known();
        steps.by_month = steps.by_place;
        return add(steps);
    }

private:
    fact::Ledger const& ledger() const { return asked_.ledger; }

    /// Whether the question is of a whole year of the whole county, of which sums are kept.
    bool is_summed() const {
        auto const& question = asked_.question;
        auto const year = year_of(question.span.first);
        bool const whole_year =
            question.span.first == first_of_year(year) && question.span.past == first_of_year(year + 1);
        bool const has_sums = !is_of_duty(stream_.adding) || every_ == duty::Every::year;
        return has_sums && whole_year && asked_.known == nullptr && question.division == ledger().divisions.county() &&
               last_ == question.span.past - one_day;
    }

    /// cost: a row a place and one a month; of what is added up from the beginning, those of all years.
    Steps sums_of_year() const {
        Steps steps;
        auto const first_day = asked_.question.span.first;
        auto const first = month_number(first_day);
        bool const from_beginning = is_from_beginning(stream_.adding);
        auto const year_last = from_beginning ? std::int64_t{-1} : year_at_place(first);
        for (auto const& cell : cells_in(ledger(), stream_.number, year_at_place(first), year_last)) {
            steps.by_place.push_back({cell.stream, first_day, cell.place, cell.n, cell.split});
        }
        auto const month_first = month_everywhere(from_beginning ? month_first_ever : first);
        for (auto const& cell :
             cells_in(ledger(), stream_.number, month_first, month_everywhere(month_number(last_)))) {
            auto const day = first_of_month(cell.month - month_everywhere(0));
            steps.by_month.push_back({cell.stream, day, asked_.question.division, cell.n, cell.split});
        }
        return steps;
    }

    /// Whether everything that was counted lies in some part: a place that is no more lies in none.
    bool has_place_for(std::vector<DatedStep> const& steps) const {
        return std::ranges::all_of(
            steps, [&](DatedStep const& step) { return step.n == 0 || asked_.parts.part_of(step.place).has_value(); });
    }

    std::vector<DatedStep> steps_of_cells() const {
        std::vector<DatedStep> steps;
        bool const whole_months = month_number(last_) != month_number(last_ + one_day);
        auto const last_month = whole_months ? month_number(last_) : month_number(last_) - 1;
        auto const first = is_from_beginning(stream_.adding) ? month_first_ever : month_number(first_counted());
        for (auto const& cell : cells_in(ledger(), stream_.number, first, last_month)) {
            steps.push_back({cell.stream, first_of_month(cell.month), cell.place, cell.n, cell.split});
        }
        if (whole_months) return steps;
        auto const more = dated_steps(asked_, stream_, {first_of_month(month_number(last_)), last_ + one_day});
        steps.insert(steps.end(), more.begin(), more.end());
        return steps;
    }

    std::vector<DatedStep> steps_known() const {
        std::vector<DatedStep> steps;
        std::ranges::copy_if(asked_.known->steps, std::back_inserter(steps),
                             [&](DatedStep const& step) { return step.stream == stream_.number && step.day <= last_; });
        return steps;
    }

    Date first_counted() const {
        auto const first = asked_.question.span.first;
        return is_of_duty(stream_.adding) ? duty::first_of_span(every_, duty::span_at(every_, first)) : first;
    }

    /// How often a step of the day counts for the days from `from` to `to`.
    std::int64_t weight(Date day, Date from, Date to) const {
        if (day > to) return 0;
        switch (stream_.adding) {
            case Adding::events: return day >= from ? 1 : 0;
            case Adding::running: return 1;
            case Adding::owed: {
                auto const last = duty::span_at(every_, to);
                auto const first = std::min(duty::span_at(every_, from), last);
                return last - std::max(duty::span_at(every_, day), first) + 1;
            }
            case Adding::outcome: return day >= duty::first_of_span(every_, duty::span_at(every_, from)) ? 1 : 0;
        }
        CHECK(false);
        return 0;
    }

    Numbers add(Steps const& steps) {
        for (auto const& step : steps.by_month) {
            if (step.split != 0 || !asked_.parts.part_of(step.place)) continue;
            for (std::size_t i = 0; i < moments_.size(); ++i) {
                numbers_.months[i] += step.n * weight(step.day, first_of_month(asked_.months[i]), moments_[i]);
            }
        }
        for (auto const& step : steps.by_place) {
            auto const part = asked_.parts.part_of(step.place);
            if (!part) continue;
            auto const n = step.n * weight(step.day, asked_.question.span.first, last_);
            if (step.split != 0) {
                numbers_.options[step.split] += n;
                continue;
            }
            numbers_.total += n;
            if (*part != asked_.parts.division()) numbers_.parts[*part] += n;
        }
        return std::move(numbers_);
    }

    Asked const& asked_;
    Stream const& stream_;
    duty::Every every_;
    std::vector<Date> moments_;
    Date last_;
    Numbers numbers_;
};

}  // namespace

std::vector<Date> Asked::moments() const {
    std::vector<Date> days;
    for (auto const month : months) days.push_back(std::min(first_of_month(month + 1) - one_day, question.last()));
    return days;
}

std::optional<Number> Parts::part_of(Number place) {
    auto const [at, is_new] = known_.try_emplace(place);
    if (is_new) {
        auto const lineage = divisions_.lineage(place, day_);
        auto const here = std::ranges::find(lineage, division_);
        if (here != lineage.end()) at->second = here == lineage.begin() ? division_ : *std::prev(here);
    }
    return at->second;
}

Numbers add_up(Asked const& asked, Stream const& stream) { return AddingUp(asked, stream).run(); }

}  // namespace chengxin::indicator
