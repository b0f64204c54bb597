// Fills a store with invented counties up to a number of facts, by the commands, as the server would.

#include <sys/resource.h>
#include <sys/statvfs.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "bench/grow/growth.hpp"
#include "cli/subcommands.hpp"
#include "command/world.hpp"
#include "ledger/fact_store.hpp"

namespace chengxin::bench {

namespace {

constexpr std::int64_t bytes_a_fact = 1400;                  // of a database file with its log, on the safe side
constexpr std::int64_t bytes_kept = std::int64_t{2} << 30U;  // left for others

double cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    auto const seconds = [](timeval const& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// Refuses before the first fact rather than with a full disk. in: facts that are still to come.
void expect_space(std::string const& url, std::int64_t facts) {
    constexpr std::string_view scheme = "sqlite:";
    if (!url.starts_with(scheme)) return;
    auto const folder = std::filesystem::absolute(url.substr(scheme.size())).parent_path();
    struct statvfs disk{};
    if (statvfs(folder.c_str(), &disk) != 0) throw Stopped(folder.string() + " cannot be read");
    auto const free = static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
    auto const wanted = facts * bytes_a_fact + bytes_kept;
    constexpr std::int64_t mib = 1 << 20U;
    if (free < wanted) {
        throw Stopped(std::to_string(facts) + " more facts need " + std::to_string(wanted / mib) + " MiB in " +
                      folder.string() + ", free are " + std::to_string(free / mib) + " MiB");
    }
}

/// A line now and then: how far, how fast, at what cost, how long still.
class Telling {
public:
    Telling(std::int64_t there, std::int64_t wanted) : facts_(there), begun_with_(there), wanted_(wanted) {}

    void add(std::int64_t facts) {
        facts_ += facts;
        constexpr auto pause = std::chrono::seconds{5};
        auto const now = Steady::now();
        if (now - told_ < pause) return;
        tell(now);
        told_ = now;
    }
    void tell_end() { tell(Steady::now()); }
    /// What this run took; of what was there before it knows nothing.
    json::Object result() const {
        auto const seconds = std::chrono::duration<double>(Steady::now() - begun_).count();
        auto const added = facts_ - begun_with_;
        json::Object told{{"facts", facts_}, {"added", added}, {"seconds", seconds}};
        if (added > 0) {
            told["facts_s"] = static_cast<double>(added) / seconds;
            told["cpu_us_fact"] = (cpu_seconds() - cpu_) / static_cast<double>(added) * 1e6;
        }
        return told;
    }

private:
    using Steady = std::chrono::steady_clock;

    void tell(Steady::time_point now) const {
        auto const seconds = std::chrono::duration<double>(now - begun_).count();
        auto const added = static_cast<double>(facts_ - begun_with_);
        if (added <= 0) return;
        auto const rate = added / seconds;
        std::cout << facts_ << " of " << wanted_ << " facts, " << static_cast<std::int64_t>(rate) << " facts/s, "
                  << static_cast<std::int64_t>((cpu_seconds() - cpu_) / added * 1e6) << " CPU us/fact, "
                  << static_cast<std::int64_t>(seconds) << " s, "
                  << static_cast<std::int64_t>(static_cast<double>(wanted_ - facts_) / rate) << " s to go" << std::endl;
    }

    std::int64_t facts_;
    std::int64_t begun_with_;
    std::int64_t wanted_;
    double cpu_ = cpu_seconds();
    Steady::time_point begun_ = Steady::now();
    Steady::time_point told_ = begun_;
};

struct Asked {
    cli::Place place;
    std::string today = "2026-11-24";
    std::string result;
    Options options;
};

std::int64_t facts_in(store::Store& store) {
    return store.read([](store::Connection& connection) {
        std::int64_t count = 0;
        for (auto const tenant : command::tenants(connection)) count += ledger::load_head(connection, tenant).seq;
        return count;
    });
}

void grow(Asked& asked) {
    auto const clock = machine_clock();
    auto& options = asked.options;
    options.today = cli::day_of(asked.today, clock);
    store::Store store(asked.place.store, store::Store::Opening::make);
    store.migrate(clock());
    auto const key = ledger::MasterKey::from_file(asked.place.key_path(store), true);
    auto const there = facts_in(store);
    expect_space(asked.place.store, options.facts - there);
    auto const packs = cli::shipped_packs();
    Telling telling(there, options.facts);
    json::Array counties;
    for (auto const& shape : shapes(options, events_a_household(options) + 1)) {
        auto const start = first_of_year(year_of(options.today) - options.years + 1);
        auto const made = command::make_tenant(store, shape.code, std::chrono::hours{8}, key, at_evening(start));
        if (!made && made.error().code != "tenant.exists") throw Stopped(made.error().detail);
        command::County county(store, shape.code, key);
        std::cout << "county " << shape.code << ": " << shape.villages.size() << " villages, " << shape.households()
                  << " households, " << shape.quota << " facts" << std::endl;
        counties.push_back(json::Object{{"code", shape.code},
                                        {"villages", shape.villages.size()},
                                        {"households", shape.households()},
                                        {"facts", shape.quota}});
        Growth(county, shape, options, [&](std::int64_t added) { telling.add(added); }).run(packs);
    }
    telling.tell_end();
    std::cout << facts_in(store) << " facts" << std::endl;
    if (asked.result.empty()) return;
    auto told = telling.result();
    told["store_bytes"] = store.size_on_disk();
    told["counties"] = std::move(counties);
    std::ofstream file(asked.result);
    file << boost::json::serialize(told) << "\n";
    if (!file.flush()) throw Stopped("cannot write " + asked.result);
}

}  // namespace

}  // namespace chengxin::bench

int main(int count, char** words) {
    using namespace chengxin;
    CLI::App app("fills a store with invented counties; started again after it was stopped, it goes on");
    bench::Asked asked;
    asked.place.add_to(app);
    app.add_option("--facts", asked.options.facts, "how many")->capture_default_str();
    app.add_option("--counties", asked.options.counties, "how many; 0: as facts and real sizes ask for");
    app.add_option("--years", asked.options.years, "of visits")->check(CLI::Range(1, 5))->capture_default_str();
    app.add_option("--group", asked.options.group, "commands recorded together")->check(CLI::Range(1, 1000));
    app.add_option("--seed", asked.options.seed)->capture_default_str();
    app.add_option("--today", asked.today, "the last day")->capture_default_str();
    app.add_option("--result", asked.result, "file for what it took, as JSON");
    CLI11_PARSE(app, count, words);
    try {
        bench::grow(asked);
    } catch (std::exception const& failure) {
        std::cerr << failure.what() << "\n";
        return 1;
    }
    return 0;
}
