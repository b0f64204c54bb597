#include "demo/county.hpp"

#include "command/founding.hpp"
#include "demo/telling.hpp"

namespace chengxin::demo {

namespace {

constexpr std::size_t group_size = 500;

Date on(int year, unsigned month, unsigned day) {
    return std::chrono::local_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

Window const window{on(2012, 5, 1), on(2014, 5, 1), on(2015, 1, 1)};

class County {
public:
    County(command::County& county, CountyOptions const& options) : options_(options), stage_(county, options.seed) {}

    Result<Made> make(std::vector<json::Object> const& packs, std::string_view divisions_csv,
                      std::string_view villages_csv) {
        auto folk = settle_folk(stage_, packs, divisions_csv, villages_csv, options_.scale, window.first);
        if (!folk) return folk.error();
        carry_out(*folk, plan(stage_.random(), *folk, options_.scale, window));
        if (stage_.problem()) return *stage_.problem();
        Made made;
        for (auto const& station : folk->stations) made.households += std::ssize(station.homes);
        auto& county = stage_.county();
        made.head = county.store().read(
            [&](store::Connection& connection) { return ledger::load_head(connection, county.tenant()); });
        made.facts = made.head.seq;
        return made;
    }

private:
    void carry_out(Folk const& folk, std::vector<Planned> const& planned) {
        Telling telling(stage_, folk, planned.size());
        Group group;
        Date day = planned.front().on;
        std::int64_t done = 0;
        auto const record = [&] {
            stage_.stand_at(day);
            stage_.record(group);
            done += std::ssize(group);
            group.clear();
            options_.progress(done, std::ssize(planned));
        };
        for (auto const& one : planned) {
            if (stage_.problem()) return;
            if (one.on != day || group.size() >= group_size) {
                record();
                day = one.on;
                stage_.stand_at(day);
            }
            group.push_back(telling.submission(one));
            if (one.comes_twice) group.push_back(group.back());
        }
        record();
    }

    CountyOptions const& options_;
    Stage stage_;
};

}  // namespace

std::vector<Target> targets(Scale scale) {
    constexpr std::int64_t whole = 10'000;  // hundredths of a percent
    auto const funds = scale.of(1'452'600'000);
    auto const loans = scale.of(10'030'000'000);
    return {{"FIG-01", scale.of(2015)},
            {"FIG-02", scale.of(412)},
            {"FIG-03", scale.of(3046)},
            {"FIG-04", scale.of(11'238)},
            {"FIG-05", scale.of(2980)},
            {"FIG-06", funds},
            {"FIG-07", scale.of(2874)},
            {"FIG-08", scale.of(113)},
            {"FIG-09", scale.of(1604)},
            {"FIG-10", loans, loans / 20},
            {"FIG-13", whole},
            {"FIG-14", 2},
            {"FIG-16", 24}};
}

Result<Made> make_county(store::Store& store, ledger::MasterKey const& key, std::vector<json::Object> const& packs,
                         std::string_view divisions_csv, std::string_view villages_csv, CountyOptions const& options) {
    auto const start = std::chrono::sys_days{window.first.time_since_epoch()};
    auto const made = command::make_tenant(store, county_code, std::chrono::hours{8}, key, start);
    if (!made) return made.error();
    command::County county(store, county_code, key);
    return County(county, options).make(packs, divisions_csv, villages_csv);
}

}  // namespace chengxin::demo
