#include "bench/grow/year.hpp"

#include <algorithm>

namespace chengxin::bench {

namespace {

using What = Event::What;

constexpr auto one_day = std::chrono::days{1};

/// Numbers drawn one after the other from one seed, much cheaper than a generator with a large state.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : seed_(seed) {}
    std::int64_t upto(std::int64_t most) {
        return static_cast<std::int64_t>(mixed(seed_, ++count_) % static_cast<std::uint64_t>(most + 1));
    }
    bool chance(std::int64_t in_thousand) { return upto(999) < in_thousand; }

private:
    std::uint64_t seed_;
    std::uint64_t count_ = 0;
};

class Year {
public:
    Year(int year, Date today, std::uint64_t seed)
        : year_(year),
          first_(first_of_year(year)),
          last_(std::min(first_of_year(year + 1) - one_day, today)),
          seed_(seed) {}

    void plan(std::uint32_t household) {
        Draws life(mixed(seed_, household));  // the same in all years
        if (life.chance(40) && life.upto(4) == year_ % 5) {
            draws_ = life;
            add(household, What::away, day());
            return;
        }
        draws_ = Draws(mixed(seed_, household, static_cast<std::uint64_t>(year_)));
        auto const visits = count();
        for (std::int64_t i = 0; i < visits; ++i) visit(household);
        if (visits == 0 && draws_.chance(500)) add(household, What::excuse, day());
        if (draws_.chance(20)) add(household, What::household, day());
    }

    std::vector<Event> take() {
        std::ranges::sort(events_, [](Event const& a, Event const& b) {
            return a.recorded_on != b.recorded_on ? a.recorded_on < b.recorded_on : a.key < b.key;
        });
        return std::move(events_);
    }

private:
    Date day() { return first_ + draws_.upto((last_ - first_).count()) * one_day; }

    std::int64_t count() {
        auto const drawn = draws_.upto(99);
        return drawn < 5 ? 0 : drawn < 15 ? 1 : drawn < 62 ? 2 : drawn < 90 ? 3 : 4;
    }

    Event& add(std::uint32_t household, What what, Date on) {
        Event event;
        event.recorded_on = event.day = on;
        event.key = static_cast<std::uint32_t>(events_.size() + 1);
        event.household = household;
        event.what = what;
        return events_.emplace_back(event);
    }

    void visit(std::uint32_t household) {
        auto& event = add(household, draws_.chance(60) ? What::call : What::visit, day());
        event.by_liaison = draws_.chance(300);
        // A few come in days later: there was no signal.
        if (draws_.chance(60)) event.recorded_on = std::min(event.day + (1 + draws_.upto(8)) * one_day, last_);
        if (!draws_.chance(25)) return;
        auto const target = event;  // add() may move it
        auto const on = std::min(target.recorded_on + draws_.upto(4) * one_day, last_);
        auto& mend = add(household, draws_.chance(600) ? What::correction : What::withdrawal, target.day);
        mend.recorded_on = on;
        mend.target = target.key;
        mend.target_recorded_on = target.recorded_on;
        mend.by_liaison = target.by_liaison;
    }

    int year_;
    Date first_;
    Date last_;
    std::uint64_t seed_;
    Draws draws_{0};
    std::vector<Event> events_;
};

}  // namespace

std::vector<Event> events_of_year(std::int64_t households, int year, Date today, std::uint64_t seed) {
    Year planned(year, today, seed);
    for (std::int64_t i = 0; i < households; ++i) planned.plan(static_cast<std::uint32_t>(i));
    return planned.take();
}

double events_a_household(Options const& options) {
    constexpr std::int64_t sample = 5000;
    std::size_t count = 0;
    auto const last = year_of(options.today);
    for (int year = last - options.years + 1; year <= last; ++year) {
        count += events_of_year(sample, year, options.today, options.seed).size();
    }
    return static_cast<double>(count) / static_cast<double>(sample);
}

}  // namespace chengxin::bench
