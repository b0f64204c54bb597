#include "demo/plan.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace chengxin::demo {

namespace {

constexpr auto one_day = std::chrono::days{1};
constexpr std::array<std::int64_t, 12> month_weights{8, 5, 9, 10, 11, 10, 8, 9, 11, 12, 14, 13};
constexpr std::int64_t months_in_window = 24;

/// How many records, and what they come to, in the window of 24 months.
struct Stream {
    What what;
    std::int64_t records;
    std::int64_t total;  ///< of their numbers; 0: they have none
    std::int64_t most;   ///< of one number
};
constexpr Stream receptions{What::reception, 2176, 3046, 12};
constexpr Stream down_visits{What::down_visit, 3512, 11'238, 20};
constexpr Stream funds{What::fund, 720, 1'452'600'000, 0};
constexpr Stream loans{What::financing, 46, 10'030'000'000, 0};
constexpr std::int64_t deeds = 2874;
constexpr std::int64_t deeds_unconfirmed = 61;
constexpr std::int64_t disputes = 113;
constexpr std::int64_t disputes_open = 8;
constexpr std::int64_t pairings = 2980;
constexpr std::int64_t specialised = 1604;
constexpr std::int64_t others_a_year_labour = 160;
constexpr std::int64_t others_a_year_training = 300;
constexpr std::int64_t diary_days_of_station_cadres = 6;  // 1.3 a week
constexpr std::int64_t diary_days_of_others = 30;

class Planning {
public:
    Planning(Random& random, Folk const& folk, Scale scale, Window const& window)
        : random_(random),
          folk_(folk),
          scale_(scale),
          window_(window) {}

    std::vector<Planned> run() {
        plan_visits();
        plan_diaries();
        plan_people();
        plan_money();
        plan_deeds();
        plan_disputes();
        plan_households();
        plan_stations();
        plan_registers();
        plan_daily();
        std::ranges::stable_sort(all_, {}, [](Planned const& one) { return std::pair(one.on, one.number); });
        return std::move(all_);
    }

private:
    std::uint32_t drawn_station() {
        return static_cast<std::uint32_t>(pick(random_, 0, std::ssize(folk_.stations) - 1));
    }
    std::uint32_t drawn_home(std::uint32_t station) {
        return static_cast<std::uint32_t>(pick(random_, 0, std::ssize(folk_.stations[station].homes) - 1));
    }
    Date drawn_day(Date first, Date past) { return first + pick(random_, 0, (past - first).count() - 1) * one_day; }

    /// A day of the year, autumn and winter more often, as work in the hills goes.
    Date drawn_season(Date first, Date past) {
        for (;;) {
            auto const day = drawn_day(first, past);
            auto const month = static_cast<std::size_t>(month_number(day) % 12);
            if (pick(random_, 1, 14) <= month_weights[month]) return day;
        }
    }

    /// Most of it is recorded the same evening, some the next day, a little after days without signal.
    Date recorded_on(Date day) {
        auto const drawn = pick(random_, 0, 99);
        auto const late = drawn < 82 ? 0 : drawn < 97 ? 1 : pick(random_, 3, 9);
        return std::min(day + late * one_day, window_.end - one_day);
    }

    Planned& add(What what, Date day) {
        Planned planned;
        planned.what = what;
        planned.day = day;
        planned.on = recorded_on(day);
        planned.number = static_cast<std::uint32_t>(all_.size());
        planned.who = static_cast<std::uint32_t>(pick(random_, 0, 1'000'000));
        planned.n = pick(random_, 0, 1'000'000);
        planned.comes_twice = chance(random_, 10);
        all_.push_back(planned);
        return all_.back();
    }

    /// What comes later of something, while the demo lasts.
    void add_after(What what, std::uint32_t refers, std::int64_t least, std::int64_t most) {
        auto const day = std::min(all_[refers].on + pick(random_, least, most) * one_day, window_.end - one_day);
        auto const of = all_[refers];
        auto& planned = add(what, day);
        planned.on = std::max(planned.on, of.on);
        planned.refers = refers;
        planned.station = of.station;
        planned.home = of.home;
        planned.who = of.who;
        planned.n = of.n;
    }

    /// `count` numbers of at least 1 and at most `most` that come to `total`.
    std::vector<std::int64_t> spread(std::int64_t total, std::int64_t count, std::int64_t most) {
        std::vector<std::int64_t> numbers(static_cast<std::size_t>(count), 1);
        for (auto left = total - count; left > 0;) {
            auto& number = numbers[static_cast<std::size_t>(pick(random_, 0, count - 1))];
            if (number >= most) continue;
            ++number;
            --left;
        }
        return numbers;
    }

    /// Uneven sums, in whole yuan but for the last, that come to `total` fen.
    std::vector<std::int64_t> spread_money(std::int64_t total, std::int64_t count) {
        std::vector<std::int64_t> weights;
        for (std::int64_t i = 0; i < count; ++i) {
            auto const drawn = pick(random_, 1, 100);
            weights.push_back(drawn * drawn * pick(random_, 1, 6));
        }
        auto const whole = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
        std::vector<std::int64_t> sums;
        std::int64_t given = 0;
        for (auto const weight : weights) {
            auto const sum = std::max<std::int64_t>(total / whole * weight / 100 * 100, 100);
            sums.push_back(sum);
            given += sum;
        }
        sums.back() += total - given;
        CHECK(sums.back() > 0);
        return sums;
    }

    // visits

    void plan_visits() {
        for (auto const& [station, home] : folk_.eligible) {
            auto const at = static_cast<std::uint32_t>(station);
            auto const in = static_cast<std::uint32_t>(home);
            for (int year = year_of(window_.first); first_of_year(year) < window_.end; ++year) {
                plan_year_of(at, in, std::max(first_of_year(year), window_.first),
                             std::min(first_of_year(year + 1), window_.end), year);
            }
        }
    }

    /// In the year that the headline figure is of everybody was called on twice; in others a few were not.
    void plan_year_of(std::uint32_t station, std::uint32_t home, Date first, Date past, int year) {
        bool const is_whole = first == first_of_year(year) && past == first_of_year(year + 1);
        bool const is_headline = year + 1 == year_of(window_.past);
        std::int64_t visits = chance(random_, 130) ? 3 : 2;
        if (!is_headline && chance(random_, is_whole ? 25 : 400)) visits = pick(random_, 0, 1);
        std::vector<Date> days;
        while (std::ssize(days) < visits) {
            auto const day = drawn_season(first, past);
            if (std::ranges::count(days, day) == 0) days.push_back(day);
        }
        for (auto const day : days) {
            auto& visit = add(What::visit, day);
            visit.station = station;
            visit.home = home;
            mend(visit.number);
        }
        if (chance(random_, 60)) {
            auto& call = add(What::call, drawn_season(first, past));
            call.station = station;
            call.home = home;
        }
        if (visits < 2 && is_whole && chance(random_, 600)) {
            auto& excuse = add(What::excuse, drawn_day(past - 40 * one_day, past));
            excuse.station = station;
            excuse.home = home;
        }
    }

    /// Typed wrong and put right; or recorded once too often, which is taken back.
    void mend(std::uint32_t number) {
        if (chance(random_, 15)) {
            all_[number].is_mended = true;
            add_after(What::correction, number, 0, 4);
        }
        if (!chance(random_, 6)) return;
        auto const of = all_[number];
        auto& again = add(What::visit, of.day);
        again.station = of.station;
        again.home = of.home;
        again.on = std::max(again.on, of.on);
        add_after(What::withdrawal, again.number, 0, 3);
    }

    void plan_diaries() {
        auto const each = [&](std::size_t count, std::int64_t days, bool is_station_cadre) {
            for (std::size_t who = 0; who < count; ++who) {
                auto day = window_.first + pick(random_, 0, days - 1) * one_day;
                for (; day < window_.end; day += pick(random_, days - 2, days + 1) * one_day) {
                    auto& diary = add(What::diary, day);
                    diary.who = static_cast<std::uint32_t>(who);
                    diary.n = is_station_cadre ? 1 : 0;
                }
            }
        };
        each(folk_.station_cadres.size(), diary_days_of_station_cadres, true);
        each(folk_.other_cadres.size(), diary_days_of_others, false);
    }

    // streams whose totals are told

    /// The window's records, and as many a month after it, with numbers from the same urn.
    template <typename Place>
    void plan_stream(Stream const& stream, Place place) {
        auto const count = scale_.of(stream.records);
        auto const total = std::max(scale_.of(stream.total), count);
        auto const numbers = stream.most == 0 ? spread_money(total, count) : spread(total, count, stream.most);
        for (auto const number : numbers) place(add(stream.what, drawn_season(window_.first, window_.past)), number);
        auto const months = month_number(window_.end) - month_number(window_.past);
        for (std::int64_t i = 0; i < count * months / months_in_window; ++i) {
            auto const number = numbers[static_cast<std::size_t>(pick(random_, 0, count - 1))];
            place(add(stream.what, drawn_season(window_.past, window_.end)), number);
        }
    }

    void plan_people() {
        plan_stream(receptions, [&](Planned& planned, std::int64_t number) {
            planned.station = drawn_station();
            planned.n = number;
            if (!chance(random_, 550)) return;  // more than half come on the station's days
            auto const first = first_of_month(month_number(planned.day));
            planned.day = first + pick(random_, 5, 6) * one_day;
            planned.on = recorded_on(planned.day);
        });
        plan_stream(down_visits, [&](Planned& planned, std::int64_t number) {
            planned.station = drawn_station();
            planned.n = number;
        });
    }

    void plan_money() {
        plan_stream(funds, [&](Planned& planned, std::int64_t number) {
            planned.station = drawn_station();
            planned.n = number;
        });
        plan_stream(loans, [&](Planned& planned, std::int64_t number) { planned.n = number; });
    }

    void plan_deeds() {
        auto const plan_one = [&](Date first, Date past, bool is_confirmed) {
            auto& deed = add(What::deed, drawn_season(first, past));
            deed.station = drawn_station();
            auto const number = deed.number;
            if (is_confirmed) add_after(What::confirmation, number, 0, 12);
        };
        for (std::int64_t i = 0; i < scale_.of(deeds); ++i) plan_one(window_.first, window_.past, true);
        for (std::int64_t i = 0; i < scale_.of(deeds_unconfirmed); ++i) plan_one(window_.first, window_.past, false);
        auto const months = month_number(window_.end) - month_number(window_.past);
        for (std::int64_t i = 0; i < scale_.of(deeds) * months / months_in_window; ++i) {
            plan_one(window_.past, window_.end, chance(random_, 950));
        }
    }

    void plan_disputes() {
        auto const plan_some = [&](std::int64_t count, Date first, Date past, std::int64_t outcome) {
            for (std::int64_t i = 0; i < count; ++i) {
                auto& dispute = add(What::dispute, drawn_day(first, past));
                dispute.station = drawn_station();
                dispute.n = outcome;
            }
        };
        plan_some(scale_.of(disputes), window_.first, window_.past, 0);
        plan_some(scale_.of(disputes_open), window_.first, window_.past, 1);
        plan_some(scale_.of(disputes) / 3, window_.past, window_.end, 0);
    }

    /// Households that stand out: specialised, in hardship, paired with a cadre; each once.
    void plan_households() {
        auto order = folk_.eligible;
        for (auto at = order.size(); at > 1; --at) {
            std::swap(order[at - 1],
                      order[static_cast<std::size_t>(pick(random_, 0, static_cast<std::int64_t>(at) - 1))]);
        }
        std::size_t next = 0;
        auto const take = [&](What what, std::int64_t count, Date first, Date past) {
            for (std::int64_t i = 0; i < count && next < order.size(); ++i, ++next) {
                auto& planned = add(what, drawn_day(first, past));
                planned.station = static_cast<std::uint32_t>(order[next].first);
                planned.home = static_cast<std::uint32_t>(order[next].second);
            }
        };
        take(What::specialised, scale_.of(specialised), window_.first, window_.past);
        take(What::specialised, scale_.of(specialised) / 10, window_.past, window_.end);
        take(What::hardship, scale_.of(1624), window_.first, window_.first + 60 * one_day);
        next = 0;  // who stands out is paired more often than others
        take(What::pairing, scale_.of(pairings), window_.first, window_.past);
        take(What::pairing, scale_.of(pairings) / 10, window_.past, window_.end);
        for (auto const& [station, home] : folk_.eligible) {
            auto& card = add(What::card, drawn_day(window_.first, window_.first + 120 * one_day));
            card.station = static_cast<std::uint32_t>(station);
            card.home = static_cast<std::uint32_t>(home);
        }
    }

    // stations and registers

    void plan_stations() {
        for (std::uint32_t station = 0; station < folk_.stations.size(); ++station) {
            for (auto month = month_number(window_.first); month < month_number(window_.end); ++month) {
                for (auto const number : {5, 6})
                    add(What::station_day, first_of_month(month) + number * one_day).station = station;
            }
            for (auto const what : {What::basics, What::priorities, What::village_plan}) {
                add(what, drawn_day(window_.first + 10 * one_day, window_.first + 200 * one_day)).station = station;
            }
            for (auto day = window_.first + 200 * one_day; day + 30 * one_day < window_.end; day += 150 * one_day) {
                add(What::basics, drawn_day(day, day + 30 * one_day)).station = station;
            }
            auto const survey = [&](What what, int year, int month) {
                auto const first = first_of_month(12 * year + month - 1);
                add(what, drawn_day(first, first + 90 * one_day)).station = station;
            };
            survey(What::survey_finance, 2013, 3);
            survey(What::survey_land, 2013, 9);
            for (auto month = month_number(window_.first) + 2; month < month_number(window_.end); month += 3) {
                add(What::organisation, drawn_day(first_of_month(month), first_of_month(month + 1))).station = station;
            }
            for (auto month = month_number(window_.first) + 1; month < month_number(window_.end); month += 6) {
                add(What::development, drawn_day(first_of_month(month), first_of_month(month + 1))).station = station;
            }
        }
    }

    void plan_registers() {
        for (std::uint32_t who = 0; who < folk_.station_cadres.size(); ++who) {
            add(What::task_letter, window_.first + pick(random_, 0, 20) * one_day).who = who;
            add(What::kit, window_.first + pick(random_, 0, 40) * one_day).who = who;
            for (int year = year_of(window_.first); first_of_year(year + 1) <= window_.end; ++year) {
                bool const is_late = chance(random_, 15);
                if (!is_late)
                    add(What::report, drawn_day(first_of_year(year + 1) - 50 * one_day, first_of_year(year + 1))).who =
                        who;
            }
        }
        for (std::int64_t i = 0; i < scale_.of(24); ++i)
            add(What::honour, drawn_day(window_.first, window_.end)).station = drawn_station();
    }

    void plan_daily() {
        auto const years = (month_number(window_.end) - month_number(window_.first) + 6) / 12;
        auto const plan_some = [&](What what, std::int64_t count, bool is_at_home) {
            for (std::int64_t i = 0; i < count; ++i) {
                auto& planned = add(what, drawn_season(window_.first, window_.end));
                planned.station = drawn_station();
                if (is_at_home) planned.home = drawn_home(planned.station);
            }
        };
        plan_some(What::labour, scale_.of(others_a_year_labour) * years, false);
        plan_some(What::training, scale_.of(others_a_year_training) * years, false);
        plan_some(What::stay, scale_.of(1200) * years, false);
        plan_some(What::meal, scale_.of(900) * years, true);
        plan_some(What::help, scale_.of(1500) * years, true);
        plan_some(What::voice, scale_.of(60) * years, false);
    }

    Random& random_;
    Folk const& folk_;
    Scale scale_;
    Window window_;
    std::vector<Planned> all_;
};

}  // namespace

std::vector<Planned> plan(Random& random, Folk const& folk, Scale scale, Window const& window) {
    return Planning(random, folk, scale, window).run();
}

}  // namespace chengxin::demo
